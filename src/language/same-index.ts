import { guessTopic } from './classify.ts'
import { normalise } from './normalise.ts'
import { pairKeys } from './pair-keys.ts'
import { findPlaces, type PlaceSpan } from './places.ts'
import { type Matter, newRarity, readMatter, type Words } from './same-matter.ts'
import { weightyRuns } from './same-words.ts'
import { windowOf } from './same-windows.ts'
import type { Topic } from '../rulebook/categories.ts'

/** Something said; `day` counts from 1970, null when it is not known. */
export type Saying = Words & { readonly id: string; readonly day: number | null }

/** An earlier saying about the same matter, how alike they are (0..1), and the words they share. */
export type Match = { readonly id: string; readonly score: number; readonly because: readonly string[] }

/** What is open, kept in memory so that it can be looked up while somebody waits. */
export type SameIndex = {
  readonly add: (saying: Saying) => void
  /** The likeliest earlier saying about the same matter, or null. */
  readonly find: (saying: Saying) => Match | null
}

type Entry = {
  readonly saying: Saying
  readonly matter: Matter
  readonly topic: Topic
  readonly places: Places
  /** The pairs of the names of estates and roads. */
  readonly names: ReadonlySet<number>
}

/** From this cosine on two sayings are about the same matter; see docs/decisions/0014. */
export const sameThreshold = 0.23

/** A place alone is no matter: of the rest of the words this cosine is needed too. */
const wordsThreshold = 0.12

/** No pair weighs more than this, so that the score means the same with ten sayings known and with ten thousand. */
const heaviest = 4.5

// What a look-up may cost: the rarest pairs first, and only the most promising are compared whole.
const mostKeys = 32
const mostPostings = 12_000
const mostCompared = 40

const mostRead = 300

export function newSameIndex(threshold: number = sameThreshold): SameIndex {
  const entries: Entry[] = []
  const postings = new Map<number, number[]>()
  const rarity = newRarity()
  const weightOf = (key: number) => Math.min(heaviest, rarity.of(key))

  function promising({ matter: { keys } }: Entry): number[] {
    const rarest = [...keys]
      .filter((key) => weightOf(key) > 0 && postings.has(key))
      .toSorted((a, b) => (postings.get(a)?.length ?? 0) - (postings.get(b)?.length ?? 0))
      .slice(0, mostKeys)
    const counts = new Map<number, number>()
    let read = 0
    for (const key of rarest) {
      const list = postings.get(key) ?? []
      // The latest are the likeliest to be still open.
      for (let at = list.length - 1; at >= 0 && read < mostPostings; at--, read++) {
        const other = list[at] ?? 0
        counts.set(other, (counts.get(other) ?? 0) + weightOf(key))
      }
    }
    return [...counts]
      .toSorted(([a, x], [b, y]) => y - x || b - a)
      .slice(0, mostCompared)
      .map(([other]) => other)
  }

  return {
    add: (saying) => {
      const entry = enter(saying)
      rarity.count(entry.matter)
      entries.push(entry)
      for (const key of entry.matter.keys) {
        const list = postings.get(key)
        if (list) list.push(entries.length - 1)
        else postings.set(key, [entries.length - 1])
      }
    },
    find: (saying) => {
      const mine = enter(saying)
      let best: { entry: Entry; score: number } | null = null
      for (const at of promising(mine)) {
        const entry = entries[at]
        if (!entry || !canBeSame(mine, entry)) continue
        const score = cosine(mine.matter, entry.matter, weightOf)
        if (score < threshold || score <= (best?.score ?? 0)) continue
        const isName = (key: number) => mine.names.has(key) || entry.names.has(key)
        const words = cosine(mine.matter, entry.matter, (key) => (isName(key) ? 0 : weightOf(key)))
        if (words >= wordsThreshold) best = { entry, score }
      }
      if (!best) return null
      const { entry, score } = best
      return {
        id: entry.saying.id,
        score: Math.round(score * 100) / 100,
        because: reasons(mine, entry, weightOf),
      }
    },
  }
}

function enter(saying: Saying): Entry {
  const words = `${saying.title} ${saying.detail}`.slice(0, mostRead)
  const spans = findPlaces(words)
  const names = spans.filter(({ kind }) => kind === 'estate' || kind === 'road').map(({ text }) => text)
  return {
    saying,
    matter: readMatter(saying),
    topic: guessTopic(words).topic,
    places: numbersIn(spans),
    names: new Set(names.flatMap((name) => [...pairKeys(normalise(name), mostRead)])),
  }
}

type Places = ReadonlyMap<string, ReadonlySet<number>>

// Which building, stairwell and floor is said.
function numbersIn(spans: readonly PlaceSpan[]): Places {
  const places = new Map<string, Set<number>>()
  for (const { kind, number } of spans) {
    if (number === null || (kind !== 'building' && kind !== 'stairwell')) continue
    places.set(kind, (places.get(kind) ?? new Set()).add(number))
  }
  return places
}

/** Not when they lie further apart than their topics' window, nor when they name other buildings or stairwells. */
function canBeSame(a: Entry, b: Entry): boolean {
  const [one, other] = [a.saying.day, b.saying.day]
  const isNear = one === null || other === null || Math.abs(one - other) <= windowOf(a.topic, b.topic)
  return isNear && ['building', 'stairwell'].every((kind) => canMeet(a.places.get(kind), b.places.get(kind)))
}

function canMeet(some: ReadonlySet<number> | undefined, others: ReadonlySet<number> | undefined): boolean {
  return !some || !others || [...some].some((number) => others.has(number))
}

type Weigh = (key: number) => number

function lengthOf({ keys, counts }: Matter, weightOf: Weigh): number {
  let squares = 0
  keys.forEach((key, at) => {
    squares += (Math.log1p(counts[at] ?? 0) * weightOf(key)) ** 2
  })
  return Math.sqrt(squares)
}

function cosine(a: Matter, b: Matter, weightOf: Weigh): number {
  const both = dot(a, b, weightOf)
  return both === 0 ? 0 : Math.min(1, both / (lengthOf(a, weightOf) * lengthOf(b, weightOf)))
}

function dot(a: Matter, b: Matter, weightOf: Weigh): number {
  let [at, other, sum] = [0, 0, 0]
  while (at < a.keys.length && other < b.keys.length) {
    const [mine, theirs] = [a.keys[at] ?? 0, b.keys[other] ?? 0]
    if (mine === theirs)
      sum += Math.log1p(a.counts[at] ?? 0) * Math.log1p(b.counts[other] ?? 0) * weightOf(mine) ** 2
    if (mine <= theirs) at++
    if (theirs <= mine) other++
  }
  return sum
}

// The weightiest runs of characters that both say.
function reasons(a: Entry, b: Entry, weightOf: Weigh): string[] {
  const theirs = new Set(b.matter.keys)
  const found = new Map<string, number>()
  for (const [run] of `${a.saying.title} ${a.saying.detail.slice(0, 200)}`.matchAll(/[\u4e00-\u9fff]{2,}/g))
    for (const { word, weight } of weightyRuns(run, (key) => (theirs.has(key) ? weightOf(key) : 0)))
      found.set(word, weight)
  const words = [...found].toSorted(([, x], [, y]) => y - x).map(([word]) => word)
  const shortened = words.filter((word, at) => !words.slice(0, at).some((other) => other.includes(word)))
  return shortened.slice(0, 3)
}
