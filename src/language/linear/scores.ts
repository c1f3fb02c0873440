/** How often two labellings agree: accuracy, F1 for each label that was meant, their mean, and what was taken for what. */
export type Scores = {
  readonly n: number
  readonly accuracy: number
  readonly macroF1: number
  readonly perLabel: Readonly<
    Record<string, { readonly f1: number; readonly gold: number; readonly said: number }>
  >
  /** Meant → said → how often; only what occurred. */
  readonly confusion: Readonly<Record<string, Readonly<Record<string, number>>>>
}

export type Pair = { readonly gold: string; readonly said: string }

export function score(pairs: readonly Pair[]): Scores {
  const labels = [...new Set(pairs.map(({ gold }) => gold))].toSorted()
  const perLabel = Object.fromEntries(
    labels.map((label) => {
      const gold = count(pairs, (pair) => pair.gold === label)
      const said = count(pairs, (pair) => pair.said === label)
      const both = count(pairs, (pair) => pair.gold === label && pair.said === label)
      return [label, { f1: (2 * both) / (gold + said), gold, said }] as const
    }),
  )
  const f1s = Object.values(perLabel).map(({ f1 }) => f1)
  return {
    n: pairs.length,
    accuracy: rounded(count(pairs, ({ gold, said }) => gold === said) / pairs.length),
    macroF1: rounded(f1s.reduce((a, b) => a + b, 0) / f1s.length),
    perLabel: Object.fromEntries(
      Object.entries(perLabel).map(([label, each]) => [label, { ...each, f1: rounded(each.f1) }]),
    ),
    confusion: confusionOf(pairs),
  }
}

export function rounded(value: number): number {
  return Math.round(value * 1000) / 1000
}

function confusionOf(pairs: readonly Pair[]): Record<string, Record<string, number>> {
  const table: Record<string, Record<string, number>> = {}
  for (const { gold, said } of pairs) {
    const row = (table[gold] ??= {})
    row[said] = (row[said] ?? 0) + 1
  }
  return table
}

function count<T>(all: readonly T[], is: (one: T) => boolean): number {
  return all.reduce((sum, one) => sum + (is(one) ? 1 : 0), 0)
}
