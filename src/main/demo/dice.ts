/** Chance that falls the same way every time, so that the demo is the same on every machine. */
export type Dice = {
  /** 0 up to, not with, 1. */
  readonly next: () => number
  /** A whole number from `low` to `high`, both possible. */
  readonly whole: (low: number, high: number) => number
  readonly chance: (share: number) => boolean
  readonly pick: <T>(from: readonly T[]) => T
  /** A throw of its own for each name: one story does not change the next. */
  readonly for: (name: string | number) => Dice
}

/** Mulberry32 (Tommy Ettinger, public domain): 32 bits of state are plenty for a made-up street. */
export function diceOf(seed: number): Dice {
  const state = { at: seed >>> 0 }
  const next = () => {
    state.at = (state.at + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state.at ^ (state.at >>> 15), state.at | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const whole = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))
  return {
    next,
    whole,
    chance: (share) => next() < share,
    pick: (from) => {
      const picked = from[whole(0, from.length - 1)]
      if (picked === undefined) throw new RangeError('nothing to pick from')
      return picked
    },
    for: (name) => diceOf(hash(`${seed}/${name}`)),
  }
}

// FNV-1a.
function hash(text: string): number {
  let sum = 0x811c9dc5
  for (const letter of text) sum = Math.imul(sum ^ (letter.codePointAt(0) ?? 0), 0x01000193)
  return sum >>> 0
}
