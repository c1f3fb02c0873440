import type { Call } from './calls.store.ts'

/** What came of the calls of a draw. A case is counted once, by the last that was said; silence is not satisfaction. */
export type Came = {
  readonly drawn: number
  readonly fixed: number
  readonly notFixed: number
  readonly unreached: number
  readonly left: number
}

/** @param last the last call of each case since it was drawn; null when there was none. */
export function cameOf(last: readonly (Pick<Call, 'isFixed'> | null)[]): Came {
  const count = (fits: (call: Pick<Call, 'isFixed'> | null) => boolean) => last.filter(fits).length
  return {
    drawn: last.length,
    fixed: count((call) => call?.isFixed === true),
    notFixed: count((call) => call?.isFixed === false),
    unreached: count((call) => call?.isFixed === null),
    left: count((call) => call === null),
  }
}
