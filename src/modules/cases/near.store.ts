import { sql } from 'kysely'
import type { AnyDb, Tx } from '../../kernel/db.ts'
import type { BuildingId, CaseId, CommunityId, PersonId, StairwellId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/time.ts'
import { askTogether } from '../../kernel/together.ts'
import type { Topic } from '../../rulebook/categories.ts'
import { openStates, type State } from './case.rules.ts'
import type { CasesTables } from './tables.ts'

/** A case that may be about the same matter. `words` are those of the first who said it. */
export type Near = {
  readonly id: CaseId
  readonly ref: string
  readonly title: string
  readonly topic: Topic
  readonly state: State
  readonly building: BuildingId | null
  readonly stairwell: StairwellId | null
  readonly openedAt: Instant
  readonly households: number
  readonly words: string | null
}

type Around = {
  readonly building: BuildingId | null
  readonly topics: readonly Topic[]
  readonly since: Instant
  readonly open: boolean
  readonly most: number
}

/** Recent cases of these topics in the building, or, without a building, in the community's unplaced ones. */
export async function listNear(tx: Tx<CasesTables>, community: CommunityId, around: Around): Promise<Near[]> {
  if (around.topics.length === 0) return []
  const { topics, building, open } = around
  return withWords(
    tx,
    nearCases(tx, community, around)
      .where('it.topic', 'in', [...topics])
      .where('it.building_id', building === null ? 'is' : '=', building)
      .$if(open, (query) => query.where('it.state', 'in', [...openStates])),
  )
}

type Alike = Pick<Around, 'since' | 'most'> & { readonly query: string }

/** Recent cases, wherever they are and of whatever topic, that share some words: found by the index of the search. */
export async function listAlike(tx: Tx<CasesTables>, community: CommunityId, alike: Alike): Promise<Near[]> {
  return withWords(
    tx,
    nearCases(tx, community, alike).where(sql<boolean>`it.search @@ ${alike.query}::tsquery`),
  )
}

const shown = [
  'it.id',
  'it.ref',
  'it.title',
  'it.topic',
  'it.state',
  'it.building_id',
  'it.stairwell_id',
  'it.opened_at',
  'it.households',
] as const

function nearCases(
  tx: Tx<CasesTables>,
  community: CommunityId,
  { since, most }: Pick<Around, 'since' | 'most'>,
) {
  return tx
    .selectFrom('cases.case as it')
    .select([...shown, 'it.community_id'])
    .where('it.community_id', '=', community)
    .where('it.opened_at', '>=', since)
    .where('it.is_private', '=', false)
    .orderBy('it.opened_at', 'desc')
    .limit(most)
}

// Words are looked up for those that are left, not for all that were found.
async function withWords(tx: Tx<CasesTables>, found: ReturnType<typeof nearCases>): Promise<Near[]> {
  const rows = await tx
    .selectFrom(found.as('it'))
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('cases.need as need')
          .select('need.words')
          .whereRef('need.community_id', '=', 'it.community_id')
          .whereRef('need.case_id', '=', 'it.id')
          .orderBy('need.id')
          .limit(1)
          .as('said'),
      (join) => join.onTrue(),
    )
    .select([...shown, 'said.words'])
    .orderBy('it.opened_at', 'desc')
    .execute()
  return rows.map(fromNear)
}

type NearRow = Omit<Near, 'building' | 'stairwell' | 'openedAt'> & {
  readonly building_id: BuildingId | null
  readonly stairwell_id: StairwellId | null
  readonly opened_at: Instant
}

function fromNear({ building_id, stairwell_id, opened_at, ...row }: NearRow): Near {
  return { ...row, building: building_id, stairwell: stairwell_id, openedAt: opened_at }
}

/*
 * The same question where a resident waits for the answer: one prepared statement, one round trip. Naming the
 * community comes first, and the rest is read through it, so that row-level security knows the community when the
 * rows are looked at.
 */
const openNearby = (place: string) => `
  with here as materialized (select set_config('app.community', $1, true)::uuid as community_id)
  select it.id, it.ref, it.title, it.topic, it.state, it.building_id, it.stairwell_id, it.opened_at, it.households,
         said.words
  from here
  cross join lateral (
    select * from cases."case" near
    where near.community_id = here.community_id and ${place} and near.topic = any ($3::text[])
      and near.opened_at >= $4::timestamptz and near.ended_at is null and not near.is_private
    order by near.opened_at desc limit $5::int) it
  left join lateral (
    select need.words from cases.need need
    where need.community_id = it.community_id and need.case_id = it.id order by need.id limit 1) said on true
  order by it.opened_at desc`

const inBuilding = { name: 'near-building', text: openNearby('near.building_id = $2::uuid') }
const unplaced = { name: 'near-unplaced', text: openNearby('near.building_id is null and $2::uuid is null') }

type Nearby = Omit<Around, 'open'>

/** Open, public cases of these topics in the building, or, without a building, among the community's unplaced ones. */
export async function findOpenNearby(db: AnyDb, community: CommunityId, around: Nearby): Promise<Near[]> {
  const { building, topics, since, most } = around
  if (topics.length === 0) return []
  const rows = await askTogether<NearRow>(db, building === null ? unplaced : inBuilding, [
    community,
    building,
    `{${topics.join(',')}}`,
    since,
    most,
  ])
  return rows.map(fromNear)
}

type Apart = { readonly a: CaseId; readonly b: CaseId; readonly at: Instant; readonly by: PersonId }

export async function insertNotSame(
  tx: Tx<CasesTables>,
  community: CommunityId,
  { a, b, at, by }: Apart,
): Promise<void> {
  const [first, second] = a < b ? [a, b] : [b, a]
  await tx
    .insertInto('cases.not_same')
    .values({ community_id: community, a: first, b: second, at, said_by: by })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** The cases that somebody said are not the same as this one. */
export async function listApart(
  tx: Tx<CasesTables>,
  community: CommunityId,
  it: CaseId,
): Promise<ReadonlySet<CaseId>> {
  const { rows } = await sql<{ other: CaseId }>`
    select case when a = ${it} then b else a end as other from cases.not_same
    where community_id = ${community} and (a = ${it} or b = ${it})`.execute(tx)
  return new Set(rows.map((row) => row.other))
}
