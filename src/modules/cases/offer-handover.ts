import { addLimit } from '../../kernel/calendar.ts'
import type { Caller } from '../../kernel/http/contract.ts'
import { type BodyId, type CaseId, newId, type OfferId } from '../../kernel/ids.ts'
import { refuse } from '../../kernel/result.ts'
import { bodiesOf } from '../people/door.ts'
import { deskAct } from './act-on-case.ts'
import { offer } from './handover.rules.ts'
import type { House } from './house.ts'
import { insertNote } from './note.store.ts'
import { insertOffer } from './offer.store.ts'

type Input = { readonly id: CaseId; readonly to: BodyId; readonly why: string }

/** Asks another body to take the case. Until it accepts, the one who holds it stays answerable. */
export function offerHandover(house: House) {
  return ({ id, to, why }: Input, by: Caller) =>
    deskAct(house, 'worker', {
      id,
      by,
      deed: 'offer',
      input: [id, to, why],
      decide: async ({ tx, it, by: worker, now, calendar, limits }) => {
        if (!(await bodiesOf(house.db, worker.community)).byId.has(to)) return refuse('body.not_found')
        const offering = { id: newId<OfferId>(), to, answerBy: addLimit(calendar, now, limits.offer) }
        const decided = offer(it, offering)
        if (!decided.ok || !it.holder) return decided
        const note = await insertNote(tx, { case: id, kind: 'reason', words: why, by: worker, at: now })
        await insertOffer(tx, worker.community, {
          ...offering,
          case: id,
          from: it.holder.body,
          by: worker.person,
          at: now,
          note,
        })
        return decided
      },
    })
}
