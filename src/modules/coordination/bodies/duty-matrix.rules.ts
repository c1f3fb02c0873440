import type { BodyId, BuildingId, EstateId } from '../../../kernel/ids.ts'
import type { PlainDate } from '../../../kernel/time.ts'
import type { Topic } from '../../../rulebook/categories.ts'
import { type Duty, type DutyPlace, dutiesAbout, gapsIn, isValidOn } from './duty.rules.ts'

/**
 * `own`: the list names it for this very place; `from_wider`: for the estate or the whole community; `narrower`: piece
 * by piece for all within it; `in_part`: for some of what is within it. Two bodies or more: an overlap there, or from
 * the wider place.
 */
export type Cell = {
  readonly by: 'own' | 'from_wider' | 'narrower' | 'in_part' | 'nobody'
  readonly bodies: readonly BodyId[]
  /** Of what is answered for in part, the places where nobody does. */
  readonly bare: readonly DutyPlace[]
}

export type Matrix = {
  readonly places: readonly DutyPlace[]
  readonly rows: readonly { readonly topic: Topic; readonly cells: readonly Cell[] }[]
  /** How often nobody answers for a topic at a place: a column, or a building without one. */
  readonly gaps: number
  /** How often two or more answer for a topic at the very same place. */
  readonly overlaps: number
}

type Around = {
  readonly topics: readonly Topic[]
  readonly estates: readonly EstateId[]
  /** All there are; those that a duty names get a column. */
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
  const whole = estates.map((estate) => ({
    estate,
    buildings: buildings.filter((each) => each.estate === estate).map(({ id }) => id),
  }))
  const rows = topics.map((topic) => {
    const mine = valid.filter((duty) => duty.topic === topic)
    const gaps = gapsIn(mine, { topics: [topic], places: whole, on }).map((gap) => gap.place)
    return { topic, cells: places.map((place) => cellOf(mine, { place, topic, on, estateOf, gaps })) }
  })
  const cells = rows.flatMap((row) => row.cells)
  const isColumn = (bare: DutyPlace) => named.some(({ id }) => id === bare.building)
  // What is bare of the whole community, and is no building, is an estate's own cell.
  const ofEstates = rows.flatMap((row) => row.cells.filter((_, at) => places[at]?.estate != null))
  const hidden = ofEstates.flatMap(({ bare }) => bare).filter((bare) => !isColumn(bare))
  return {
    places,
    rows,
    gaps: cells.filter(({ by }) => by === 'nobody').length + hidden.length,
    overlaps: cells.filter(({ by, bodies }) => by === 'own' && bodies.length > 1).length,
  }
}

type At = {
  readonly place: DutyPlace
  readonly topic: Topic
  readonly on: PlainDate
  readonly estateOf: ReadonlyMap<BuildingId, EstateId>
  /** Where nobody answers for the topic, at the widest. */
  readonly gaps: readonly DutyPlace[]
}

function cellOf(mine: readonly Duty[], { place, topic, on, estateOf, gaps }: At): Cell {
  const own = bodiesIn(mine.filter((duty) => isSame(duty.place, place)))
  if (own.length > 0) return { by: 'own', bodies: own, bare: [] }
  const estate = place.building === null ? place.estate : (estateOf.get(place.building) ?? null)
  const [nearest, ...wider] = dutiesAbout(mine, { topic, place: { estate, building: place.building }, on })
  if (nearest) {
    const there = wider.filter((duty) => isSame(duty.place, nearest.place))
    return { by: 'from_wider', bodies: bodiesIn([nearest, ...there]), bare: [] }
  }
  const whole = { estate, building: place.building }
  if (gaps.some((gap) => isWithin(whole, gap))) return { by: 'nobody', bodies: [], bare: [] }
  const bare = gaps.filter((gap) => isWithin(gap, place))
  return { by: bare.length > 0 ? 'in_part' : 'narrower', bodies: [], bare }
}

/** Whether the first place, which stands with its estate, is the second or lies within it. */
function isWithin(one: DutyPlace, wide: DutyPlace): boolean {
  if (wide.building !== null) return one.building === wide.building
  return wide.estate === null || one.estate === wide.estate
}

function bodiesIn(duties: readonly Duty[]): BodyId[] {
  return [...new Set(duties.map(({ body }) => body))]
}

function isSame(a: DutyPlace, b: DutyPlace): boolean {
  return a.estate === b.estate && a.building === b.building
}
