import type { Actor } from '../../kernel/actor.ts'
import type { WorkingCalendar } from '../../kernel/calendar.ts'
import type { Tx } from '../../kernel/db.ts'
import { cancel, enqueue, plan } from '../../kernel/jobs.ts'
import { chain, write } from '../../kernel/journal.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Ladder } from '../../rulebook/escalation.ts'
import type { Case, Change } from './case.rules.ts'
import { updateCase } from './case.store.ts'
import { nextLook, withNextClock } from './clock.rules.ts'
import { keepHolding } from './holding.store.ts'
import { clockLook, happened } from './jobs.ts'
import type { CasesTables } from './tables.ts'

type With = {
  readonly by: Actor
  readonly now: Instant
  readonly calendar: WorkingCalendar
  readonly ladder: Ladder
}

/**
 * Writes one decision: the case's row with its next clock, the holding when it moved, the journal entry, and the
 * job that looks at the clock, all in the caller's transaction. Every change of a case goes through here.
 * @returns the case as it now stands
 */
export async function keepChange(
  tx: Tx<CasesTables>,
  before: Case,
  { after, kind, facts }: Change,
  by: With,
): Promise<Case> {
  const clocked = withNextClock(after)
  const entry = chain(before.community, before.id, before.journal, { kind, facts, at: by.now, by: by.by })
  const kept: Case = { ...clocked, journal: { n: entry.n, hash: entry.hash } }
  await updateCase(tx, kept)
  await write(tx, before.community, [entry])
  await keepHolding(tx, before, kept, by.now)
  await planLook(tx, before, kept, by)
  if (announced.has(kind))
    await enqueue(tx, [plan(happened, { community: kept.community, case: kept.id, n: entry.n, kind })])
  return kept
}

/** What others wait to hear; everything else stays between the case and its journal. */
const announced: ReadonlySet<string> = new Set([
  'offer.made',
  'offer.refused',
  'offer.lapsed',
  'case.designated',
  'finish.promised',
  'case.done_claimed',
  'case.not_fixed',
  'case.closed',
  'case.explained',
  'case.referred',
  'case.joined',
  'case.withdrawn',
  'clock.warned',
  'clock.raised',
])

/** Plans the worker's next look at a case's clock; the job's key replaces an earlier plan. */
export async function planLook(
  tx: Tx<CasesTables>,
  before: Case | null,
  it: Case,
  { calendar, ladder }: Pick<With, 'calendar' | 'ladder'>,
): Promise<void> {
  const look = nextLook(it, calendar, ladder)
  if (before && nextLook(before, calendar, ladder)?.at === look?.at) return
  if (look)
    await enqueue(tx, [
      plan(clockLook, { community: it.community, case: it.id }, { at: look.at, key: clockKey(it) }),
    ])
  else if (before?.next) await cancel(tx, clockKey(it))
}

export function clockKey(it: Pick<Case, 'id'>): string {
  return `clock:${it.id}`
}
