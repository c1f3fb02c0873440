import {
  type Definition,
  definitions,
  type FigureId,
  figureIds,
  type Tally,
  type Verdict,
} from './definitions.ts'

export type Share = { readonly part: number; readonly whole: number }

export type Left = { readonly verdict: Verdict; readonly n: number }

/** One figure as it was counted. */
export type Counted = Share & {
  readonly id: FigureId
  /** Counted by households where the figure counts matters, and the other way round. */
  readonly other: Share | null
  /** What the numerator lacks of the denominator, by its reason. */
  readonly rest: readonly Left[]
  /** What was not counted, by its reason. */
  readonly apart: readonly Left[]
}

/** Every figure of a heap of tallies. Reasons that nobody had are left out. */
export function countAll(tallies: readonly Tally[]): readonly Counted[] {
  return figureIds.map((id) => count(id, tallies))
}

export function count(id: FigureId, tallies: readonly Tally[]): Counted {
  const { asks, part, rest, apart, other }: Definition = definitions[id]
  const one = (verdict: Verdict) => add(tallies, { of: asks, column: 'n', verdicts: [verdict] })
  const listed = (verdicts: readonly Verdict[]): Left[] =>
    verdicts.map((verdict) => ({ verdict, n: one(verdict) })).filter(({ n }) => n > 0)
  const all = (verdicts: readonly Verdict[]) => add(tallies, { of: asks, column: 'n', verdicts })
  return {
    id,
    part: all(part),
    whole: all([...part, ...rest]),
    other: other && { part: add(tallies, other.part), whole: add(tallies, other.whole) },
    rest: listed(rest),
    apart: listed(apart),
  }
}

type Sum = NonNullable<Definition['other']>['part']

function add(tallies: readonly Tally[], { of, column, verdicts }: Sum): number {
  return tallies
    .filter(({ question, verdict }) => question === of && verdicts.includes(verdict))
    .reduce((sum, tally) => sum + tally[column], 0)
}

/** In hundredths, rounded down below and up above nothing, so that 100 % is said only of all, and 0 % only of none. */
export function percentOf({ part, whole }: Share): number | null {
  if (whole === 0) return null
  const exact = (part * 100) / whole
  const rounded = Math.round(exact)
  if (rounded === 100 && part < whole) return 99
  return rounded === 0 && part > 0 ? 1 : rounded
}

/** Whether there are enough to set one beside another. */
export function isComparable({ whole }: Share, least: number): boolean {
  return whole >= least
}
