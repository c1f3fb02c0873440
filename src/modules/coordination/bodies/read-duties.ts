import type { Staff } from '../../../kernel/actor.ts'
import { dayOf } from '../../../kernel/calendar.ts'
import { readCommunity } from '../../../kernel/db.ts'
import type { PlainDate } from '../../../kernel/time.ts'
import type { Catalogue } from '../../../rulebook/catalogue.ts'
import { type Topic, topics } from '../../../rulebook/categories.ts'
import { catalogueFor, type House } from '../../cases/door.ts'
import { type Bodies, bodiesOf, getCommunity } from '../../people/door.ts'
import { placesOf, type PlaceTree } from '../../places/door.ts'
import type { CoordinationTables } from '../tables.ts'
import { type Duty, type Gap, gapsIn, overlapsIn } from './duty.rules.ts'
import { listDuties } from './duty.store.ts'
import { countOpen } from './held.store.ts'

/** The responsibility list with what is missing in it and what is there twice, on one day. */
export type DutyList = {
  readonly duties: readonly Duty[]
  readonly gaps: readonly (Gap & { readonly cases: number })[]
  readonly overlaps: readonly (readonly Duty[])[]
  readonly bodies: Bodies
  readonly tree: PlaceTree
  readonly catalogue: Catalogue
  readonly today: PlainDate
}

export function readDuties(house: House) {
  return async ({ community }: Staff): Promise<DutyList> => {
    const [bodies, tree, catalogue, here] = await Promise.all([
      bodiesOf(house.db, community),
      placesOf(house.db, community),
      catalogueFor(house.db, community),
      getCommunity(house.db, community),
    ])
    const today = dayOf(house.rules.calendarOf(here), house.clock())
    const [duties, open] = await readCommunity<CoordinationTables, [Duty[], ReadonlyMap<Topic, number>]>(
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
      .map((gap) => ({ ...gap, cases: open.get(gap.topic) ?? 0 }))
      .toSorted((a, b) => b.cases - a.cases)
    return { duties, gaps, overlaps: overlapsIn(duties, today), bodies, tree, catalogue, today }
  }
}
