import type { Caller } from '../../kernel/http/contract.ts'
import type { CaseId } from '../../kernel/ids.ts'
import { ok, refuse } from '../../kernel/result.ts'
import { handAct } from './act-on-case.ts'
import { attachDraft } from './file.store.ts'
import type { House } from './house.ts'
import { insertNote } from './note.store.ts'
import { endOffer } from './offer.store.ts'
import { claimDone } from './settle.rules.ts'
import { mayWorkOn } from './write-note.ts'

type Input = { readonly id: CaseId; readonly words: string; readonly draft?: string | undefined }

/** The holder says it is done, with a sentence and a photo where there is one; the residents are asked next. */
export function sayDone(house: House) {
  return ({ id, words, draft }: Input, by: Caller) =>
    handAct(house, 'helper', {
      id,
      by,
      deed: 'done',
      input: [id, words],
      decide: async ({ tx, it, by: actor, now, limits, calendar }) => {
        if (!mayWorkOn(actor, it)) return refuse('not_allowed')
        const decided = claimDone(it, limits, calendar, now)
        if (!decided.ok) return decided
        const note = await insertNote(tx, { case: id, kind: 'result', words, by: actor, at: now })
        await attachDraft(tx, actor.community, draft, { note, case: id })
        if (it.offer) await endOffer(tx, actor.community, it.offer.id, { state: 'withdrawn', at: now })
        return ok({ ...decided.value, facts: { ...decided.value.facts, note } })
      },
    })
}
