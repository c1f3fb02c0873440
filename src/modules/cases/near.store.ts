import { sql } from 'kysely'
import type { Tx } from '../../kernel/db.ts'
import type { BuildingId, CaseId, CommunityId, PersonId, StairwellId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/time.ts'
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
  const rows = await tx
    .selectFrom('cases.case as it')
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
    .select([
      'it.id',
      'it.ref',
      'it.title',
      'it.topic',
      'it.state',
      'it.building_id',
      'it.stairwell_id',
      'it.opened_at',
      'it.households',
      'said.words',
    ])
    .where('it.community_id', '=', community)
    .where('it.topic', 'in', [...around.topics])
    .where('it.opened_at', '>=', around.since)
    .where('it.is_private', '=', false)
    .$if(around.building !== null, (query) => query.where('it.building_id', '=', around.building))
    .$if(around.building === null, (query) => query.where('it.building_id', 'is', null))
    .$if(around.open, (query) => query.where('it.state', 'in', [...openStates]))
    .orderBy('it.opened_at', 'desc')
    .limit(around.most)
    .execute()
  return rows.map(({ building_id, stairwell_id, opened_at, ...row }) => ({
    ...row,
    building: building_id,
    stairwell: stairwell_id,
    openedAt: opened_at,
  }))
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
