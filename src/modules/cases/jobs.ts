import { z } from 'zod'
import { job } from '../../kernel/jobs.ts'
import { caseId, communityId } from './schemas.ts'

/** Planned for the moment a case's next clock warns, breaks or climbs the ladder. */
export const clockLook = job('cases.look_at_clock', z.object({ community: communityId, case: caseId }))

/** Told to whoever stands above the cases, after a change of a kind that others listen for. */
export const happened = job(
  'cases.happened',
  z.object({ community: communityId, case: caseId, n: z.int().positive(), kind: z.string() }),
)

/** By the clock on the wall: files that were sent and never filed. */
export const draftSweep = job('cases.sweep_drafts', z.unknown())

/** By the clock on the wall: kept answers to writes that no phone repeats any more. */
export const answerSweep = job('cases.forget_answers', z.unknown())

/** Planned by a migration: what cases are found by is made anew, from the case after this one on. */
export const searchRenewal = job(
  'cases.renew_search',
  z.object({ community: communityId, after: caseId.nullable() }),
)
