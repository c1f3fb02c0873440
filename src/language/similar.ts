import type { Topic } from '../rulebook/categories.ts'
import { starters } from './data/starters.ts'
import { normalise } from './normalise.ts'
import { once } from './once.ts'
import { pairKeys } from './pair-keys.ts'

/** A text made ready to be compared: its pairs in order of their keys, with weights, and the length of that vector. */
export type Sketch = {
  readonly keys: Int32Array
  readonly weights: Float32Array
  readonly length: number
}

// Places are compared as places; numbers and polite words would only blur.
const noise =
  /[\d零一二两三四五六七八九十]{1,6} ?(?:号楼|栋|幢|单元|楼|层|室|号)|你好|您好|请问|谢谢|麻烦|我们|我家|没人管|好几天|[一二两三四五六七八九十\d]{1,6}天/g

const longest = 400

const kept = new Map<string, Sketch>()
const mostKept = 4_000

/** What is open nearby is compared again with each new saying, so its sketches are kept for a while. */
export function sketch(text: string): Sketch {
  const head = text.slice(0, longest)
  const known = kept.get(head)
  if (known) return known
  const made = draw(head)
  kept.set(head, made)
  if (kept.size > mostKept) kept.delete(kept.keys().next().value ?? head)
  return made
}

function draw(text: string): Sketch {
  const sorted = pairKeys(normalise(text).replace(noise, ' '), longest).toSorted()
  const weights = new Float32Array(sorted.length)
  const rarity = rarities()
  let [count, squares] = [0, 0]
  for (let at = 0; at < sorted.length; ) {
    const key = sorted[at] ?? 0
    const from = at
    while (sorted[at] === key) at++
    const weight = (at - from) * (rarity.get(key) ?? unheard)
    sorted[count] = key
    weights[count] = weight
    count++
    squares += weight * weight
  }
  return { keys: sorted.subarray(0, count), weights: weights.subarray(0, count), length: Math.sqrt(squares) }
}

/** Cosine of two sketches, 0..1. */
export function similarity(a: Sketch, b: Sketch): number {
  if (a.length === 0 || b.length === 0) return 0
  let [at, other, sum] = [0, 0, 0]
  while (at < a.keys.length && other < b.keys.length) {
    const [mine, theirs] = [a.keys[at] ?? 0, b.keys[other] ?? 0]
    if (mine === theirs) sum += (a.weights[at] ?? 0) * (b.weights[other] ?? 0)
    if (mine <= theirs) at++
    if (theirs <= mine) other++
  }
  return Math.min(1, sum / (a.length * b.length))
}

type Nearness = {
  readonly topic: Topic
  readonly sameStairwell: boolean
  readonly sameBuilding: boolean
  readonly hoursApart: number
}

/** What happens inside one home: the stairwell alone does not make two of them the same. */
const indoors: ReadonlySet<Topic> = new Set([
  'drainage_leak',
  'care_welfare',
  'neighbour_dispute',
  'heating',
  'housing_title',
  'policy_question',
  'education_health',
  'other',
])

/** Whether two sayings of one topic are likely about the same matter, and why. */
export function likelySame(
  near: Nearness,
  score: number,
): { readonly same: boolean; readonly because: readonly string[] } {
  const base = near.sameStairwell ? 0.22 : near.sameBuilding ? 0.3 : 0.55
  const needed = base + (indoors.has(near.topic) ? 0.12 : 0) + (near.hoursApart > 24 * 14 ? 0.1 : 0)
  if (score < needed) return { same: false, because: [] }
  const place = near.sameStairwell ? 'same_stairwell' : near.sameBuilding ? 'same_building' : 'same_words'
  return { same: true, because: [place, near.hoursApart <= 72 ? 'recent' : 'open'] }
}

/** The weight of a pair that no starter sentence has. */
const unheard = 1.6

const rarities = once(() => {
  const sentences = Object.values(starters).flat()
  const counts = new Map<number, number>()
  for (const sentence of sentences)
    for (const key of new Set(pairKeys(normalise(sentence), longest)))
      counts.set(key, (counts.get(key) ?? 0) + 1)
  // Pairs that many of the starter sentences share say little.
  return new Map([...counts].map(([key, count]) => [key, Math.log(sentences.length / count) / 3]))
})
