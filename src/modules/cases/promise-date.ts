import { closing, dayOf } from '../../kernel/calendar.ts'
import type { Caller } from '../../kernel/http/contract.ts'
import type { CaseId } from '../../kernel/ids.ts'
import { ok, refuse } from '../../kernel/result.ts'
import type { PlainDate } from '../../kernel/time.ts'
import { handAct } from './act-on-case.ts'
import { change, inState } from './case.rules.ts'
import { told } from './clock.rules.ts'
import type { House } from './house.ts'
import { insertNote } from './note.store.ts'
import { mayWorkOn } from './write-note.ts'

type Input = { readonly id: CaseId; readonly on: PlainDate; readonly why: string }

/** A new date, its reason, and word to the resident: all three or none (Jinan Art. 24, Beijing Art. 15). */
export function promiseDate(house: House) {
  return ({ id, on, why }: Input, by: Caller) =>
    handAct(house, 'helper', {
      id,
      by,
      deed: 'promise',
      input: [id, on, why],
      decide: async ({ tx, it, by: actor, now, limits, calendar }) => {
        if (!mayWorkOn(actor, it)) return refuse('not_allowed')
        if (!inState(it, 'new', 'held')) return refuse('case.not_being_worked', { state: it.state })
        const promisedAt = closing(calendar, on)
        if (on < dayOf(calendar, now) || promisedAt <= now) return refuse('promise.in_the_past', { on })
        const note = await insertNote(tx, { case: id, kind: 'told', words: why, by: actor, at: now })
        const times = { ...told(it.times, limits, calendar, now), finishDue: promisedAt, promisedAt }
        return ok(
          change({ ...it, state: 'held', times }, 'finish.promised', {
            note,
            from: it.times.finishDue,
            to: promisedAt,
          }),
        )
      },
    })
}
