import { sql } from 'kysely'
import type { Tx } from '../../../kernel/db.ts'
import type { CommunityId, PersonId } from '../../../kernel/ids.ts'
import type { Instant, PlainDate } from '../../../kernel/time.ts'
import type { CasesTables } from '../tables.ts'
import type { CorrectedField, CorrectionId } from './correction.rules.ts'

/** How many proposals of one kind were taken as they were, of how many that were looked at. */
export type Share = { readonly accepted: number; readonly all: number }

export type WeekRow = Share & { readonly week: PlainDate; readonly field: CorrectedField }
export type Confusion = { readonly proposed: string; readonly decided: string; readonly count: number }
export type Lesson = {
  readonly id: CorrectionId
  readonly at: Instant
  readonly ref: string
  readonly proposed: string
  readonly decided: string
}
export type Unlearnt = {
  readonly at: Instant
  readonly by: PersonId
  readonly lessons: number
  readonly since: Instant | null
  readonly why: string
}

type Span = { readonly since: Instant; readonly offsetMinutes: number }

// Of each reading only the last word on each field.
function verdicts(community: CommunityId, since: Instant) {
  return sql`(select distinct on (need_id, field) at, field, proposed, decided, confidence from cases.correction
    where community_id = ${community} and at >= ${since} order by need_id, field, at desc, id desc) verdict`
}

/** By the Monday of each week, on the wall calendar at this offset from UTC; the latest first. */
export async function listWeeks(
  tx: Tx<CasesTables>,
  community: CommunityId,
  { since, offsetMinutes }: Span,
): Promise<WeekRow[]> {
  const { rows } = await sql<WeekRow>`select
    date_trunc('week', (at at time zone 'UTC') + make_interval(mins => ${offsetMinutes}))::date as week, field,
    count(*) filter (where proposed = decided)::int as accepted, count(*)::int as all
    from ${verdicts(community, since)} group by 1, 2 order by 1 desc, 2`.execute(tx)
  return rows
}

/** Topics that were said to be guesses, beside those that were said to be likely. */
export async function countBySureness(
  tx: Tx<CasesTables>,
  community: CommunityId,
  { since, unsureBelow }: { readonly since: Instant; readonly unsureBelow: number },
): Promise<{ readonly sure: Share; readonly unsure: Share }> {
  const { rows } = await sql<Share & { unsure: boolean }>`select confidence < ${unsureBelow} as unsure,
    count(*) filter (where proposed = decided)::int as accepted, count(*)::int as all
    from ${verdicts(community, since)} where field = 'topic' group by 1`.execute(tx)
  const of = (unsure: boolean): Share => {
    const row = rows.find((each) => each.unsure === unsure)
    return { accepted: row?.accepted ?? 0, all: row?.all ?? 0 }
  }
  return { sure: of(false), unsure: of(true) }
}

/** Which topics were taken for which others, the most frequent first. */
export async function listConfusions(
  tx: Tx<CasesTables>,
  community: CommunityId,
  { since, most }: { readonly since: Instant; readonly most: number },
): Promise<Confusion[]> {
  const { rows } = await sql<Confusion>`select proposed, decided, count(*)::int as count
    from ${verdicts(community, since)} where field = 'topic' and proposed <> decided
    group by 1, 2 order by 3 desc, 1, 2 limit ${most}`.execute(tx)
  return rows
}

/** What still teaches, the latest first. */
export async function listLatestLessons(
  tx: Tx<CasesTables>,
  community: CommunityId,
  most: number,
): Promise<Lesson[]> {
  const { rows } = await sql<Lesson>`select lesson.id, lesson.at, it.ref, lesson.proposed, lesson.decided
    from cases.correction lesson
    join cases."case" it on it.community_id = lesson.community_id and it.id = lesson.case_id
    where lesson.community_id = ${community} and lesson.field = 'topic' and lesson.undone_in is null
      and cardinality(lesson.keys) > 0
    order by lesson.at desc, lesson.id desc limit ${most}`.execute(tx)
  return rows
}

/** What was taken back, the latest first. */
export async function listUnlearnt(
  tx: Tx<CasesTables>,
  community: CommunityId,
  most: number,
): Promise<Unlearnt[]> {
  const { rows } = await sql<Unlearnt>`select at, undone_by as by, lessons, since, why from cases.unlearning
    where community_id = ${community} order by at desc, id desc limit ${most}`.execute(tx)
  return rows
}
