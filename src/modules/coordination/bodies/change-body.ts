import type { Caller } from '../../../kernel/http/contract.ts'
import { type BodyId, newId } from '../../../kernel/ids.ts'
import { ok, refuse } from '../../../kernel/result.ts'
import type { BodyKind } from '../../../rulebook/categories.ts'
import type { House } from '../../cases/door.ts'
import {
  addBody as insertBody,
  bodiesOf,
  endBody as closeBody,
  forgetBodies,
  holdBody,
} from '../../people/door.ts'
import { deskDeed } from '../deed.ts'
import { holdCard, noteOf } from './card.store.ts'
import { countLeft } from './held.store.ts'

export type BodyRefused = 'body.not_found' | 'body.name_taken' | 'body.is_the_post' | 'body.holds_cases'
type Done = { readonly id: BodyId }

/** A body that the community did not know yet. There is one post; a second cannot be made here. */
export function addBody(house: House) {
  return async (
    fresh: { readonly name: string; readonly kind: BodyKind; readonly phone: string | null },
    by: Caller,
  ) => {
    const done = await deskDeed<Done, BodyRefused>(house, 'coordinator', {
      by,
      deed: 'body.add',
      input: fresh,
      work: async (scene) => {
        const { tx, by: staff } = scene
        if (fresh.kind === 'community') return refuse('body.is_the_post')
        const { all } = await bodiesOf(house.db, staff.community)
        if (all.some(({ name }) => name === fresh.name)) return refuse('body.name_taken')
        const id = newId<BodyId>()
        await insertBody(tx, staff.community, { id, ...fresh })
        await noteOf(scene, id, { kind: 'body.added', facts: { kind: fresh.kind } })
        return ok({ id })
      },
    })
    if (done.ok) forgetBodies(house.db, by.actor.community)
    return done
  }
}

/**
 * A body that no longer exists. While it holds a matter, or is asked to take one, it cannot be ended: the coordinator
 * first says of each whose it is, so that nothing is left with nobody.
 */
export function endBody(house: House) {
  return async (id: BodyId, by: Caller) => {
    const done = await deskDeed<Done, BodyRefused>(house, 'coordinator', {
      by,
      deed: 'body.end',
      input: id,
      work: async (scene) => {
        const { tx, now, by: staff } = scene
        const body = await holdBody(tx, staff.community, id)
        if (!body) return refuse('body.not_found')
        if (body.kind === 'community') return refuse('body.is_the_post')
        const left = await countLeft(tx, staff.community, id)
        if (left > 0) return refuse('body.holds_cases', { n: left })
        await holdCard(tx, staff.community, id)
        await closeBody(tx, staff.community, { id, at: now })
        await tx
          .updateTable('coordination.body_card')
          .set({ ended_at: now })
          .where('community_id', '=', staff.community)
          .where('id', '=', id)
          .execute()
        await noteOf(scene, id, { kind: 'body.ended', facts: {} })
        return ok({ id })
      },
    })
    if (done.ok) forgetBodies(house.db, by.actor.community)
    return done
  }
}
