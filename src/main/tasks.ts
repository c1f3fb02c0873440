import type { CronItem, TaskList } from 'graphile-worker'
import { z } from 'zod'
import { job, task } from '../kernel/jobs.ts'
import { ok } from '../kernel/result.ts'
import { hoursAfter } from '../kernel/time.ts'
import type { House } from '../modules/cases/house.ts'
import { answerSweep, draftSweep } from '../modules/cases/jobs.ts'
import { lookAtClockTask } from '../modules/cases/look-at-clock.ts'
import { type ModelHelp, modelHelpTasks, questionRound } from '../modules/cases/model-help/ask-about-case.ts'
import { renewSearchTask } from '../modules/cases/renew-search.ts'
import { hearingRound, type Speech, speechTasks } from '../modules/cases/speech/hear-voice.ts'
import { sweepTasks } from '../modules/cases/sweep.ts'
import { colleagueSweep } from '../modules/coordination/links/jobs.ts'
import { coordinationTasks } from '../modules/coordination/tasks.ts'
import { blanking } from '../modules/notices/jobs.ts'
import { noticeListeners } from '../modules/notices/listen.ts'
import type { Sending } from '../modules/notices/setup.ts'
import { noticeTasks } from '../modules/notices/tasks.ts'
import { forgetOldSignIns } from '../modules/people/sign-in/forget.store.ts'

const halfSweep = job('main.sweep_halves', z.unknown())
const signInSweep = job('people.forget_sign_ins', z.unknown())

/** What an installation may have, and does without. */
export type Extras = { readonly model: ModelHelp | undefined; readonly speech: Speech | undefined }

/** Who runs which job: modules announce by name, and only here it is said who hears. */
export function tasksOf(house: House, sending: Sending, { model, speech }: Extras): TaskList {
  return {
    ...lookAtClockTask(house),
    ...sweepTasks(house),
    ...renewSearchTask(house),
    ...coordinationTasks(house, noticeListeners(sending)),
    ...noticeTasks(house, sending),
    ...(model && modelHelpTasks(house, model)),
    ...(speech && speechTasks(house, speech)),
    ...task(halfSweep, async () => ok(await house.files.sweep(hoursAfter(house.clock(), -24)))),
    ...task(signInSweep, async () => ok(await forgetOldSignIns(house.db, house.clock()))),
  }
}

/** What runs by the clock on the wall. What a stop made us miss is made up for at the next turn, not afterwards. */
export function cronOf({ model, speech }: Extras): readonly CronItem[] {
  const rounds = [...(model ? [questionRound] : []), ...(speech ? [hearingRound] : [])]
  return [...always, ...rounds.map(({ name }) => everyMinute(name))]
}

function everyMinute(name: string): CronItem {
  return { task: name, match: '* * * * *', options: { backfillPeriod: 0, maxAttempts: 1 } }
}

const always: readonly CronItem[] = [
  { task: draftSweep.name, match: '7 * * * *', options: { backfillPeriod: 0, maxAttempts: 3 } },
  { task: answerSweep.name, match: '23 * * * *', options: { backfillPeriod: 0, maxAttempts: 3 } },
  { task: halfSweep.name, match: '37 2 * * *', options: { backfillPeriod: 0, maxAttempts: 3 } },
  { task: blanking.name, match: '19 3 * * *', options: { backfillPeriod: 86_400_000, maxAttempts: 3 } },
  { task: colleagueSweep.name, match: '11 4 * * *', options: { backfillPeriod: 86_400_000, maxAttempts: 3 } },
  { task: signInSweep.name, match: '41 3 * * *', options: { backfillPeriod: 86_400_000, maxAttempts: 3 } },
]
