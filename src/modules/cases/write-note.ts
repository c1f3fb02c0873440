import { type Hand, outranks } from '../../kernel/actor.ts'
import type { Caller } from '../../kernel/http/contract.ts'
import type { CaseId, NoteId } from '../../kernel/ids.ts'
import { ok, refuse } from '../../kernel/result.ts'
import { handAct } from './act-on-case.ts'
import { type Case, change, inState, isOpen } from './case.rules.ts'
import { told } from './clock.rules.ts'
import { attachDraft } from './file.store.ts'
import type { House } from './house.ts'
import { insertNote } from './note.store.ts'

/** A helper works on what is in his own hands, another body on what it holds; a worker on everything of the post. */
export function mayWorkOn(actor: Hand, it: Case): boolean {
  if (actor.as === 'body') return it.holder?.body === actor.body
  return outranks(actor.rank, 'worker') || it.holder?.person === actor.person
}

type Input = { readonly id: CaseId; readonly words: string; readonly draft?: string | undefined }

/** For the post's own eyes, or a helper's report from the spot. Photos of the draft go with it. */
export function noteInside(house: House) {
  return ({ id, words, draft }: Input, by: Caller) =>
    handAct(house, 'helper', {
      id,
      by,
      deed: 'note',
      input: [id, words],
      decide: async ({ tx, it, by: actor, now }) => {
        if (!mayWorkOn(actor, it)) return refuse('not_allowed')
        const note = await insertNote(tx, { case: id, kind: 'inside', words, by: actor, at: now })
        await attachDraft(tx, actor.community, draft, { note, case: id })
        return ok(change(it, 'note.inside', { note }))
      },
    })
}

type Telling = Input & { readonly how: 'told' | 'called' }

/** Told in writing or on the phone: first contact is made, and the next update is due anew. */
export function tellResident(house: House) {
  return ({ id, words, how, draft }: Telling, by: Caller) =>
    handAct(house, 'helper', {
      id,
      by,
      deed: 'tell',
      input: [id, words, how],
      decide: async ({ tx, it, by: actor, now, limits, calendar }) => {
        if (!mayWorkOn(actor, it)) return refuse('not_allowed')
        // Nobody follows these any more: what is told there would reach nobody.
        if (inState(it, 'joined', 'withdrawn')) return refuse('case.ended', { ref: it.ref, state: it.state })
        const note = await insertNote(tx, { case: id, kind: how, words, by: actor, at: now })
        await attachDraft(tx, actor.community, draft, { note, case: id })
        const times = isOpen(it) ? told(it.times, limits, calendar, now) : it.times
        return ok(change({ ...it, times, ...looked(it) }, 'resident.told', { note, how }))
      },
    })
}

/** One question at a time. It stays open until the resident answers or the worker asks another instead. */
export function askResident(house: House) {
  return ({ id, words, draft }: Input, by: Caller) =>
    handAct(house, 'worker', {
      id,
      by,
      deed: 'ask',
      input: [id, words],
      decide: async ({ tx, it, by: worker, now, limits, calendar }) => {
        if (!mayWorkOn(worker, it)) return refuse('not_allowed')
        if (!isOpen(it)) return refuse('case.ended', { ref: it.ref, state: it.state })
        const note: NoteId = await insertNote(tx, { case: id, kind: 'asked', words, by: worker, at: now })
        await attachDraft(tx, worker.community, draft, { note, case: id })
        const times = told(it.times, limits, calendar, now)
        return ok(change({ ...it, ...looked(it), times, openQuestion: note }, 'resident.asked', { note }))
      },
    })
}

// Whoever speaks to the resident has seen the case.
function looked(it: Case): Pick<Case, 'state'> {
  return { state: it.state === 'new' ? 'held' : it.state }
}
