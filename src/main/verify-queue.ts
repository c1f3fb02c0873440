import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { type AnyDb, readCommunity } from '../kernel/db.ts'
import type { CommunityId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/time.ts'
import { type Case, isOpen } from '../modules/cases/case.rules.ts'
import { findCase } from '../modules/cases/case.store.ts'
import { nextLook } from '../modules/cases/clock.rules.ts'
import type { Rules } from '../modules/cases/house.ts'
import { clockKey } from '../modules/cases/keep-change.ts'
import { getCommunity } from '../modules/people/door.ts'
import type { Break, Tally } from './verify-report.ts'

type Looking = {
  readonly community: CommunityId
  readonly cases: readonly Case[]
  readonly tally: Tally
  /** How often to look again at what seems wrong; on a house that stands still once is enough. */
  readonly patience?: number
}

/** Every open case whose clock has something left to do has a job that will look at it, at the right moment. */
export async function verifyQueue(
  db: AnyDb,
  rules: Rules,
  { community, cases, tally, patience = 5 }: Looking,
): Promise<Break | null> {
  const calendar = rules.calendarOf(await getCommunity(db, community))
  const look = (it: Case) => nextLook(it, calendar, rules.ladder)
  const wanted = cases.filter((it) => isOpen(it) && look(it) !== null)
  const jobs = await plannedFor(db, wanted)
  tally.add('jobs', jobs.size)
  for (const it of wanted) {
    if (isPlanned(jobs, it, look(it))) continue
    // A job may be running this moment, or the case have changed since: only what stays wrong is wrong.
    const still = await staysWrong(db, it, { look, patience })
    if (still)
      return { check: 'clock.job', community, subject: it.id, says: 'no job will look at its clock in time' }
  }
  return null
}

type Look = ReturnType<typeof nextLook>
type Plan = {
  readonly key: string
  readonly run_at: Instant
  readonly spent: boolean
  readonly tried: boolean
}

// After a failed try the queue waits a while by itself.
function isPlanned(jobs: ReadonlyMap<string, Plan>, it: Case, look: Look): boolean {
  const plan = jobs.get(clockKey(it))
  return look === null || (plan !== undefined && !plan.spent && (plan.tried || plan.run_at <= look.at))
}

type Again = { readonly look: (it: Case) => Look; readonly patience: number }

async function staysWrong(db: AnyDb, it: Case, { look, patience }: Again): Promise<boolean> {
  for (let tries = 0; tries < patience; tries++) {
    const fresh = await readCommunity(db, it.community, (tx) => findCase(tx as never, it.community, it.id))
    if (!fresh || !isOpen(fresh) || isPlanned(await plannedFor(db, [fresh]), fresh, look(fresh))) return false
    await pause(100 * 2 ** tries)
  }
  return true
}

async function plannedFor(db: AnyDb, cases: readonly Case[]): Promise<ReadonlyMap<string, Plan>> {
  if (cases.length === 0) return new Map()
  const { rows } =
    await sql<Plan>`select key, run_at, attempts >= max_attempts as spent, attempts > 0 as tried
    from graphile_worker.jobs where key = any (${cases.map(clockKey)})`.execute(db)
  return new Map(rows.map((row) => [row.key, row]))
}
