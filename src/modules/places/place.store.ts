import type { AnyDb, Db, Tx } from '../../kernel/db.ts'
import type { CommunityId, HomeId, PersonId, StairwellId } from '../../kernel/ids.ts'
import type { Instant, PlainDate } from '../../kernel/time.ts'
import { askTogether } from '../../kernel/together.ts'
import type { Building, Estate, Home, PlaceTree, Stairwell } from './place.rules.ts'
import type { PlacesTables } from './tables.ts'

const owners = {
  name: 'owner-of-code',
  text: 'select community_id as community from places.code where code = $1 and ended_at is null',
}

export async function findOwner(db: AnyDb, code: string): Promise<CommunityId | undefined> {
  const [found] = await askTogether<{ readonly community: CommunityId }>(db, owners, [code])
  return found?.community
}

export async function listCodes(
  db: Db<PlacesTables>,
  community: CommunityId,
): Promise<ReadonlyMap<StairwellId, string>> {
  const rows = await db
    .selectFrom('places.code')
    .select(['code', 'stairwell_id'])
    .where('community_id', '=', community)
    .where('ended_at', 'is', null)
    .execute()
  return new Map(rows.map((row) => [row.stairwell_id, row.code]))
}

export async function insertCodes(
  db: Db<PlacesTables>,
  community: CommunityId,
  codes: readonly { readonly code: string; readonly stairwell: StairwellId }[],
  at: Instant,
): Promise<void> {
  const rows = codes.map(({ code, stairwell }) => ({
    code,
    community_id: community,
    stairwell_id: stairwell,
    made_at: at,
    ended_at: null,
  }))
  if (rows.length > 0) await db.insertInto('places.code').values(rows).execute()
}

export async function readTree(tx: Tx<PlacesTables>, community: CommunityId): Promise<PlaceTree> {
  const estates = await tx
    .selectFrom('places.estate')
    .select(['id', 'name'])
    .where('community_id', '=', community)
    .execute()
  const buildings = await tx
    .selectFrom('places.building')
    .select(['id', 'estate_id', 'number', 'label'])
    .where('community_id', '=', community)
    .orderBy('number')
    .execute()
  const stairwells = await tx
    .selectFrom('places.stairwell')
    .select(['id', 'building_id', 'number', 'label', 'floors'])
    .where('community_id', '=', community)
    .orderBy('number')
    .execute()
  return {
    community,
    estates: new Map(estates.map((each) => [each.id, each])),
    buildings: new Map(buildings.map(({ estate_id, ...each }) => [each.id, { ...each, estate: estate_id }])),
    stairwells: new Map(
      stairwells.map(({ building_id, ...each }) => [each.id, { ...each, building: building_id }]),
    ),
  }
}

export async function listHomes(
  tx: Tx<PlacesTables>,
  community: CommunityId,
  stairwell: StairwellId,
): Promise<Home[]> {
  const rows = await tx
    .selectFrom('places.home')
    .select(['id', 'stairwell_id', 'floor', 'door'])
    .where('community_id', '=', community)
    .where('stairwell_id', '=', stairwell)
    .orderBy('floor')
    .orderBy('door')
    .execute()
  return rows.map(({ stairwell_id, ...home }) => ({ ...home, stairwell: stairwell_id }))
}

export async function findHomes(
  tx: Tx<PlacesTables>,
  community: CommunityId,
  ids: readonly HomeId[],
): Promise<Home[]> {
  if (ids.length === 0) return []
  const rows = await tx
    .selectFrom('places.home')
    .select(['id', 'stairwell_id', 'floor', 'door'])
    .where('community_id', '=', community)
    .where('id', 'in', [...ids])
    .execute()
  return rows.map(({ stairwell_id, ...home }) => ({ ...home, stairwell: stairwell_id }))
}

export type NewPlaces = {
  readonly estates: readonly Estate[]
  readonly buildings: readonly Building[]
  readonly stairwells: readonly Stairwell[]
  readonly homes: readonly (Home & { readonly area: number | null })[]
}

export async function insertPlaces(
  tx: Tx<PlacesTables>,
  community: CommunityId,
  places: NewPlaces,
): Promise<void> {
  const of = { community_id: community }
  if (places.estates.length > 0)
    await tx
      .insertInto('places.estate')
      .values(places.estates.map((each) => ({ ...of, ...each })))
      .execute()
  for (const part of parts(
    places.buildings.map(({ estate, ...each }) => ({ ...of, ...each, estate_id: estate })),
  ))
    await tx.insertInto('places.building').values(part).execute()
  for (const part of parts(
    places.stairwells.map(({ building, ...each }) => ({ ...of, ...each, building_id: building })),
  ))
    await tx.insertInto('places.stairwell').values(part).execute()
  for (const part of parts(
    places.homes.map(({ stairwell, ...each }) => ({ ...of, ...each, stairwell_id: stairwell })),
  ))
    await tx.insertInto('places.home').values(part).execute()
}

export type NewResidence = {
  readonly home: HomeId
  readonly person: PersonId
  readonly tie: 'resident' | 'owner'
  readonly since: PlainDate
}

export async function insertResidences(
  tx: Tx<PlacesTables>,
  community: CommunityId,
  all: readonly NewResidence[],
): Promise<void> {
  const rows = all.map(({ home, person, tie, since }) => ({
    community_id: community,
    home_id: home,
    person_id: person,
    tie,
    since,
    until: null,
  }))
  for (const part of parts(rows)) await tx.insertInto('places.residence').values(part).execute()
}

// A statement takes at most 65,535 values.
function parts<T>(rows: readonly T[], size = 1_000): T[][] {
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, at) =>
    rows.slice(at * size, (at + 1) * size),
  )
}

/** Nobody gets in by the old codes of this stairwell any more. Returns how many there were. */
export async function endCodes(
  db: Db<PlacesTables>,
  community: CommunityId,
  stairwell: StairwellId,
  at: Instant,
): Promise<number> {
  const ended = await db
    .updateTable('places.code')
    .set({ ended_at: at })
    .where('community_id', '=', community)
    .where('stairwell_id', '=', stairwell)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return Number(ended.numUpdatedRows)
}

/** The stairwells in which a person lives or owns a home now. */
export async function listStairwellsOf(
  tx: Tx<PlacesTables>,
  community: CommunityId,
  person: PersonId,
): Promise<StairwellId[]> {
  const rows = await tx
    .selectFrom('places.residence as residence')
    .innerJoin('places.home as home', (join) =>
      join
        .onRef('home.community_id', '=', 'residence.community_id')
        .onRef('home.id', '=', 'residence.home_id'),
    )
    .select('home.stairwell_id')
    .distinct()
    .where('residence.community_id', '=', community)
    .where('residence.person_id', '=', person)
    .where('residence.until', 'is', null)
    .execute()
  return rows.map((row) => row.stairwell_id)
}
