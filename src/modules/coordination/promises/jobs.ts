import { z } from 'zod'
import type { Brand } from '../../../kernel/brand.ts'
import type { CaseId, CommunityId } from '../../../kernel/ids.ts'
import { job } from '../../../kernel/jobs.ts'
import type { PromiseId } from './promise.rules.ts'

const idOf = <Id extends Brand<string, string>>() => z.uuid().transform((text) => text as Id)

/** Planned for the moment a promise is to be reminded of, and for the moment its time is over. */
export const promiseLook = job(
  'coordination.look_at_promise',
  z.object({ community: idOf<CommunityId>(), promise: idOf<PromiseId>() }),
)

/** Planned by a migration: what a case's journal says of promises is read into the ledger. */
export const promiseHearing = job(
  'coordination.hear_promises',
  z.object({ community: idOf<CommunityId>(), case: idOf<CaseId>() }),
)

/** Told when a promise comes due soon and when it is broken, for whoever tells people of it. */
export const promiseHappened = job(
  'coordination.promise_happened',
  z.object({
    community: idOf<CommunityId>(),
    promise: idOf<PromiseId>(),
    kind: z.enum(['promise.due_soon', 'promise.broken']),
  }),
)
