import { type Topic, topics } from '../rulebook/categories.ts'
import { lexicon } from './data/lexicon.ts'
import { starters } from './data/starters.ts'
import { allGrams } from './grams.ts'
import { normalise } from './normalise.ts'

/** A topic with what spoke for it. `confidence` is 0..1 and means the lead over the second best. */
export type Guess = {
  readonly topic: Topic
  readonly confidence: number
  readonly because: readonly string[]
  readonly score: number
}

type Model = {
  /** First character of a lexicon word → the words that begin with it. */
  readonly words: ReadonlyMap<string, readonly Entry[]>
  /** Pair of characters → weight for each topic, by its place in `topics`. */
  readonly weights: ReadonlyMap<string, Float32Array>
}

type Entry = { readonly word: string; readonly topic: number; readonly weight: number }

const model = once(train)

/** How much the sentence-trained part counts beside the lexicon; found by trying on own sentences. */
const share = 2.2

/** The likeliest topic of some words: lexicon, plus TF-IDF weights learnt from the starter sentences. */
export function guessTopic(text: string): Guess {
  const words = normalise(text).slice(0, 2_000)
  const scores = new Float64Array(topics.length)
  const heard = hear(words, scores)
  weigh(words, scores)
  return best(scores, heard)
}

type Heard = { readonly word: string; readonly topic: number; readonly weight: number }

// A word said again adds little, and the title and beginning of a long letter count most.
function hear(words: string, scores: Float64Array): Heard[] {
  const { words: byFirst } = model()
  const heard = new Map<string, Heard>()
  for (let at = 0; at < words.length; at++)
    for (const { word, topic, weight } of byFirst.get(words[at] ?? '') ?? []) {
      if (!words.startsWith(word, at)) continue
      const key = `${topic} ${word}`
      if (heard.has(key)) scores[topic] = (scores[topic] ?? 0) + weight * 0.15
      else {
        const early = at < 40 ? 1 : 0.6
        scores[topic] = (scores[topic] ?? 0) + weight * early
        heard.set(key, { word, topic, weight: weight * early })
      }
    }
  return [...heard.values()]
}

function weigh(words: string, scores: Float64Array): void {
  const { weights } = model()
  const pairs = allGrams(words).slice(0, 300)
  if (pairs.length === 0) return
  const norm = share / Math.sqrt(pairs.length)
  for (const pair of pairs) {
    const weight = weights.get(pair)
    if (weight)
      for (let topic = 0; topic < weight.length; topic++)
        scores[topic] = (scores[topic] ?? 0) + (weight[topic] ?? 0) * norm
  }
}

function best(scores: Float64Array, heard: readonly Heard[]): Guess {
  let [first, second] = [topics.indexOf('other'), -1]
  scores.forEach((score, at) => {
    if (score > (scores[first] ?? 0)) [first, second] = [at, first]
    else if (at !== first && (second < 0 || score > (scores[second] ?? 0))) second = at
  })
  const score = scores[first] ?? 0
  const lead = score - (scores[second] ?? 0)
  const because = heard
    .filter((each) => each.topic === first)
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, 3)
    .map((each) => each.word)
  const confidence = score <= 0 ? 0 : Math.min(0.99, (lead / (lead + 2)) * Math.min(1, score / 3) + 0.15)
  return { topic: topics[first] ?? 'other', confidence: Math.round(confidence * 100) / 100, because, score }
}

function train(): Model {
  const entries = topics.flatMap((topic, at) =>
    lexicon[topic].map(([word, weight]) => ({ word, topic: at, weight })),
  )
  const words = Map.groupBy(entries, (entry) => entry.word[0] ?? '')
  return { words, weights: learn() }
}

// TF-IDF centroids less the mean of all: what is said in one topic and not in the others.
function learn(): ReadonlyMap<string, Float32Array> {
  const counts = new Map<string, Float32Array>()
  topics.forEach((topic, at) => {
    for (const sentence of starters[topic])
      for (const pair of new Set(allGrams(sentence))) {
        const row = counts.get(pair) ?? new Float32Array(topics.length)
        row[at] = (row[at] ?? 0) + 1
        counts.set(pair, row)
      }
  })
  return new Map([...counts].map(([pair, row]) => [pair, weightOf(row)]))
}

function weightOf(row: Float32Array): Float32Array {
  const total = row.reduce((a, b) => a + b, 0)
  const spread = row.filter((count) => count > 0).length
  const rarity = Math.log(1 + topics.length / spread)
  return row.map((count) => (count / (total + 1)) * rarity - 0.05)
}

function once<T>(make: () => T): () => T {
  const kept: T[] = []
  return () => {
    const value = kept[0] ?? make()
    kept[0] = value
    return value
  }
}
