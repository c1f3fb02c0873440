import { guessTopic } from './classify.ts'
import { normalise } from './normalise.ts'
import { pairKeys } from './pair-keys.ts'
import { findPlaces, type PlaceSpan } from './places.ts'
import { newRarity, type Words } from './same-matter.ts'
import { countsOf, likeness, sameThreshold, sharedWords, weighBy, weighed } from './same-measure.ts'
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

/** What is kept of a saying: not its words. */
type Entry = {
  readonly id: string
  readonly day: number | null
  readonly keys: Int32Array
  /** Damped counts of the pairs. */
  readonly counts: Float32Array
  readonly topic: Topic
  readonly places: Places
  /** The pairs of the names of estates and roads. */
  readonly names: () => Int32Array
}

// What a look-up may cost: the rarest pairs first, and only the most promising are compared whole.
const mostKeys = 24
const mostPostings = 4_000
const mostCompared = 24

const mostRead = 300

export function newSameIndex(threshold: number = sameThreshold): SameIndex {
  const entries: Entry[] = []
  const postings = new Map<number, number[]>()
  const rarity = newRarity()
  const weightOf = weighBy(rarity)

  function promising({ keys }: Entry): readonly number[] {
    const rarest = [...keys]
      .flatMap((key) => {
        const list = postings.get(key)
        const weight = list ? weightOf(key) : 0
        return list && weight > 0 ? [{ list, weight }] : []
      })
      .toSorted((a, b) => a.list.length - b.list.length)
      .slice(0, mostKeys)
    const sums = new Map<number, number>()
    let read = 0
    // The latest are the likeliest to be still open.
    for (const { list, weight } of rarest)
      for (let at = list.length - 1; at >= 0 && read < mostPostings; at--, read++) {
        const other = list[at] ?? 0
        sums.set(other, (sums.get(other) ?? 0) + weight)
      }
    return likeliest(sums)
  }

  return {
    add: (saying) => {
      const entry = enter(saying)
      rarity.count(entry)
      entries.push(entry)
      for (const key of entry.keys) {
        const list = postings.get(key)
        if (list) list.push(entries.length - 1)
        else postings.set(key, [entries.length - 1])
      }
    },
    find: (saying) => {
      const mine = enter(saying)
      const said = weighed(mine, weightOf)
      let best: { entry: Entry; score: number } | null = null
      for (const at of promising(mine)) {
        const entry = entries[at]
        if (!entry || !canBeSame(mine, entry)) continue
        const score = likeness(said, weighed(entry, weightOf), threshold)
        if (score !== null && score > (best?.score ?? 0)) best = { entry, score }
      }
      if (!best) return null
      const { entry, score } = best
      return {
        id: entry.id,
        score: Math.round(score * 100) / 100,
        because: sharedWords(saying, entry, weightOf),
      }
    },
  }
}

function enter(saying: Saying): Entry {
  const words = `${saying.title} ${saying.detail}`.slice(0, mostRead)
  const spans = findPlaces(words)
  const names = spans.filter(({ kind }) => kind === 'estate' || kind === 'road').map(({ text }) => text)
  const pairs = Int32Array.from(names.flatMap((name) => [...pairKeys(normalise(name), mostRead)]))
  return {
    id: saying.id,
    day: saying.day,
    ...countsOf({ title: saying.title, detail: saying.detail.slice(0, mostRead) }),
    topic: guessTopic(words).topic,
    places: numbersIn(spans),
    names: () => pairs,
  }
}

function likeliest(sums: ReadonlyMap<number, number>): readonly number[] {
  const sorted = Float64Array.from(sums.values()).sort()
  const floor = sorted[sorted.length - mostCompared] ?? 0
  return [...sums].flatMap(([other, sum]) => (sum >= floor ? [other] : [])).slice(0, mostCompared * 2)
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
  const [one, other] = [a.day, b.day]
  const isNear = one === null || other === null || Math.abs(one - other) <= windowOf(a.topic, b.topic)
  return isNear && ['building', 'stairwell'].every((kind) => canMeet(a.places.get(kind), b.places.get(kind)))
}

function canMeet(some: ReadonlySet<number> | undefined, others: ReadonlySet<number> | undefined): boolean {
  return !some || !others || [...some].some((number) => others.has(number))
}
