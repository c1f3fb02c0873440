import { type RawBuilder, sql } from 'kysely'
import { dayOf, isWorkingDay, startOfDay, type WorkingCalendar } from '../../kernel/calendar.ts'
import type { Tx } from '../../kernel/db.ts'
import { dateOfDay, dayNumber, type Instant } from '../../kernel/time.ts'
import type { CasesTables } from '../cases/door.ts'
import { type Counting, keyOf, withCase } from './key.store.ts'
import { quickly } from './tally.store.ts'

/** What lay in hands during the period, and for how long of it. */
export type Held = {
  readonly key: string
  /** One matter in the hands of one body, however often it came back to them. */
  readonly hands: number
  /** Minutes within the period while the post was open. */
  readonly workingMinutes: number
  /** Days within the period by the wall calendar, with fractions. */
  readonly days: number
  /** Days since the oldest that is still there at the end of the period came; null when nothing is. */
  readonly oldestDays: number | null
}

type Holding = Counting & { readonly calendar: WorkingCalendar }

export async function measureHeld(tx: Tx<CasesTables>, holding: Holding): Promise<Held[]> {
  await quickly(tx)
  return (await sql<Held>`${heldIn(holding)}`.execute(tx)).rows
}

// The end of a holding that ended is looked up by its index, those that go on by theirs: two halves.
const heldIn = (holding: Holding) => {
  const { community, by } = holding
  const { from, until } = holding.period
  const start = startOfDay(holding.calendar, dayOf(holding.calendar, from))
  return sql`
    with held as (
      select case_id, body_id, since, until from cases.holding
      where community_id = ${community} and until > ${from} and since < ${until}
      union all
      select case_id, body_id, since, null from cases.holding
      where community_id = ${community} and until is null and since < ${until}),
    part as materialized (
      select case_id, body_id, case when until is null or until >= ${until} then since end as stays_since,
        ${minutesSince(start, sql`greatest(since, ${from})`)} as begins,
        ${minutesSince(start, sql`least(coalesce(until, ${until}), ${until})`)} as ends
      from held),
    hand as materialized (
      select case_id, body_id, min(stays_since) as oldest, sum(ends - begins) as passed,
        sum(${openMinutes('ends', holding)} - ${openMinutes('begins', holding)}) as minutes
      from part group by case_id, body_id)
    select ${by === 'all' || by === 'body' ? keyOf(by, { body: sql`hand.body_id` }) : sql`about.key`} as key,
      count(*)::int as hands, sum(minutes) as "workingMinutes", sum(passed) / 1440 as days,
      (extract(epoch from ${until}::timestamptz - min(oldest)) / 86400)::float8 as "oldestDays"
    from hand ${by === 'all' || by === 'body' ? sql`` : about(holding)}
    group by 1`
}

// Each matter is looked up once, however many hands it was in.
const about = ({ community, by }: Holding) => sql`
  join (select it.id, ${keyOf(by, { body: sql`null` })} as key
        from (select distinct case_id from hand) matter ${withCase(by, sql`matter.case_id`, community)}) about
    on about.id = hand.case_id`

// As a float: PostgreSQL's own type for it counts ten times slower.
function minutesSince(start: Instant, at: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`extract(epoch from ${at} - ${start}::timestamptz)::float8 / 60`
}

/**
 * How many minutes the post had been open since the period's first day began. The calendar's days are given to the
 * database as two lists: minutes of all days before, and whether this one works.
 */
function openMinutes(column: 'begins' | 'ends', { calendar, period }: Holding) {
  const { opens, closes } = calendar
  const first = dayNumber(dayOf(calendar, period.from))
  const last = dayNumber(dayOf(calendar, period.until))
  const works = Array.from({ length: last - first + 1 }, (_, n) =>
    isWorkingDay(calendar, dateOfDay(first + n)),
  )
  const before = works.reduce<number[]>((all, _, n) => {
    const whole = n === 0 ? 0 : (all[n - 1] ?? 0) + (works[n - 1] ? closes - opens : 0)
    return [...all, whole]
  }, [])
  const minutes = sql.ref(column)
  const day = sql`(floor(${minutes} / 1440)::int + 1)`
  const ofDay = sql`(${minutes} - (${day} - 1) * 1440)`
  return sql`((${sql.lit(`{${before.join(',')}}`)}::int[])[${day}]
    + case when (${sql.lit(`{${works.join(',')}}`)}::bool[])[${day}]
      then least(greatest(${ofDay}, ${sql.lit(opens)}), ${sql.lit(closes)}) - ${sql.lit(opens)} else 0 end)`
}

/** How often the coordinator had to say whose a matter is, by who was named. */
export async function countDesignations(
  tx: Tx<CasesTables>,
  { community, period, by }: Counting,
): Promise<{ readonly key: string; readonly n: number }[]> {
  const { rows } = await sql<{ key: string; n: number }>`
    select ${keyOf(by, { body: sql`entry.facts->>'to'` })} as key, count(*)::int as n
    from journal.entry entry
      ${withCase(by, sql`entry.subject`, community)}
    where entry.community_id = ${community} and entry.kind = 'case.designated'
      and entry.at >= ${period.from} and entry.at < ${period.until}
    group by 1`.execute(tx)
  return rows
}
