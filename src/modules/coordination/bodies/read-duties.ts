import type { Staff } from '../../../kernel/actor.ts'
import { dayOf } from '../../../kernel/calendar.ts'
import { readCommunity } from '../../../kernel/db.ts'
import type { PlainDate } from '../../../kernel/time.ts'
import type { Catalogue } from '../../../rulebook/catalogue.ts'
import { topics } from '../../../rulebook/categories.ts'
import { catalogueFor, type House } from '../../cases/door.ts'
import { type Bodies, bodiesOf, getCommunity } from '../../people/door.ts'
import { placesOf, type PlaceTree } from '../../places/door.ts'
import type { CoordinationTables } from '../tables.ts'
import { matrixOf, type Matrix } from './duty-matrix.rules.ts'
import { type Duty, type DutyPlace, type Gap, gapsIn, overlapsIn } from './duty.rules.ts'
import { listDuties } from './duty.store.ts'
import { countOpen, type OpenAt } from './held.store.ts'

/** The responsibility list with what is missing in it and what is there twice, on one day. */
export type DutyList = {
  readonly duties: readonly Duty[]
  readonly gaps: readonly (Gap & { readonly cases: number })[]
  readonly overlaps: readonly (readonly Duty[])[]
  readonly bodies: Bodies
  readonly tree: PlaceTree
  readonly catalogue: Catalogue
  readonly today: PlainDate
  readonly matrix: Matrix
}

export function readDuties(house: House) {
  return async ({ community }: Pick<Staff, 'community'>): Promise<DutyList> => {
    const [bodies, tree, catalogue, here] = await Promise.all([
      bodiesOf(house.db, community),
      placesOf(house.db, community),
      catalogueFor(house.db, community),
      getCommunity(house.db, community),
    ])
    const today = dayOf(house.rules.calendarOf(here), house.clock())
    const [duties, open] = await readCommunity<CoordinationTables, [Duty[], readonly OpenAt[]]>(
      house.db,
      community,
      async (tx) => [await listDuties(tx, community), await countOpen(tx, community)],
    )
    const places = [...tree.estates.keys()].map((estate) => ({
      estate,
      buildings: [...tree.buildings.values()].filter((each) => each.estate === estate).map(({ id }) => id),
    }))
    const asked = topics.filter((topic) => topic !== 'other' && catalogue[topic].isOffered)
    const gaps = gapsIn(duties, { topics: asked, places, on: today })
      .map((gap) => ({ ...gap, cases: openIn(open, gap, tree) }))
      .toSorted((a, b) => b.cases - a.cases)
    const buildings = [...tree.buildings.values()]
    const matrix = matrixOf(duties, {
      topics: asked,
      estates: [...tree.estates.keys()],
      buildings,
      on: today,
    })
    return { duties, gaps, overlaps: overlapsIn(duties, today), bodies, tree, catalogue, today, matrix }
  }
}

/** Open matters of the kind that lie in the gap's place. */
function openIn(open: readonly OpenAt[], { topic, place }: Gap, tree: PlaceTree): number {
  return open
    .filter((at) => at.topic === topic && liesIn(at.place, place, tree))
    .reduce((sum, { n }) => sum + n, 0)
}

function liesIn(at: DutyPlace, place: DutyPlace, tree: PlaceTree): boolean {
  if (place.building !== null) return at.building === place.building
  if (place.estate === null) return true
  const estate = at.building === null ? at.estate : (tree.buildings.get(at.building)?.estate ?? at.estate)
  return estate === place.estate
}
