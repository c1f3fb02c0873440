type Standing = { readonly door: string; readonly floor: number }

/** A home with its box on the drawing. */
export type Drawn<Home> = {
  readonly home: Home
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** A stairwell's front, in drawing units (a pixel where there are few doors). */
export type Front<Home> = {
  readonly width: number
  readonly height: number
  readonly homeHeight: number
  /** Too wide for a column: drawn at its own size, to be scrolled. */
  readonly wide: boolean
  /** Left edge of the stairs. */
  readonly stairs: number
  readonly floors: readonly { readonly floor: number; readonly y: number }[]
  readonly homes: readonly Drawn<Home>[]
}

const [left, roof, gap, stairWidth] = [36, 18, 4, 48]

/** Where each home stands: as many floors as are known, doors from left to right, stairs in the middle. */
export function drawBuilding<Home extends Standing>(floors: number, homes: readonly Home[]): Front<Home> {
  const top = Math.max(1, floors, ...homes.map(({ floor }) => floor))
  const bottom = Math.min(1, ...homes.map(({ floor }) => floor))
  const rows = Array.from({ length: top - bottom + 1 }, (_, at) => top - at).filter((floor) => floor !== 0)
  const byFloor = Map.groupBy(homes, ({ floor }) => floor)
  const columns = Math.max(2, ...rows.map((floor) => columnsOn(byFloor.get(floor) ?? [])))
  const pitch = top > 12 ? 28 : 40
  const width = columns <= 2 ? 82 : 60
  const leftHomes = Math.ceil(columns / 2)
  const xOf = (column: number) => left + column * (width + gap) + (column >= leftHomes ? stairWidth - gap : 0)
  const placed = rows.map((floor, at) => ({ floor, y: roof + at * pitch }))
  return {
    width: xOf(columns - 1) + width + 8,
    height: roof + rows.length * pitch + 2,
    homeHeight: pitch - 4,
    wide: columns > 4,
    stairs: xOf(leftHomes - 1) + width + 10,
    floors: placed,
    homes: placed.flatMap(({ floor, y }) =>
      inOrder(byFloor.get(floor) ?? []).map(({ home, column }) => ({
        home,
        x: xOf(column),
        y,
        width,
        height: pitch - 4,
      })),
    ),
  }
}

// 502 stands second, also when 501 is missing; where the doors are numbered otherwise, one beside the other.
function inOrder<Home extends Standing>(homes: readonly Home[]): { home: Home; column: number }[] {
  const sorted = homes.toSorted((a, b) => a.door.localeCompare(b.door, 'en', { numeric: true }))
  const columns = sorted.map(({ door }) => Number(/(\d{2})$/.exec(door)?.[1] ?? 0) - 1)
  const fits = new Set(columns).size === columns.length && columns.every((at) => at >= 0 && at < 12)
  return sorted.map((home, at) => ({ home, column: fits ? (columns[at] ?? at) : at }))
}

function columnsOn(homes: readonly Standing[]): number {
  return Math.max(0, ...inOrder(homes).map(({ column }) => column + 1))
}
