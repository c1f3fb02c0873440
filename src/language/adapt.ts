import { type Topic, topics } from '../rulebook/categories.ts'
import type { Lean } from './classify.ts'
import { starters } from './data/starters.ts'
import { normalise } from './normalise.ts'
import { once } from './once.ts'
import { pairKey, pairKeys } from './pair-keys.ts'
import { findPlaces } from './places.ts'

/** What a worker put right: the keys of the saying (see `featureKeys`), what was proposed, what it is. */
export type Taught = { readonly keys: readonly number[]; readonly proposed: Topic; readonly decided: Topic }

/*
 * A perceptron: it learns from mistakes alone (Rosenblatt 1958), in small steps, each weight bounded, older lessons
 * fading. The starter model beneath stays as it is, so that undoing a lesson is reading the others again.
 */

/** How far one correction moves a saying towards what it is, and away from what was proposed; shared by its words. */
const step = 0.6
/** No pair of characters ever counts more than this for a topic. */
export const mostWeight = 4
/** Nor all of them together: a matter that is named outright scores more than that. */
export const mostLean = 8
/** Each further correction leaves so much of those before: half after some three hundred. */
const remains = 0.9977
const mostKeys = 24
const mostRead = 60
/** Pairs said of this many topics say nothing of any. */
const common = 6
const buckets = 1 << 20

/**
 * What a saying can teach: at most 24 keys of its telling pairs of characters, without its places. A key names one of
 * a million drawers in which some thirty pairs lie, and they are given in the order of the drawers: the words cannot
 * be read from them.
 */
export function featureKeys(text: string): number[] {
  const keys = tellingPairs(normalise(withoutPlaces(text)))
    .slice(0, mostKeys)
    .map(drawerOf)
  return [...new Set(keys)].toSorted((a, b) => a - b)
}

/** What these corrections, the oldest first, have taught; null when that is nothing. The same ones give the same. */
export function learnFrom(corrections: readonly Taught[]): Lean | null {
  const weights = weigh(
    corrections.filter(({ keys, proposed, decided }) => keys.length > 0 && proposed !== decided),
  )
  if (weights.size === 0) return null
  const known = new Set([...weights.keys()].map((slot) => Math.floor(slot / topics.length)))
  const moved = [...new Set([...weights.keys()].map((slot) => slot % topics.length))]
  return (words) => {
    const drawers = tellingPairs(words)
      .map(drawerOf)
      .filter((drawer) => known.has(drawer))
      .slice(0, mostRead)
    const leant = moved.flatMap((at): [Topic, Leaning][] => {
      const topic = topics[at]
      const sum = drawers.reduce((all, drawer) => all + (weights.get(slotOf(drawer, at)) ?? 0), 0)
      if (topic === undefined || sum === 0) return []
      const weight = Math.max(-mostLean, Math.min(mostLean, sum))
      return [[topic, { weight, because: weight > 0 ? tellingRun(words, weights, at) : null }]]
    })
    return new Map(leant)
  }
}

type Leaning = { readonly weight: number; readonly because: string | null }

type Weights = ReadonlyMap<number, number>

function weigh(corrections: readonly Taught[]): Weights {
  const held = new Map<number, { weight: number; at: number }>()
  const push = (slot: number, by: number, at: number) => {
    const before = held.get(slot)
    const faded = before ? before.weight * remains ** (at - before.at) : 0
    held.set(slot, { weight: Math.max(-mostWeight, Math.min(mostWeight, faded + by)), at })
  }
  corrections.forEach(({ keys, proposed, decided }, at) => {
    const by = step / Math.sqrt(keys.length)
    for (const key of keys) {
      push(slotOf(key, topics.indexOf(decided)), by, at)
      push(slotOf(key, topics.indexOf(proposed)), -by, at)
    }
  })
  const end = corrections.length - 1
  return new Map([...held].map(([slot, { weight, at }]) => [slot, weight * remains ** (end - at)]))
}

function slotOf(drawer: number, topic: number): number {
  return drawer * topics.length + topic
}

// Knuth's multiplicative hash; its upper bits are the well mixed ones.
function drawerOf(pair: number): number {
  return (Math.imul(pair, 0x9e3779b1) >>> 12) % buckets
}

function tellingPairs(words: string): number[] {
  const spread = saidOf()
  return [...new Set(pairKeys(words, 240))].filter((pair) => (spread.get(pair) ?? 0) < common)
}

/** In how many topics each pair is said, by the starter sentences. */
const saidOf = once((): ReadonlyMap<number, number> => {
  const spread = new Map<number, number>()
  for (const topic of topics)
    for (const pair of new Set(starters[topic].flatMap((said) => [...pairKeys(normalise(said), 120)])))
      spread.set(pair, (spread.get(pair) ?? 0) + 1)
  return spread
})

// Where somebody lives says nothing of what is the matter there.
function withoutPlaces(text: string): string {
  let rest = text.slice(0, 1_200)
  for (const { start, text: where } of findPlaces(rest).toSorted((a, b) => b.start - a.start))
    rest = `${rest.slice(0, start)} ${rest.slice(start + where.length)}`
  return rest
}

const longestRun = 6

/** The neighbouring characters that pushed most towards a topic, to be named as the reason. */
function tellingRun(words: string, weights: Weights, topic: number): string | null {
  let best = { sum: 0, from: 0, to: 0 }
  let run = { sum: 0, from: 0 }
  for (let at = 0; at + 1 < words.length; at++) {
    const weight =
      weights.get(slotOf(drawerOf(pairKey(words.charCodeAt(at), words.charCodeAt(at + 1))), topic)) ?? 0
    if (weight <= 0) {
      run = { sum: 0, from: at + 1 }
      continue
    }
    if (at + 2 - run.from > longestRun) run = { sum: 0, from: at }
    run.sum += weight
    if (run.sum > best.sum) best = { sum: run.sum, from: run.from, to: at + 2 }
  }
  return best.sum > 0 ? words.slice(best.from, best.to) : null
}
