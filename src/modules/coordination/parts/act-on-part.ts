import { type Hand, isAtLeast } from '../../../kernel/actor.ts'
import type { Caller } from '../../../kernel/http/contract.ts'
import { cancel } from '../../../kernel/jobs.ts'
import { ok, refuse, type Result } from '../../../kernel/result.ts'
import type { House } from '../../cases/door.ts'
import { doDeed, type Scene } from '../deed.ts'
import { partKey } from './jobs.ts'
import {
  explainPart,
  type Part,
  type PartId,
  type PartRefused,
  reportPart,
  withdrawPart,
} from './part.rules.ts'
import { findPartAndLock, updatePart } from './part.store.ts'

type Refused = PartRefused | 'not_allowed' | 'part.not_found'
type Done = Promise<Result<Part, Refused>>

type Acting = {
  readonly id: PartId
  readonly by: Caller
  readonly kind: 'part.reported' | 'part.explained' | 'part.withdrawn'
  readonly input: unknown
  readonly decide: (it: Part, scene: Scene<Hand>) => Result<Part, PartRefused>
}

/** The body that has to do it, by its link, or a worker who writes down what it said on the phone. */
function actOnPart(house: House, { id, by, kind, input, decide }: Acting): Done {
  const { actor } = by
  if (actor.as !== 'body' && !isAtLeast(actor, 'worker')) return Promise.resolve(refuse('not_allowed'))
  return doDeed<Part, Refused, Hand>(house, actor, {
    by,
    deed: kind,
    input: [id, input],
    work: async (scene) => {
      const it = await findPartAndLock(scene.tx, actor.community, id)
      if (!it || (actor.as === 'body' && it.body !== actor.body)) return refuse('part.not_found')
      const decided = decide(it, scene)
      if (!decided.ok) return decided
      return ok(await keepPart(scene, decided.value, kind))
    },
  })
}

/** Writes a part with the next entry of its journal; one that has ended needs no clock any more. */
export async function keepPart(scene: Scene, it: Part, kind: string): Promise<Part> {
  const { id, state, case: of, body } = it
  const journal = await scene.note(id, it.journal, { kind, facts: { case: of, body, state } })
  await updatePart(scene.tx, { ...it, journal })
  if (state !== 'open') await cancel(scene.tx, partKey(id))
  return { ...it, journal }
}

export function tellPartDone(house: House) {
  return ({ id, words }: { readonly id: PartId; readonly words: string }, by: Caller): Done =>
    actOnPart(house, {
      id,
      by,
      kind: 'part.reported',
      input: words,
      decide: (it, { now }) => reportPart(it, words, now),
    })
}

export function tellPartLate(house: House) {
  return ({ id, why }: { readonly id: PartId; readonly why: string }, by: Caller): Done =>
    actOnPart(house, {
      id,
      by,
      kind: 'part.explained',
      input: why,
      decide: (it, { now }) => explainPart(it, why, now),
    })
}

export function takeBackPart(house: House) {
  return async ({ id }: { readonly id: PartId }, by: Caller): Done => {
    if (!isAtLeast(by.actor, 'worker')) return refuse('not_allowed')
    return actOnPart(house, {
      id,
      by,
      kind: 'part.withdrawn',
      input: null,
      decide: (it, { now }) => withdrawPart(it, now),
    })
  }
}
