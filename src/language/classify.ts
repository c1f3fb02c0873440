import { type Topic, topics } from '../rulebook/categories.ts'
import { lexicon } from './data/lexicon.ts'
import { headings, starters } from './data/starters.ts'
import { turns } from './data/turns.ts'
import { normalise } from './normalise.ts'
import { once } from './once.ts'
import { pairKey, pairKeys } from './pair-keys.ts'

/** A topic with what spoke for it. `confidence` is 0..1: how often a guess with such a lead is right. */
export type Guess = {
  readonly topic: Topic
  readonly confidence: number
  readonly because: readonly string[]
  readonly score: number
}

/** What a community's corrections add to each topic for these normalised words, and which of them spoke for it. */
export type Lean = (
  words: string,
) => ReadonlyMap<Topic, { readonly weight: number; readonly because: string | null }>

type Model = {
  /** First two characters of a lexicon word (or the only one) → the words that begin so. */
  readonly words: ReadonlyMap<number, readonly Entry[]>
  /** Pair of characters → weight for each topic, by its place in `topics`. */
  readonly weights: ReadonlyMap<number, Float32Array>
}

type Entry = { readonly word: string; readonly topic: number; readonly weight: number }

const model = once(train)

/** Longer letters are not read on for their topic: what they are about stands at the beginning. */
const longest = 1_200

/** What stands in the first sentence counts whole, the rest of a letter less. Flat from 0.25 to 0.35 (decision 0013). */
const opening = 60
const later = 0.3

/** Turns of phrase are looked for in so many characters: a title and what it begins to tell. */
const turning = 100

/** How much the sentence-trained part counts beside the lexicon. */
const share = 2.6
const mostPairs = 120

/** The likeliest topic of some words: lexicon, plus TF-IDF weights learnt from the starter sentences. */
export function guessTopic(text: string, lean?: Lean): Guess {
  const words = normalise(text.slice(0, longest))
  const scores = new Float64Array(topics.length)
  const heard = new Map([...hear(words, scores), ...turnsIn(words.slice(0, turning), scores)])
  weigh(words, scores)
  const learnt = lean?.(words)
  for (const [topic, { weight }] of learnt ?? []) {
    const at = topics.indexOf(topic)
    scores[at] = (scores[at] ?? 0) + weight
  }
  const guess = best(scores, heard)
  const because = learnt?.get(guess.topic)?.because ?? null
  if (because === null || guess.because.includes(because)) return guess
  return { ...guess, because: [...guess.because.slice(0, 2), because] }
}

// A word said again adds little, and the beginning of a long letter counts most.
function hear(words: string, scores: Float64Array): ReadonlyMap<Entry, number> {
  const { words: byStart } = model()
  const heard = new Map<Entry, number>()
  const early = openingOf(words)
  const listen = (entries: readonly Entry[] | undefined, at: number) => {
    for (const entry of entries ?? []) {
      if (!words.startsWith(entry.word, at) || isInsideWord(words, at)) continue
      const weight = entry.weight * (at < early ? 1 : later)
      scores[entry.topic] = (scores[entry.topic] ?? 0) + (heard.has(entry) ? weight * 0.15 : weight)
      if (!heard.has(entry)) heard.set(entry, weight)
    }
  }
  for (let at = 0; at < words.length; at++) {
    const code = words.charCodeAt(at)
    listen(byStart.get(pairKey(code, 0)), at)
    if (at + 1 < words.length) listen(byStart.get(pairKey(code, words.charCodeAt(at + 1))), at)
  }
  return heard
}

function turnsIn(opening: string, scores: Float64Array): Map<Entry, number> {
  const heard = new Map<Entry, number>()
  for (const [said, weight, says] of turns) {
    const word = says.exec(opening)?.[0]
    if (word === undefined) continue
    const topic = topics.indexOf(said)
    scores[topic] = (scores[topic] ?? 0) + weight
    heard.set({ word, topic, weight }, weight)
  }
  return heard
}

// 'car' is not heard in 'scarf'.
function isInsideWord(words: string, at: number): boolean {
  return isLatin(words.charCodeAt(at)) && at > 0 && isLatin(words.charCodeAt(at - 1))
}

function isLatin(code: number): boolean {
  return code >= 97 && code <= 122
}

function openingOf(words: string): number {
  const end = words.slice(0, opening).search(/[。！!？?;；]/)
  return end < 8 ? opening : end
}

function weigh(words: string, scores: Float64Array): void {
  const { weights } = model()
  const pairs = pairKeys(words, mostPairs)
  if (pairs.length === 0) return
  const norm = share / Math.sqrt(pairs.length)
  for (const pair of pairs) {
    const weight = weights.get(pair)
    if (weight)
      for (let topic = 0; topic < weight.length; topic++)
        scores[topic] = (scores[topic] ?? 0) + (weight[topic] ?? 0) * norm
  }
}

function best(scores: Float64Array, heard: ReadonlyMap<Entry, number>): Guess {
  let [first, second] = [topics.indexOf('other'), -1]
  scores.forEach((score, at) => {
    if (score > (scores[first] ?? 0)) [first, second] = [at, first]
    else if (at !== first && (second < 0 || score > (scores[second] ?? 0))) second = at
  })
  const score = scores[first] ?? 0
  const lead = score - (scores[second] ?? 0)
  const because = wordsOf(first, heard)
  return {
    topic: topics[first] ?? 'other',
    confidence: score <= 0 ? 0 : Math.round(surenessOf(score, lead) * 100) / 100,
    because: because.slice(0, 3),
    score,
  }
}

// Fitted on half of the hand-labelled messages and their titles, true on the other half (decision 0013).
function surenessOf(score: number, lead: number): number {
  return 1 / (1 + Math.exp(1.7 - (4.2 * lead) / (score + 4) - 1.7 * Math.min(1, score / 6)))
}

// The words that spoke for a topic, the strongest first.
function wordsOf(topic: number, heard: ReadonlyMap<Entry, number>): string[] {
  const mine = [...heard].filter(([entry]) => entry.topic === topic)
  return mine.toSorted(([, a], [, b]) => b - a).map(([entry]) => entry.word)
}

function train(): Model {
  const words = new Map<number, Entry[]>()
  topics.forEach((topic, at) => {
    for (const [said, weight] of lexicon[topic]) {
      const word = normalise(said)
      const key = pairKey(word.charCodeAt(0), word.length > 1 ? word.charCodeAt(1) : 0)
      words.set(key, [...(words.get(key) ?? []), { word, topic: at, weight }])
    }
  })
  return { words, weights: learn() }
}

/** As if so many sentences had been written for each topic: a topic is no likelier for having more of them. */
const evenly = 40

// TF-IDF centroids less the mean of all: what is said in one topic and not in the others.
function learn(): ReadonlyMap<number, Float32Array> {
  const counts = new Map<number, Float32Array>()
  topics.forEach((topic, at) => {
    const sentences = [...starters[topic], ...headings[topic]]
    for (const sentence of sentences)
      for (const pair of new Set(pairKeys(normalise(sentence), mostPairs))) {
        const row = counts.get(pair) ?? new Float32Array(topics.length)
        row[at] = (row[at] ?? 0) + evenly / sentences.length
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
