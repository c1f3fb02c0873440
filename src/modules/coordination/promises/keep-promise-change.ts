import type { WorkingCalendar } from '../../../kernel/calendar.ts'
import { cancel, enqueue, plan } from '../../../kernel/jobs.ts'
import type { Facts } from '../../../kernel/journal.ts'
import { afterMillis, type Instant } from '../../../kernel/time.ts'
import { type Ladder, nextAlarm, shippedLadder } from '../../../rulebook/escalation.ts'
import { noEntry, type Scene } from '../deed.ts'
import { promiseHappened, promiseLook } from './jobs.ts'
import type { Promised } from './promise.rules.ts'
import { insertPromise, updatePromise } from './promise.store.ts'

/** What is written of a promise: by whom, when, and where the entry goes. */
export type Writing = Pick<Scene, 'tx' | 'now' | 'calendar' | 'note'>

/** Writes a new promise with its first entry, and plans the first look at it. */
export async function keepNew(scene: Writing, it: Promised): Promise<Promised> {
  const facts = {
    body: it.body,
    due: it.due,
    case: it.about.case,
    meeting: it.about.meeting,
    dossier: it.about.dossier,
    follows: it.follows,
  }
  const journal = await scene.note(it.id, noEntry, { kind: 'promise.made', facts })
  const kept = { ...it, journal }
  await insertPromise(scene.tx, kept)
  await planAgain(scene, kept)
  return kept
}

/** Writes what came of a promise, with its entry, and plans the next look at it or none. */
export async function keepChanged(
  scene: Writing,
  after: Promised,
  kind: string,
  facts: Facts = {},
): Promise<Promised> {
  const journal = await scene.note(after.id, after.journal, { kind, facts })
  const kept = { ...after, journal }
  await updatePromise(scene.tx, kept)
  await planAgain(scene, kept)
  if (kind === 'promise.broken' || kind === 'promise.due_soon')
    await enqueue(scene.tx, [plan(promiseHappened, { community: kept.community, promise: kept.id, kind })])
  return kept
}

/** Plans the next look at a promise; its key replaces an earlier plan. */
export async function planAgain({ tx, calendar }: Writing, it: Promised): Promise<void> {
  const key = `promise:${it.id}`
  if (it.state !== 'open') return cancel(tx, key)
  const remind = it.remindedAt === null ? remindAt(it, calendar) : null
  // What is promised for the end of a day is kept until its last moment.
  const at = remind ?? afterMillis(it.due, 1)
  await enqueue(tx, [plan(promiseLook, { community: it.community, promise: it.id }, { at, key })])
}

/** As long before as a clock of days warns; null when it was promised for sooner than that. */
export function remindAt(
  { madeAt, due }: Pick<Promised, 'madeAt' | 'due'>,
  calendar: WorkingCalendar,
  ladder: Ladder = shippedLadder,
): Instant | null {
  const warning = nextAlarm({ dueAt: due, clock: 'finish', raised: 0 }, calendar, ladder)
  return warning && warning.at > madeAt ? warning.at : null
}
