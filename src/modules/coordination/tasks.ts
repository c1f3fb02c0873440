import type { TaskList } from 'graphile-worker'
import { task } from '../../kernel/jobs.ts'
import { ok } from '../../kernel/result.ts'
import { happened, type House } from '../cases/door.ts'
import type { Heard, Listener } from './heard.ts'
import { followCase, lookAtPartTask } from './parts/follow-case.ts'
import { hearPrecedent } from './precedents/hear-designation.ts'
import { hearPromises } from './promises/hear-case.ts'
import { promiseTasks, type PromiseListener } from './promises/look-at-promise.ts'

/** Who listens when something happens to a case. Each runs in a transaction of its own and may run twice. */
const listeners: readonly Listener[] = [hearPromises, hearPrecedent, followCase]

/** Who listens when a promise comes due soon or is broken. */
const promiseListeners: readonly PromiseListener[] = []

/** The jobs of these rooms, for the worker's list. */
export function coordinationTasks(house: House): TaskList {
  return {
    ...task(happened, async (what) => {
      for (const listen of listeners) await listen(house, what as Heard)
      return ok(null)
    }),
    ...promiseTasks(house, promiseListeners),
    ...lookAtPartTask(house),
  }
}
