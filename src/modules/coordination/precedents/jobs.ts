import { z } from 'zod'
import type { CaseId, CommunityId } from '../../../kernel/ids.ts'
import { job } from '../../../kernel/jobs.ts'

/** Planned by a migration: a decision that was taken before decisions were kept is read from its case's journal. */
export const precedentHearing = job(
  'coordination.hear_precedent',
  z.object({
    community: z.uuid().transform((text) => text as CommunityId),
    case: z.uuid().transform((text) => text as CaseId),
    n: z.int().positive(),
  }),
)
