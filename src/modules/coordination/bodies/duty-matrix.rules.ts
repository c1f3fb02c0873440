import type { BodyId, BuildingId, EstateId } from '../../../kernel/ids.ts'
import type { PlainDate } from '../../../kernel/time.ts'
import type { Topic } from '../../../rulebook/categories.ts'
import { type Duty, type DutyPlace, dutiesAbout, isValidOn } from './duty.rules.ts'

/** `own`: the list names it for this very place; `from_wider`: for the estate or the whole community. */
export type Cell = {
  readonly bodies: readonly BodyId[]
  readonly by: 'own' | 'from_wider' | 'narrower' | 'nobody'
  /** Two or more at the very same place. */
  readonly overlaps: boolean
}

export type Matrix = {
  readonly places: readonly DutyPlace[]
  readonly rows: readonly { readonly topic: Topic; readonly cells: readonly Cell[] }[]
  readonly gaps: number
  readonly overlaps: number
}

type Around = {
  readonly topics: readonly Topic[]
  readonly estates: readonly EstateId[]
  /** The buildings that a duty names, each with its estate. */
  readonly buildings: readonly { readonly id: BuildingId; readonly estate: EstateId }[]
  readonly on: PlainDate
}

/** Topics down, places across: who answers where on a day, what nobody does, and what two do. */
export function matrixOf(duties: readonly Duty[], { topics, estates, buildings, on }: Around): Matrix {
  const valid = duties.filter((duty) => isValidOn(duty, on))
  const named = buildings.filter(({ id }) => valid.some(({ place }) => place.building === id))
  const places: DutyPlace[] = [
    { estate: null, building: null },
    ...estates.flatMap((estate) => [
      { estate, building: null },
      ...named.filter((each) => each.estate === estate).map(({ id }) => ({ estate: null, building: id })),
    ]),
  ]
  const estateOf = new Map(buildings.map(({ id, estate }) => [id, estate]))
  const rows = topics.map((topic) => {
    const mine = valid.filter((duty) => duty.topic === topic)
    return { topic, cells: places.map((place) => cellOf(mine, { place, topic, on, estateOf, estates })) }
  })
  const cells = rows.flatMap((row) => row.cells)
  return {
    places,
    rows,
    gaps: cells.filter(({ by }) => by === 'nobody').length,
    overlaps: cells.filter(({ overlaps }) => overlaps).length,
  }
}

type Place = {
  readonly place: DutyPlace
  readonly topic: Topic
  readonly on: PlainDate
  readonly estateOf: ReadonlyMap<BuildingId, EstateId>
  readonly estates: readonly EstateId[]
}

function cellOf(mine: readonly Duty[], { place, topic, on, estateOf, estates }: Place): Cell {
  const own = bodiesIn(mine.filter((duty) => isSame(duty.place, place)))
  if (own.length > 0) return { bodies: own, by: 'own', overlaps: own.length > 1 }
  const estate = place.building === null ? place.estate : (estateOf.get(place.building) ?? null)
  const about = dutiesAbout(mine, { topic, place: { estate, building: place.building }, on })
  if (about[0]) return { bodies: [about[0].body], by: 'from_wider', overlaps: false }
  // A wide place that is covered piece by piece is no gap.
  const pieces = estates.every((each) => mine.some((duty) => duty.place.estate === each))
  const isPieced = place.estate === null && place.building === null && pieces && estates.length > 0
  return { bodies: [], by: isPieced ? 'narrower' : 'nobody', overlaps: false }
}

function bodiesIn(duties: readonly Duty[]): BodyId[] {
  return [...new Set(duties.map(({ body }) => body))]
}

function isSame(a: DutyPlace, b: DutyPlace): boolean {
  return a.estate === b.estate && a.building === b.building
}
