import type { TaskList } from 'graphile-worker'
import type { Machine } from '../../../kernel/actor.ts'
import type { CommunityId } from '../../../kernel/ids.ts'
import { task } from '../../../kernel/jobs.ts'
import { ok, type Result } from '../../../kernel/result.ts'
import type { House } from '../../cases/door.ts'
import { doDeed } from '../deed.ts'
import { hearPromisesTask } from './hear-case.ts'
import { promiseHappened, promiseLook } from './jobs.ts'
import { keepChanged, planAgain, remindAt } from './keep-promise-change.ts'
import { pass, type PromiseId } from './promise.rules.ts'
import { findPromiseAndLock } from './promise.store.ts'

type Looking = { readonly community: CommunityId; readonly promise: PromiseId }

/**
 * What time alone does to a promise: shortly before it is over it is reminded of, afterwards it is broken. After a
 * standstill only the last of both counts. Running twice does nothing twice.
 */
export function lookAtPromise(house: House) {
  return ({ community, promise: id }: Looking): Promise<Result<'reminded' | 'broken' | 'nothing', never>> => {
    const actor: Machine = { as: 'machine', community, name: 'promises' }
    return doDeed(house, actor, {
      by: { actor, once: null },
      deed: 'promise.look',
      input: id,
      work: async (scene) => {
        const it = await findPromiseAndLock(scene.tx, community, id)
        if (!it || it.state !== 'open') return ok('nothing')
        const passed = pass(it, scene.now)
        if (passed) {
          await keepChanged(scene, passed, 'promise.broken')
          return ok('broken')
        }
        const at = it.remindedAt === null ? remindAt(it, scene.calendar) : null
        if (at !== null && at <= scene.now) {
          await keepChanged(scene, { ...it, remindedAt: scene.now }, 'promise.due_soon', { due: it.due })
          return ok('reminded')
        }
        // This run has used up the plan, also when the database's clock was ahead of ours.
        await planAgain(scene, it)
        return ok('nothing')
      },
    })
  }
}

/** Hears when a promise comes due soon or is broken. */
export type PromiseListener = (
  house: House,
  what: Looking & { readonly kind: 'promise.due_soon' | 'promise.broken' },
) => Promise<void>

/** The jobs of the ledger, for the worker's list. */
export function promiseTasks(house: House, listeners: readonly PromiseListener[]): TaskList {
  return {
    ...task(promiseLook, lookAtPromise(house)),
    ...hearPromisesTask(house),
    ...task(promiseHappened, async (what) => {
      for (const listen of listeners) await listen(house, what)
      return ok(null)
    }),
  }
}
