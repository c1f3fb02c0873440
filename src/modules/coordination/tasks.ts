import type { TaskList } from 'graphile-worker'
import { task } from '../../kernel/jobs.ts'
import { ok } from '../../kernel/result.ts'
import { happened, type House } from '../cases/door.ts'
import { sealRobotsTask } from './bodies/seal-robots.ts'
import type { Heard, Listener, TableListener } from './heard.ts'
import { tableHappened } from './jobs.ts'
import { forgetColleagues } from './links/forget-colleagues.ts'
import { colleagueSweep } from './links/jobs.ts'
import { followCase, lookAtPartTask } from './parts/follow-case.ts'
import { hearPrecedent, hearPrecedentTask } from './precedents/hear-designation.ts'
import { hearPromises } from './promises/hear-case.ts'
import { type PromiseListener, promiseTasks } from './promises/look-at-promise.ts'

/** Who listens when something happens to a case. Each runs in a transaction of its own and may run twice. */
const listeners: readonly Listener[] = [hearPromises, hearPrecedent, followCase]

/** Who listens from the rooms above. */
export type Listeners = {
  readonly toCases: readonly Listener[]
  readonly toPromises: readonly PromiseListener[]
  readonly toTable: readonly TableListener[]
}

const nobody: Listeners = { toCases: [], toPromises: [], toTable: [] }

/** The jobs of these rooms, for the worker's list, and who above listens to what happens in them. */
export function coordinationTasks(house: House, above: Listeners = nobody): TaskList {
  return {
    ...task(happened, async (what) => {
      for (const listen of [...listeners, ...above.toCases]) await listen(house, what as Heard)
      return ok(null)
    }),
    ...promiseTasks(house, above.toPromises),
    ...task(tableHappened, async (what) => {
      for (const listen of above.toTable) await listen(house, what)
      return ok(null)
    }),
    ...lookAtPartTask(house),
    ...hearPrecedentTask(house),
    ...task(colleagueSweep, forgetColleagues(house)),
    ...sealRobotsTask(house),
  }
}
