import type { Caller } from '../../kernel/http/contract.ts'
import type { CaseId } from '../../kernel/ids.ts'
import { ok, refuse } from '../../kernel/result.ts'
import { deskAct } from './act-on-case.ts'
import type { House } from './house.ts'
import { insertNote } from './note.store.ts'
import { endOffer } from './offer.store.ts'
import {
  approveExplanation as approve,
  proposeExplanation as propose,
  refer,
  rejectExplanation as reject,
} from './settle.rules.ts'

type Explaining = { readonly id: CaseId; readonly words: string }

/** "It cannot be solved, and this is why": waits for the coordinator. */
export function proposeExplanation(house: House) {
  return ({ id, words }: Explaining, by: Caller) =>
    deskAct(house, 'worker', {
      id,
      by,
      deed: 'explain.propose',
      input: [id, words],
      decide: async ({ tx, it, by: worker, now }) => {
        if (it.explanation) return refuse('explanation.already_waits')
        const note = await insertNote(tx, { case: id, kind: 'explained', words, by: worker, at: now })
        return propose(it, note)
      },
    })
}

/** The coordinator agrees: the explanation is told to the resident, and the case ends unsolved. */
export function approveExplanation(house: House) {
  return ({ id }: { readonly id: CaseId }, by: Caller) =>
    deskAct(house, 'coordinator', {
      id,
      by,
      deed: 'explain.approve',
      input: id,
      decide: async ({ tx, it, by: coordinator, now }) => {
        const decided = approve(it, now)
        if (decided.ok && it.offer)
          await endOffer(tx, coordinator.community, it.offer.id, { state: 'withdrawn', at: now })
        return decided
      },
    })
}

export function rejectExplanation(house: House) {
  return ({ id, why }: { readonly id: CaseId; readonly why: string }, by: Caller) =>
    deskAct(house, 'coordinator', {
      id,
      by,
      deed: 'explain.reject',
      input: [id, why],
      decide: async ({ tx, it, by: coordinator, now }) => {
        const decided = reject(it)
        if (!decided.ok) return decided
        const note = await insertNote(tx, { case: id, kind: 'inside', words: why, by: coordinator, at: now })
        return ok({ ...decided.value, facts: { ...decided.value.facts, why: note } })
      },
    })
}

type Referring = { readonly id: CaseId; readonly to: string; readonly words: string }

/** Not the neighbourhood's to solve (court, petition, another city): says whose it is and how to reach them. */
export function referCase(house: House) {
  return ({ id, to, words }: Referring, by: Caller) =>
    deskAct(house, 'worker', {
      id,
      by,
      deed: 'refer',
      input: [id, to, words],
      decide: async ({ tx, it, by: worker, now }) => {
        const note = await insertNote(tx, { case: id, kind: 'explained', words, by: worker, at: now })
        const decided = refer(it, { to, note, at: now })
        if (!decided.ok) return decided
        if (it.offer) await endOffer(tx, worker.community, it.offer.id, { state: 'withdrawn', at: now })
        return decided
      },
    })
}
