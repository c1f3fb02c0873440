import { sql } from 'kysely'
import type { Tx } from '../../../kernel/db.ts'
import type { BodyId, BuildingId, CaseId, CommunityId, EstateId } from '../../../kernel/ids.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { Topic } from '../../../rulebook/categories.ts'
import type { State } from '../case.rules.ts'
import type { CasesTables } from '../tables.ts'
import { heardAbout } from './heard.ts'

/*
 * What the board may know of a case. Not its title, which is a clause of somebody's words; not its number; and no
 * private case at all.
 */
export type BoardRow = {
  readonly id: CaseId
  readonly topic: Topic
  /** Words of the catalogue that were heard in what was said: 楼道灯. Never the person's own. */
  readonly heard: readonly string[]
  readonly state: State
  readonly estate: EstateId | null
  readonly building: BuildingId | null
  readonly households: number
  readonly openedAt: Instant
  /** The time by which it is listed: when it is due next, or when it ended. */
  readonly at: Instant
  readonly finishDue: Instant
  readonly promisedAt: Instant | null
  readonly holder: BodyId | null
  readonly offeredTo: BodyId | null
}

export type Filter = { readonly topic: Topic | null; readonly building: BuildingId | null }
export type Cursor = { readonly at: Instant; readonly id: string }

type Asked = { readonly filter: Filter; readonly after: Cursor | null; readonly most: number }

/** What is being worked on; what breaks its next clock first comes first. */
export async function listRunning(
  tx: Tx<CasesTables>,
  community: CommunityId,
  { filter, after, most }: Asked,
): Promise<BoardRow[]> {
  const rows = await sql<Row>`
    select ${columns}, it.next_due_at as at
    from cases."case" it ${heardJoin} ${offerJoin}
    where it.community_id = ${community} and it.next_due_at is not null and it.state <> 'confirmed'
      and not it.is_private ${having(filter)}
      ${after ? sql`and (it.next_due_at, it.id) > (${after.at}::timestamptz, ${after.id}::uuid)` : sql``}
    order by it.next_due_at, it.id limit ${most}`.execute(tx)
  return rows.rows.map(fromRow)
}

/** What came to an end or was confirmed, the latest first. */
export async function listDone(
  tx: Tx<CasesTables>,
  community: CommunityId,
  { filter, after, most }: Asked,
): Promise<BoardRow[]> {
  const before = (column: 'ended_at' | 'done_claimed_at') =>
    after ? sql`and (it.${sql.raw(column)}, it.id) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql``
  const rows = await sql<Row>`
    with done as (
      (select it.id, it.ended_at as at from cases."case" it
       where it.community_id = ${community} and it.ended_at is not null
         and it.state in ('closed', 'referred', 'explained') and not it.is_private
         ${having(filter)} ${before('ended_at')}
       order by it.ended_at desc, it.id desc limit ${most})
      union all
      (select it.id, it.done_claimed_at as at from cases."case" it
       where it.community_id = ${community} and it.next_due_at is not null and it.state = 'confirmed'
         and not it.is_private ${having(filter)} ${before('done_claimed_at')}
       order by it.done_claimed_at desc, it.id desc limit ${most}))
    select ${columns}, done.at
    from done join cases."case" it on it.community_id = ${community} and it.id = done.id ${heardJoin} ${offerJoin}
    order by done.at desc, it.id desc limit ${most}`.execute(tx)
  return rows.rows.map(fromRow)
}

type Count = {
  readonly topic: Topic
  readonly building: BuildingId | null
  readonly running: number
  readonly done: number
}

/** How many run now, and how many were done since, by topic and building. */
export async function countByTopicAndPlace(
  tx: Tx<CasesTables>,
  community: CommunityId,
  since: Instant,
): Promise<Count[]> {
  const { rows } = await sql<Count>`
    select topic, building_id as building,
      count(*) filter (where next_due_at is not null and state <> 'confirmed')::int as running,
      count(*) filter (where state = 'closed' or (state = 'confirmed' and done_claimed_at >= ${since}))::int as done
    from (
      select topic, building_id, next_due_at, done_claimed_at, state from cases."case"
      where community_id = ${community} and next_due_at is not null and not is_private
      union all
      select topic, building_id, next_due_at, done_claimed_at, state from cases."case"
      where community_id = ${community} and ended_at >= ${since} and state = 'closed' and not is_private) each
    group by topic, building_id`.execute(tx)
  return rows
}

const columns = sql`it.id, it.topic, said.heard, it.state, it.estate_id, it.building_id, it.households, it.opened_at,
  it.finish_due_at, it.promised_at, it.holder_body_id, offered.to_body_id`

// Words heard for another topic than a worker settled on would say the wrong thing.
const heardJoin = sql`left join lateral (
  select need.because as heard from cases.need need
  where need.community_id = it.community_id and need.case_id = it.id and need.topic = it.topic
  order by need.id limit 1) said on true`

const offerJoin = sql`left join cases.offer offered
  on offered.community_id = it.community_id and offered.case_id = it.id and offered.state = 'offered'`

function having({ topic, building }: Filter) {
  return sql`${topic ? sql`and it.topic = ${topic}` : sql``} ${building ? sql`and it.building_id = ${building}::uuid` : sql``}`
}

type Row = {
  readonly id: CaseId
  readonly topic: Topic
  readonly heard: string[] | null
  readonly state: State
  readonly estate_id: EstateId | null
  readonly building_id: BuildingId | null
  readonly households: number
  readonly opened_at: Instant
  readonly at: Instant
  readonly finish_due_at: Instant
  readonly promised_at: Instant | null
  readonly holder_body_id: BodyId | null
  readonly to_body_id: BodyId | null
}

function fromRow(row: Row): BoardRow {
  return {
    id: row.id,
    topic: row.topic,
    heard: heardAbout(row.topic, row.heard ?? []),
    state: row.state,
    estate: row.estate_id,
    building: row.building_id,
    households: row.households,
    openedAt: row.opened_at,
    at: row.at,
    finishDue: row.finish_due_at,
    promisedAt: row.promised_at,
    holder: row.holder_body_id,
    offeredTo: row.to_body_id,
  }
}
