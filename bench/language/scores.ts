import { rounded } from '../../src/language/linear/scores.ts'

/** Precision, recall and F1 of found things against true ones, each list without repeats. */
export function scoreSets(
  found: readonly { readonly gold: readonly string[]; readonly said: readonly string[] }[],
) {
  const [gold, said, both] = found.reduce(
    ([g, s, b], each) => {
      const truth = new Set(each.gold)
      const mine = new Set(each.said)
      return [g + truth.size, s + mine.size, b + count([...mine], (one) => truth.has(one))] as const
    },
    [0, 0, 0] as readonly [number, number, number],
  )
  return {
    gold,
    said,
    precision: rounded(both / (said || 1)),
    recall: rounded(both / (gold || 1)),
    f1: rounded((2 * both) / (gold + said || 1)),
  }
}

/** The value below which that share of the sorted numbers lies. */
export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

function count<T>(all: readonly T[], is: (one: T) => boolean): number {
  return all.filter(is).length
}
