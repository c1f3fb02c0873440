import { closing } from '../../../kernel/calendar.ts'
import type { Caller } from '../../../kernel/http/contract.ts'
import type { BodyId } from '../../../kernel/ids.ts'
import { refuse } from '../../../kernel/result.ts'
import type { PlainDate } from '../../../kernel/time.ts'
import type { House } from '../../cases/door.ts'
import { bodiesOf } from '../../people/door.ts'
import { deskDeed } from '../deed.ts'
import { findCaseByRef } from '../find-case.store.ts'
import { makePromise } from './make-promise.ts'
import type { Consent, PromiseId } from './promise.rules.ts'
import { breakPromise, keepPromise, movePromise } from './settle-promise.ts'

type Recording = {
  readonly ref: string
  readonly body: BodyId
  readonly what: string
  readonly on: PlainDate
}

/** A worker writes down what a body promised the residents about a case. */
export function recordPromise(house: House) {
  return ({ ref, body, what, on }: Recording, by: Caller) =>
    deskDeed(house, 'worker', {
      by,
      deed: 'promise.make',
      input: [ref, body, what, on],
      work: async (scene) => {
        const { community } = scene.by
        if (!(await bodiesOf(house.db, community)).byId.has(body)) return refuse('body.not_found')
        const it = await findCaseByRef(scene.tx, community, ref)
        if (it === undefined) return refuse('case.not_found')
        const due = closing(scene.calendar, on)
        return makePromise(scene, { body, to: 'residents', what, due, about: { case: it } })
      },
    })
}

type Settling = {
  readonly id: PromiseId
  readonly how:
    | { readonly as: 'kept' }
    | { readonly as: 'broken'; readonly why: string }
    | { readonly as: 'moved'; readonly why: string; readonly on: PlainDate; readonly consent: Consent }
}

/** A worker writes down what came of a promise that no case settles. */
export function settlePromise(house: House) {
  return ({ id, how }: Settling, by: Caller) =>
    deskDeed(house, 'worker', {
      by,
      deed: `promise.${how.as}`,
      input: [id, how],
      work: async (scene) => {
        switch (how.as) {
          case 'kept':
            return keepPromise(scene, { id })
          case 'broken':
            return breakPromise(scene, { id, why: how.why })
          case 'moved':
            return movePromise(scene, { ...how, id, due: closing(scene.calendar, how.on) })
        }
      },
    })
}
