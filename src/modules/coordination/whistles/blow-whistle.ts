import { type Hand, isAtLeast } from '../../../kernel/actor.ts'
import type { Caller } from '../../../kernel/http/contract.ts'
import { type BodyId, type CaseId, newId } from '../../../kernel/ids.ts'
import type { Facts } from '../../../kernel/journal.ts'
import { ok, refuse, type Result } from '../../../kernel/result.ts'
import type { Instant } from '../../../kernel/time.ts'
import { findCase, type House, isOpen } from '../../cases/door.ts'
import { bodiesOf } from '../../people/door.ts'
import { deskDeed, doDeed, noEntry, type Scene } from '../deed.ts'
import {
  type Answer,
  answer,
  callOff,
  type CallRefused,
  end,
  mayCall,
  type Whistle,
  type WhistleId,
} from './whistle.rules.ts'
import { findWhistleAndLock, insertWhistle, listWhistles, updateWhistle } from './whistle.store.ts'

export type Blowing = {
  readonly case: CaseId
  readonly bodies: readonly BodyId[]
  readonly at: Instant
  readonly place: string
  readonly why: string
}

export type BlowRefused =
  | CallRefused
  | 'case.not_found'
  | 'case.ended'
  | 'body.not_found'
  | 'whistle.called_already'

/** The community calls bodies to the spot: who must come, where, by when, and why. */
export function blowWhistle(house: House) {
  return (input: Blowing, by: Caller): Promise<Result<Whistle, BlowRefused | 'not_allowed'>> =>
    deskDeed<Whistle, BlowRefused>(house, 'worker', {
      by,
      deed: 'whistle.blow',
      input,
      work: async ({ tx, by: worker, now, note }) => {
        const { community } = worker
        const it = await findCase(tx, community, input.case)
        if (!it) return refuse('case.not_found')
        if (!isOpen(it)) return refuse('case.ended', { ref: it.ref, state: it.state })
        const bodies = [...new Set(input.bodies)]
        const { byId } = await bodiesOf(house.db, community)
        if (bodies.some((body) => !byId.has(body))) return refuse('body.not_found')
        const may = mayCall({ ...input, bodies }, now)
        if (!may.ok) return may
        const [called] = await listWhistles(tx, community, { case: it.id, called: true })
        if (called) return refuse('whistle.called_already', { at: called.at })
        const id = newId<WhistleId>()
        const facts = { case: it.id, at: input.at, bodies }
        const made: Whistle = {
          id,
          community,
          case: it.id,
          at: input.at,
          place: input.place,
          why: input.why,
          calledBy: worker.person,
          calledAt: now,
          state: 'called',
          endedAt: null,
          agreed: null,
          bodies: bodies.map((body) => ({ body, ...notYet })),
          journal: await note(id, noEntry, { kind: 'whistle.called', facts }),
        }
        await insertWhistle(tx, made)
        return ok(made)
      },
    })
}

const notYet = { answer: null, answerWhy: null, answeredAt: null, came: null, who: null }

type Acting<Code extends string> = {
  readonly id: WhistleId
  readonly by: Caller
  readonly kind: string
  readonly input: unknown
  readonly facts: Facts
  readonly decide: (it: Whistle, scene: Scene<Hand>) => Result<Whistle, Code>
}

async function actOnWhistle<Code extends string>(
  house: House,
  { id, by, kind, input, facts, decide }: Acting<Code>,
): Promise<Result<Whistle, Code | 'not_allowed' | 'whistle.not_found'>> {
  const { actor } = by
  if (actor.as !== 'body' && !isAtLeast(actor, 'worker')) return refuse('not_allowed')
  return doDeed<Whistle, Code | 'whistle.not_found', Hand>(house, actor, {
    by,
    deed: kind,
    input: [id, input],
    work: async (scene) => {
      const it = await findWhistleAndLock(scene.tx, actor.community, id)
      if (!it) return refuse('whistle.not_found')
      const decided = decide(it, scene)
      if (!decided.ok) return decided
      const journal = await scene.note(id, it.journal, { kind, facts })
      await updateWhistle(scene.tx, { ...decided.value, journal })
      return ok({ ...decided.value, journal })
    },
  })
}

type Answering = {
  readonly id: WhistleId
  readonly body: BodyId
  readonly answer: Answer
  readonly why: string
}

/** A body says for itself whether it comes; a worker writes down what it said on the phone. */
export function answerWhistle(house: House) {
  return async ({ id, body, answer: said, why }: Answering, by: Caller) => {
    if (by.actor.as === 'body' && by.actor.body !== body) return refuse('not_allowed')
    return actOnWhistle(house, {
      id,
      by,
      kind: 'whistle.answered',
      input: [body, said, why],
      facts: { body, answer: said },
      decide: (it, { now }) => answer(it, { body, answer: said, why }, now),
    })
  }
}

type Ending = {
  readonly id: WhistleId
  readonly came: readonly { readonly body: BodyId; readonly who: string }[]
  readonly agreed: string
}

export function endWhistle(house: House) {
  return async ({ id, came, agreed }: Ending, by: Caller) => {
    if (!isAtLeast(by.actor, 'worker')) return refuse('not_allowed')
    return actOnWhistle(house, {
      id,
      by,
      kind: 'whistle.over',
      input: [came, agreed],
      facts: { came: came.map(({ body }) => body) },
      decide: (it, { now }) => end(it, { came, agreed }, now),
    })
  }
}

export function callOffWhistle(house: House) {
  return async ({ id, why }: { readonly id: WhistleId; readonly why: string }, by: Caller) => {
    if (!isAtLeast(by.actor, 'worker')) return refuse('not_allowed')
    return actOnWhistle(house, {
      id,
      by,
      kind: 'whistle.called_off',
      input: why,
      facts: {},
      decide: (it, { now }) => callOff(it, why, now),
    })
  }
}
