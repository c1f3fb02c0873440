import type { Caller } from '../../kernel/http/contract.ts'
import type { BodyId, CaseId } from '../../kernel/ids.ts'
import { ok, refuse } from '../../kernel/result.ts'
import { bodiesOf } from '../people/door.ts'
import { deskAct } from './act-on-case.ts'
import { designate } from './handover.rules.ts'
import type { House } from './house.ts'
import { insertNote } from './note.store.ts'
import { endOffer } from './offer.store.ts'

type Input = { readonly id: CaseId; readonly to: BodyId; readonly why: string }

/** The coordinator says whose it is, and why in a sentence. Whoever is named cannot hand it back. */
export function designateHolder(house: House) {
  return ({ id, to, why }: Input, by: Caller) =>
    deskAct(house, 'coordinator', {
      id,
      by,
      deed: 'designate',
      input: [id, to, why],
      decide: async ({ tx, it, by: coordinator, now }) => {
        if (!(await bodiesOf(house.db, coordinator.community)).byId.has(to)) return refuse('body.not_found')
        const decided = designate(it, to, now)
        if (!decided.ok) return decided
        const note = await insertNote(tx, { case: id, kind: 'reason', words: why, by: coordinator, at: now })
        if (it.offer) await endOffer(tx, coordinator.community, it.offer.id, { state: 'withdrawn', at: now })
        return ok({ ...decided.value, facts: { ...decided.value.facts, note } })
      },
    })
}
