import type { Brand } from '../../../kernel/brand.ts'
import type { CaseId, CommunityId, FileId } from '../../../kernel/ids.ts'
import type { Head } from '../../../kernel/journal.ts'

export type ReleaseId = Brand<string, 'ReleaseId'>

/** What a worker lets the bodies of a case see beyond the matter itself: one photo, or one sentence of the post. */
export type Release = {
  readonly id: ReleaseId
  readonly community: CommunityId
  readonly case: CaseId
  readonly file: FileId | null
  readonly words: string | null
  readonly journal: Head
}
