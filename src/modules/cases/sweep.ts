import { inCommunity } from '../../kernel/db.ts'
import { task } from '../../kernel/jobs.ts'
import { forgetAnswers } from '../../kernel/once.ts'
import { ok, type Result } from '../../kernel/result.ts'
import { hoursAfter } from '../../kernel/time.ts'
import { listCommunities } from '../people/door.ts'
import type { House } from './house.ts'
import { answerSweep, draftSweep } from './jobs.ts'
import { sweepDraftsOf } from './keep-draft.ts'

/** For how long a repeated write gets its first answer: a phone that was off for a weekend still does. */
export const answerHours = 72

/** In every community: files whose words never came, a day after they were sent. */
export function sweepDrafts(house: House) {
  return async (): Promise<Result<number, never>> => {
    const counts = { files: 0 }
    for (const { id } of await listCommunities(house.db)) counts.files += await sweepDraftsOf(house, id)
    return ok(counts.files)
  }
}

/** In every community: answers that no phone asks for any more. */
export function forgetOldAnswers(house: House) {
  return async (): Promise<Result<number, never>> => {
    const before = hoursAfter(house.clock(), -answerHours)
    const counts = { answers: 0 }
    for (const { id } of await listCommunities(house.db)) {
      const gone = await inCommunity(house.db, id, async (tx) => ok(await forgetAnswers(tx, id, before)))
      if (gone.ok) counts.answers += gone.value
    }
    return ok(counts.answers)
  }
}

/** The jobs `cases.sweep_drafts` and `cases.forget_answers`, for the worker's list; both are planned by cron. */
export function sweepTasks(house: House) {
  return { ...task(draftSweep, sweepDrafts(house)), ...task(answerSweep, forgetOldAnswers(house)) }
}
