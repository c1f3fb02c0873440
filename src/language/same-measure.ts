import { once } from './once.ts'
import { newRarity, readMatter, type Rarity, type Words } from './same-matter.ts'
import { weightyRuns } from './same-words.ts'

/*
 * The one measure of "the same matter": the cosine of the pairs of two sayings, each pair by its rarity. The index in
 * memory, the filing form, the page of a case and the command judge by it; see docs/decisions/0014 and 0019.
 */

/** A saying made ready to be compared: its pairs in order of their keys, what each weighs, and those of place names. */
export type Weighed = {
  readonly keys: Int32Array
  readonly weights: Float32Array
  /** The length of that vector. */
  readonly length: number
  /** The pairs of the names of estates and roads; asked for only when the rest is alike. */
  readonly names: () => Int32Array
}

/** From this cosine on two sayings are about the same matter; see docs/decisions/0014. */
export const sameThreshold = 0.23

/** A place alone is no matter: of the rest of the words this cosine is needed too. */
const wordsThreshold = 0.12

/** No pair weighs more than this, so that the score means the same with ten sayings known and with ten thousand. */
const heaviest = 4.5

export type Weigh = (key: number) => number

export function weighBy(rarity: Rarity): Weigh {
  return (key) => Math.min(heaviest, rarity.of(key))
}

/** What a pair weighs where nothing has been counted: by our own sentences. */
export const usualWeight: () => Weigh = once(() => weighBy(newRarity()))

type Counted = Pick<Weighed, 'keys' | 'names'> & { readonly counts: Float32Array }

export function weighed({ keys, counts, names }: Counted, weightOf: Weigh): Weighed {
  const weights = Float32Array.from(keys, (key, at) => (counts[at] ?? 0) * weightOf(key))
  return { keys, weights, length: lengthOf(weights), names }
}

/** Damped: what is said ten times is not ten times as much the matter. */
export function countsOf(words: Words): Pick<Counted, 'keys' | 'counts'> {
  const { keys, counts } = readMatter(words)
  return { keys, counts: counts.map((count) => Math.log1p(count)) }
}

/** How alike two sayings are, 0..1; null below the threshold, and when nothing but the name of a place is shared. */
export function likeness(a: Weighed, b: Weighed, threshold: number): number | null {
  const score = cosine(a, b)
  if (score === 0 || score < threshold) return null
  const names = [...a.names(), ...b.names()]
  if (names.length === 0) return score
  const words = cosine(withoutNames(a, names), withoutNames(b, names))
  return words >= wordsThreshold ? score : null
}

function cosine(a: Weighed, b: Weighed): number {
  const both = dot(a, b)
  return both === 0 ? 0 : Math.min(1, both / (a.length * b.length))
}

function withoutNames(said: Weighed, names: readonly number[]): Weighed {
  const weights = said.weights.map((weight, at) => (names.includes(said.keys[at] ?? 0) ? 0 : weight))
  return { ...said, weights, length: lengthOf(weights) }
}

function lengthOf(weights: Float32Array): number {
  let squares = 0
  for (const weight of weights) squares += weight * weight
  return Math.sqrt(squares)
}

function dot(a: Weighed, b: Weighed): number {
  let [at, other, sum] = [0, 0, 0]
  while (at < a.keys.length && other < b.keys.length) {
    const [mine, theirs] = [a.keys[at] ?? 0, b.keys[other] ?? 0]
    if (mine === theirs) sum += (a.weights[at] ?? 0) * (b.weights[other] ?? 0)
    if (mine <= theirs) at++
    if (theirs <= mine) other++
  }
  return sum
}

/** Why: the weightiest runs of characters of one saying that the other has too, at most three. */
export function sharedWords(
  { title, detail }: Words,
  { keys }: Pick<Weighed, 'keys'>,
  weightOf: Weigh,
): string[] {
  const theirs = new Set(keys)
  const found = new Map<string, number>()
  for (const [run] of `${title} ${detail.slice(0, 200)}`.matchAll(/[\u4e00-\u9fff]{2,}/g))
    for (const { word, weight } of weightyRuns(run, (key) => (theirs.has(key) ? weightOf(key) : 0)))
      found.set(word, weight)
  const words = [...found].toSorted(([, x], [, y]) => y - x).map(([word]) => word)
  const shortened = words.filter((word, at) => !words.slice(0, at).some((other) => other.includes(word)))
  return shortened.slice(0, 3)
}
