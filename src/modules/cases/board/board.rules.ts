import type { BuildingId } from '../../../kernel/ids.ts'
import type { Topic } from '../../../rulebook/categories.ts'

/** Fewer than this many in one building could point at a door, so they are not told apart by place. */
export const leastByPlace = 5

export type Count = {
  readonly topic: Topic
  readonly building: BuildingId | null
  readonly running: number
  readonly done: number
}

export type Sum = { readonly running: number; readonly done: number }

export type Sums = {
  readonly all: Sum
  readonly topics: readonly (Sum & { readonly topic: Topic })[]
  /** Only buildings with enough of them. */
  readonly buildings: readonly (Sum & { readonly building: BuildingId })[]
  /** How many buildings have some, but too few. */
  readonly fewBuildings: number
}

/** Adds up what there is, by topic and by place, the most first. */
export function sumsOf(counts: readonly Count[]): Sums {
  const topics = addUp(counts, ({ topic }) => topic)
  const buildings = addUp(
    counts.filter(({ building }) => building !== null),
    ({ building }) => building,
  )
  const enough = buildings.filter((each) => each.running + each.done >= leastByPlace)
  return {
    all: total(counts),
    topics: topics.map(({ key, ...sum }) => ({ ...sum, topic: key })),
    buildings: enough.flatMap(({ key, ...sum }) => (key === null ? [] : [{ ...sum, building: key }])),
    fewBuildings: buildings.length - enough.length,
  }
}

function addUp<Key>(counts: readonly Count[], keyOf: (count: Count) => Key): (Sum & { readonly key: Key })[] {
  return [...Map.groupBy(counts, keyOf)]
    .map(([key, of]) => ({ key, ...total(of) }))
    .filter((each) => each.running + each.done > 0)
    .toSorted((a, b) => b.running + b.done - a.running - a.done)
}

function total(counts: readonly Sum[]): Sum {
  return {
    running: counts.reduce((sum, each) => sum + each.running, 0),
    done: counts.reduce((sum, each) => sum + each.done, 0),
  }
}
