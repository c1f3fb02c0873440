import { countRuns, defaultSpec } from './features.ts'

/** The share of the shorter text's characters and pairs that the other also has, from which the two are near repeats. */
const alike = 0.6
const spec = { ...defaultSpec, bits: 22, longestRun: 2, words: false }

/** A text is compared with at most so many for each of its rare runs. */
const mostAsked = 30

/**
 * Numbers the texts so that near repeats share a number: they must not stand on both sides of a test. A text that
 * holds another, or the same text with words left out, is a repeat too. Candidates are found by their rarest runs.
 */
export function groupRepeats(texts: readonly string[]): Int32Array {
  const sets = texts.map((text) => new Set(countRuns(text, spec).keys()))
  const seen = new Map<number, number>()
  for (const set of sets) for (const id of set) seen.set(id, (seen.get(id) ?? 0) + 1)
  const parents = Int32Array.from(texts, (_, n) => n)
  const byRun = new Map<number, number[]>()
  sets.forEach((set, n) => {
    const rare = rarest(set, seen)
    for (const other of new Set(rare.flatMap((id) => byRun.get(id) ?? [])))
      if (shared(set, sets[other] ?? new Set()) >= alike) parents[root(parents, n)] = root(parents, other)
    for (const id of rare) byRun.set(id, [...(byRun.get(id) ?? []).slice(1 - mostAsked), n])
  })
  return parents.map((_, n) => root(parents, n))
}

// What stands in one text only finds nobody.
function rarest(set: ReadonlySet<number>, seen: ReadonlyMap<number, number>): number[] {
  return [...set]
    .filter((id) => (seen.get(id) ?? 0) > 1)
    .toSorted((a, b) => (seen.get(a) ?? 0) - (seen.get(b) ?? 0))
    .slice(0, Math.max(16, set.size * 0.2))
}

function shared(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a]
  let both = 0
  for (const each of small) if (large.has(each)) both++
  return both / Math.max(1, small.size)
}

function root(parents: Int32Array, n: number): number {
  let at = n
  while (parents[at] !== at) {
    parents[at] = parents[parents[at] ?? at] ?? at
    at = parents[at] ?? at
  }
  return at
}
