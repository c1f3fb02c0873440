import { type Hand, outranks } from '../../kernel/actor.ts'
import type { Caller } from '../../kernel/http/contract.ts'
import type { BodyId, CaseId } from '../../kernel/ids.ts'
import { refuse } from '../../kernel/result.ts'
import { bodiesOf } from '../people/door.ts'
import { deskAct, handAct } from './act-on-case.ts'
import type { Case } from './case.rules.ts'
import { attachDraft } from './file.store.ts'
import {
  acceptOffer as accept,
  refuseOffer as refuseIt,
  withdrawOffer as withdraw,
} from './handover.rules.ts'
import type { House } from './house.ts'
import { insertNote } from './note.store.ts'
import { endOffer } from './offer.store.ts'

/** A worker writes down what the body said on the phone; a member of the body answers for it. */
function mayAnswer(actor: Hand, it: Case): boolean {
  if (actor.as === 'body') return it.offer?.to === actor.body
  return outranks(actor.rank, 'worker') || it.offer?.to === actor.body
}

export function acceptOffer(house: House) {
  return ({ id }: { readonly id: CaseId }, by: Caller) =>
    handAct(house, 'helper', {
      id,
      by,
      deed: 'offer.accept',
      input: id,
      decide: async ({ tx, it, by: actor, now }) => {
        if (!mayAnswer(actor, it)) return refuse('not_allowed')
        const decided = accept(
          it,
          actor.as === 'staff' && actor.body === it.offer?.to ? actor.person : null,
          now,
        )
        if (decided.ok && it.offer)
          await endOffer(tx, actor.community, it.offer.id, { state: 'accepted', at: now })
        return decided
      },
    })
}

type Refusing = {
  readonly id: CaseId
  readonly why: string
  readonly better: BodyId
  /** Photos of a paper that shows whose it is. */
  readonly draft?: string | undefined
}

/** Needs a reason and the body that it belongs to; then the coordinator decides. */
export function refuseOffer(house: House) {
  return ({ id, why, better, draft }: Refusing, by: Caller) =>
    handAct(house, 'helper', {
      id,
      by,
      deed: 'offer.refuse',
      input: [id, why, better],
      decide: async ({ tx, it, by: actor, now }) => {
        if (!mayAnswer(actor, it)) return refuse('not_allowed')
        if (!(await bodiesOf(house.db, actor.community)).byId.has(better)) return refuse('body.not_found')
        const decided = refuseIt(it, better)
        if (!decided.ok || !it.offer) return decided
        const note = await insertNote(tx, { case: id, kind: 'reason', words: why, by: actor, at: now })
        await attachDraft(tx, actor.community, draft, { note, case: id })
        await endOffer(tx, actor.community, it.offer.id, { state: 'refused', at: now, better, note })
        return decided
      },
    })
}

export function withdrawOffer(house: House) {
  return ({ id }: { readonly id: CaseId }, by: Caller) =>
    deskAct(house, 'worker', {
      id,
      by,
      deed: 'offer.withdraw',
      input: id,
      decide: async ({ tx, it, by: worker, now }) => {
        const decided = withdraw(it)
        if (decided.ok && it.offer)
          await endOffer(tx, worker.community, it.offer.id, { state: 'withdrawn', at: now })
        return decided
      },
    })
}
