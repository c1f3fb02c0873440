/** How often two labellings agree: accuracy, and F1 for each label that occurs. */
export type Scores = {
  readonly n: number
  readonly accuracy: number
  readonly macroF1: number
  readonly perLabel: Readonly<
    Record<string, { readonly f1: number; readonly gold: number; readonly said: number }>
  >
}

export type Pair = { readonly gold: string; readonly said: string }

export function score(pairs: readonly Pair[]): Scores {
  const labels = [...new Set(pairs.map(({ gold }) => gold))].toSorted()
  const perLabel = Object.fromEntries(
    labels.map((label) => {
      const gold = count(pairs, (pair) => pair.gold === label)
      const said = count(pairs, (pair) => pair.said === label)
      const both = count(pairs, (pair) => pair.gold === label && pair.said === label)
      return [label, { f1: rounded((2 * both) / (gold + said)), gold, said }]
    }),
  )
  const f1s = Object.values(perLabel).map(({ f1 }) => f1)
  return {
    n: pairs.length,
    accuracy: rounded(count(pairs, ({ gold, said }) => gold === said) / pairs.length),
    macroF1: rounded(f1s.reduce((a, b) => a + b, 0) / f1s.length),
    perLabel,
  }
}

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

export function rounded(value: number): number {
  return Math.round(value * 1000) / 1000
}

/** The value below which that share of the sorted numbers lies. */
export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

function count<T>(all: readonly T[], is: (one: T) => boolean): number {
  return all.filter(is).length
}
