import type { Matter, Rarity } from './same-matter.ts'

/** What is put together: indices into the messages, which are in order of time. */
export type Cluster = readonly number[]

export type Heard = { readonly matter: Matter; readonly day: number; readonly window: number }

type Seed = { readonly members: number[]; squares: number; last: number; window: number }

/** From this cosine to the middle of what is together on, a message joins it. */
export const seedThreshold = 0.38

/**
 * One pass in order of time: each message joins the nearest middle, or begins one of its own (leader clustering with
 * centroids). Middles are found by an inverted index over rare pairs, so nothing is compared with everything.
 */
export function seedClusters(messages: readonly Heard[], rarity: Rarity, threshold: number): Cluster[] {
  const seeds: Seed[] = []
  const sums = new Map<number, Map<number, number>>()
  messages.forEach((message, at) => {
    const vector = vectorOf(message.matter, rarity)
    const found = nearest(message, vector, { seeds, sums })
    const to = found.score >= threshold ? found.seed : seeds.length
    const seed = (seeds[to] ??= { members: [], squares: 0, last: message.day, window: message.window })
    seed.members.push(at)
    seed.last = message.day
    seed.window = Math.max(seed.window, message.window)
    for (const [key, weight] of vector) {
      const byseed = sums.get(key) ?? new Map<number, number>()
      const before = byseed.get(to) ?? 0
      byseed.set(to, before + weight)
      sums.set(key, byseed)
      seed.squares += (before + weight) ** 2 - before ** 2
    }
  })
  return seeds.map(({ members }) => members)
}

type Kept = {
  readonly seeds: readonly Seed[]
  readonly sums: ReadonlyMap<number, ReadonlyMap<number, number>>
}

function nearest(message: Heard, vector: ReadonlyMap<number, number>, { seeds, sums }: Kept) {
  const dots = new Map<number, number>()
  for (const [key, weight] of vector)
    for (const [seed, sum] of sums.get(key) ?? []) dots.set(seed, (dots.get(seed) ?? 0) + weight * sum)
  const best = { seed: -1, score: 0 }
  for (const [at, dot] of dots) {
    const seed = seeds[at]
    if (!seed || message.day - seed.last > Math.max(seed.window, message.window)) continue
    const score = dot / Math.sqrt(seed.squares)
    if (score > best.score) [best.seed, best.score] = [at, score]
  }
  return best
}

// TF-IDF with a damped count, made one long.
function vectorOf({ keys, counts }: Matter, rarity: Rarity): Map<number, number> {
  const vector = new Map<number, number>()
  let squares = 0
  keys.forEach((key, at) => {
    const weight = Math.log1p(counts[at] ?? 0) * rarity.of(key)
    if (weight === 0) return
    vector.set(key, weight)
    squares += weight * weight
  })
  const length = Math.sqrt(squares)
  return new Map([...vector].map(([key, weight]) => [key, weight / length]))
}
