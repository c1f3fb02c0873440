import type { Topic } from '../rulebook/categories.ts'
import { starters } from './data/starters.ts'
import { allGrams } from './grams.ts'
import { normalise } from './normalise.ts'

/** A text made ready to be compared: its pairs with their weights, and the length of that vector. */
export type Sketch = { readonly weights: ReadonlyMap<string, number>; readonly length: number }

// Places are compared as places; numbers and polite words would only blur.
const noise =
  /[\d零一二两三四五六七八九十]+\s*(?:号楼|栋|幢|单元|楼|层|室|号)|你好|您好|请问|谢谢|麻烦|我们|我家|没人管|好几天|[一二两三四五六七八九十\d]+天/g

export function sketch(text: string): Sketch {
  const weights = new Map<string, number>()
  const rarity = rarities()
  for (const gram of allGrams(normalise(text.slice(0, 400)).replace(noise, ' ')))
    weights.set(gram, (weights.get(gram) ?? 0) + (rarity.get(gram) ?? 1.6))
  let squares = 0
  for (const weight of weights.values()) squares += weight * weight
  return { weights, length: Math.sqrt(squares) }
}

/** Cosine of two sketches, 0..1. */
export function similarity(a: Sketch, b: Sketch): number {
  if (a.length === 0 || b.length === 0) return 0
  const [small, large] = a.weights.size <= b.weights.size ? [a, b] : [b, a]
  let sum = 0
  for (const [gram, weight] of small.weights) sum += weight * (large.weights.get(gram) ?? 0)
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

const kept: ReadonlyMap<string, number>[] = []

// Pairs that many of the starter sentences share say little.
function rarities(): ReadonlyMap<string, number> {
  const known = kept[0]
  if (known) return known
  const sentences = Object.values(starters).flat()
  const counts = new Map<string, number>()
  for (const sentence of sentences)
    for (const gram of new Set(allGrams(sentence))) counts.set(gram, (counts.get(gram) ?? 0) + 1)
  const made = new Map([...counts].map(([gram, count]) => [gram, Math.log(sentences.length / count) / 3]))
  kept.push(made)
  return made
}
