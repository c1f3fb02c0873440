import type { Brand } from '../../../kernel/brand.ts'

export type ContactId = Brand<string, 'ContactId'>
export type DeputyId = Brand<string, 'DeputyId'>
