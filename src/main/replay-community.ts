import { type AnyDb, inCommunity } from '../kernel/db.ts'
import {
  type BodyId,
  type BuildingId,
  type CommunityId,
  type EstateId,
  type HomeId,
  newId,
  type StairwellId,
} from '../kernel/ids.ts'
import { ok } from '../kernel/result.ts'
import { findCommunityBySlug } from '../modules/people/door.ts'
import { insertBodies, insertCommunity } from '../modules/people/people.store.ts'
import { insertPlaces } from '../modules/places/place.store.ts'
import { bodyKinds } from '../rulebook/categories.ts'
import { rulebookWords } from '../rulebook/words.ts'

/** The community of this name in the address; made, with invented places and one body of each kind, when there is none. */
export async function communityFor(db: AnyDb, slug: string): Promise<CommunityId> {
  const known = await findCommunityBySlug(db, slug)
  return known?.id ?? makeCommunity(db, slug)
}

async function makeCommunity(db: AnyDb, slug: string): Promise<CommunityId> {
  const community = newId<CommunityId>()
  await insertCommunity(db, {
    id: community,
    slug,
    name: `重放社区 ${slug}`,
    phone: '0555-0136',
    hours: '8:30-17:30',
    opens: 510,
    closes: 1050,
    isDemo: false,
    closedAt: null,
  })
  const names = rulebookWords['zh-CN'].bodies
  const made = await inCommunity(db, community, async (tx) => {
    const bodies = bodyKinds.map((kind) => ({ id: newId<BodyId>(), kind, name: names[kind], phone: null }))
    await insertBodies(tx, community, bodies)
    await insertPlaces(tx, community, places())
    return ok(null)
  })
  if (!made.ok) throw new Error('the community was not made')
  return community
}

// Two estates: with one, 「3栋」 of anybody's estate would be taken for ours.
function places() {
  const estates = ['砚田里', '槐序园'].map((name) => ({ id: newId<EstateId>(), name }))
  const buildings = estates.flatMap((estate) =>
    upTo(12).map((number) => ({
      id: newId<BuildingId>(),
      estate: estate.id,
      number,
      label: `${number}号楼`,
    })),
  )
  const stairwells = buildings.flatMap((building) =>
    upTo(3).map((number) => ({
      id: newId<StairwellId>(),
      building: building.id,
      number,
      label: `${number}单元`,
      floors: 6,
    })),
  )
  const homes = stairwells.flatMap((stairwell) =>
    upTo(stairwell.floors).flatMap((floor) =>
      upTo(2).map((door) => ({
        id: newId<HomeId>(),
        stairwell: stairwell.id,
        floor,
        door: `${floor}0${door}`,
        area: 6_200,
      })),
    ),
  )
  return { estates, buildings, stairwells, homes }
}

function upTo(count: number): number[] {
  return Array.from({ length: count }, (_, at) => at + 1)
}
