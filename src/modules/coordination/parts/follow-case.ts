import type { Machine } from '../../../kernel/actor.ts'
import type { CommunityId } from '../../../kernel/ids.ts'
import { task } from '../../../kernel/jobs.ts'
import { ok, type Result } from '../../../kernel/result.ts'
import { findCase, type House, isOpen } from '../../cases/door.ts'
import { doDeed } from '../deed.ts'
import type { Listener } from '../heard.ts'
import { keepPart } from './act-on-part.ts'
import { partLook } from './jobs.ts'
import { type Part, type PartId, passPart, withdrawPart } from './part.rules.ts'
import { findPartAndLock, isAsked, listOpenAndLock } from './part.store.ts'

const machine = (community: CommunityId): Machine => ({ as: 'machine', community, name: 'parts' })

/** A case that has ended needs its parts no more; one that joined another takes them along. */
export const followCase: Listener = async (house, { community, case: id }) => {
  const actor = machine(community)
  await doDeed(house, actor, {
    by: { actor, once: null },
    deed: 'part.follow',
    input: id,
    work: async (scene) => {
      const it = await findCase(scene.tx, community, id)
      if (!it || isOpen(it)) return ok(null)
      for (const part of await listOpenAndLock(scene.tx, community, id)) {
        const moved = it.joinedInto === null ? null : { ...part, case: it.joinedInto }
        // Where the same was asked of the same body there as well, one of the two is enough.
        const goesAlong = moved !== null && !(await isAsked(scene.tx, moved))
        const ended = goesAlong ? ok(moved) : withdrawPart(part, scene.now)
        if (ended.ok) await keepPart(scene, ended.value, goesAlong ? 'part.moved' : 'part.withdrawn')
      }
      return ok(null)
    },
  })
}

type Looking = { readonly community: CommunityId; readonly part: PartId }

/** Marks a part whose time is over, once; the lead sees it before everything else. */
export function lookAtPart(house: House) {
  return async ({ community, part: id }: Looking): Promise<Result<'overdue' | 'nothing', never>> => {
    const actor = machine(community)
    const looked = await doDeed<Part | null, never, Machine>(house, actor, {
      by: { actor, once: null },
      deed: 'part.look',
      input: id,
      work: async (scene) => {
        const it = await findPartAndLock(scene.tx, community, id)
        const passed = it && passPart(it, scene.now)
        return ok(passed ? await keepPart(scene, passed, 'part.overdue') : null)
      },
    })
    if (!looked.ok || looked.value === null) return ok('nothing')
    house.changed(community, looked.value.case)
    return ok('overdue')
  }
}

/** The job `coordination.look_at_part`, for the worker's list. */
export function lookAtPartTask(house: House) {
  return task(partLook, lookAtPart(house))
}
