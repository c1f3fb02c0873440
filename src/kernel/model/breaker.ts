import { type Clock, type Instant, minutesAfter } from '../time.ts'

/** Keeps us from asking somebody again and again who does not answer. */
export type Breaker = {
  readonly rests: () => boolean
  /** Takes a turn. After a rest only one gets it, until that one is back. */
  readonly mayAsk: () => boolean
  readonly went: (well: boolean) => void
}

type Patience = { readonly failures: number; readonly restMinutes: number }

/** After so many failures in a row it rests; then one question is let through, and if that fails it rests again. */
export function breaker(clock: Clock, { failures, restMinutes }: Patience): Breaker {
  const state: { failed: number; restsUntil: Instant | null } = { failed: 0, restsUntil: null }
  const rests = () => state.restsUntil !== null && clock() < state.restsUntil
  return {
    rests,
    mayAsk: () => {
      if (rests()) return false
      if (state.restsUntil !== null) state.restsUntil = minutesAfter(clock(), restMinutes)
      return true
    },
    went: (well) => {
      state.failed = well ? 0 : state.failed + 1
      state.restsUntil = state.failed >= failures ? minutesAfter(clock(), restMinutes) : null
    },
  }
}
