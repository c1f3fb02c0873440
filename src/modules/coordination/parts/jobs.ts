import { z } from 'zod'
import type { CommunityId } from '../../../kernel/ids.ts'
import { job } from '../../../kernel/jobs.ts'
import type { PartId } from './part.rules.ts'

/** Planned for the moment a part is due. */
export const partLook = job(
  'coordination.look_at_part',
  z.object({
    community: z.uuid().transform((text) => text as CommunityId),
    part: z.uuid().transform((text) => text as PartId),
  }),
)

export function partKey(id: PartId): string {
  return `part:${id}`
}
