import { countRuns, defaultSpec } from './features.ts'

/** How alike two texts must be to be near repeats: the share of character triples they have in common. */
const alike = 0.6

/**
 * Numbers the texts so that near repeats share one: they must not stand on both sides of a test. Candidates are found
 * by their rarest runs, and then compared (Jaccard).
 */
export function groupRepeats(texts: readonly string[]): Int32Array {
  const sets = texts.map(
    (text) => new Set(countRuns(text, { ...defaultSpec, bits: 22, mostCharacters: 400 }).keys()),
  )
  const seen = new Map<number, number>()
  for (const set of sets) for (const id of set) seen.set(id, (seen.get(id) ?? 0) + 1)
  const parents = Int32Array.from(texts, (_, n) => n)
  const byRun = new Map<number, number[]>()
  sets.forEach((set, n) => {
    const rarest = [...set]
      .toSorted((a, b) => (seen.get(a) ?? 0) - (seen.get(b) ?? 0))
      .slice(0, Math.max(12, set.size * 0.15))
    const asked = new Set<number>()
    for (const id of rarest) {
      for (const other of byRun.get(id) ?? [])
        if (!asked.has(other)) {
          asked.add(other)
          if (jaccard(set, sets[other] ?? new Set()) >= alike)
            parents[root(parents, n)] = root(parents, other)
        }
      byRun.set(id, [...(byRun.get(id) ?? []).slice(-30), n])
    }
  })
  return parents.map((_, n) => root(parents, n))
}

function jaccard(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  let both = 0
  for (const each of a) if (b.has(each)) both++
  return both / (a.size + b.size - both)
}

function root(parents: Int32Array, n: number): number {
  let at = n
  while (parents[at] !== at) {
    parents[at] = parents[parents[at] ?? at] ?? at
    at = parents[at] ?? at
  }
  return at
}
