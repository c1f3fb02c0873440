import type { BuildingId, EstateId, StairwellId } from '../../../kernel/ids.ts'

type Where = {
  readonly estate: EstateId | null
  readonly building: BuildingId | null
  readonly stairwell: StairwellId | null
}

/** How near a case is to where a helper lives. */
export const distances = ['stairwell', 'building', 'estate', 'away'] as const
export type Distance = (typeof distances)[number]

/** The nearest of the helper's own homes counts. */
export function distanceTo(it: Where, homes: readonly Where[]): Distance {
  const found = distances.find((distance) => homes.some((home) => isWithin(distance, it, home)))
  return found ?? 'away'
}

function isWithin(distance: Distance, it: Where, home: Where): boolean {
  if (distance === 'away') return true
  return it[distance] !== null && it[distance] === home[distance]
}

/** The nearest first; what is equally near stays in its order. */
export function byDistance<T extends { readonly distance: Distance }>(all: readonly T[]): T[] {
  return all.toSorted((a, b) => distances.indexOf(a.distance) - distances.indexOf(b.distance))
}
