import { type Topic, topics } from '../rulebook/categories.ts'
import { guessTopic } from './classify.ts'
import { coreOf, coverThreshold, gather } from './hot-cores.ts'
import { type Cluster, type Heard, seedClusters, seedThreshold } from './hot-seeds.ts'
import { maskNumbers } from './mask.ts'
import { findPlaces } from './places.ts'
import { newRarity, readMatter, type Rarity } from './same-matter.ts'
import { weightyRuns } from './same-words.ts'
import { windowOf } from './same-windows.ts'

/** Something said, by whom (any stable key of a household; null counts for itself), and when, in days since 1970. */
export type Message = {
  readonly id: string
  readonly title: string
  readonly detail: string
  readonly user: string | null
  readonly day: number
  /** How many households it stands for, when more than one. */
  readonly households?: number
  /** When it is known better than the words tell. */
  readonly topic?: Topic
}

export type HotIssue = {
  /** The words of one of them that says best what all say. */
  readonly title: string
  readonly score: number
  /** Days since 1970. */
  readonly from: number
  readonly to: number
  readonly households: number
  readonly places: readonly string[]
  readonly topic: Topic
  /** What most of them say: why they are together. */
  readonly because: readonly string[]
  readonly ids: readonly string[]
}

type Settings = { readonly seed?: number; readonly cover?: number }

/** For titles alone: with so few words two of one matter share less. */
export const forTitles: Settings = { seed: 0.3 }

/** What several say again and again over weeks, the hottest first. The same messages give the same answer. */
export function findHot(said: readonly Message[], { seed, cover }: Settings = {}): HotIssue[] {
  const messages = said.toSorted((a, b) => a.day - b.day || (a.id < b.id ? -1 : 1))
  const heard = messages.map(hear)
  const rarity = newRarity()
  for (const { matter } of heard) rarity.count(matter)
  const seeds = seedClusters(heard, rarity, seed ?? seedThreshold)
  const clusters = gather(seeds, { messages: heard, rarity, threshold: cover ?? coverThreshold })
  const today = messages.at(-1)?.day ?? 0
  return clusters
    .filter((cluster) => cluster.length > 1)
    .map((cluster) => tell(cluster, { messages, heard, rarity, today }))
    .toSorted((a, b) => b.score - a.score || a.from - b.from)
}

function hear(message: Message): Heard & { readonly topic: Topic } {
  const topic = message.topic ?? guessTopic(`${message.title} ${message.detail}`).topic
  return { matter: readMatter(message), day: message.day, topic, window: windowOf(topic, topic) }
}

type Ground = {
  readonly messages: readonly Message[]
  readonly heard: readonly (Heard & { readonly topic: Topic })[]
  readonly rarity: Rarity
  readonly today: number
}

function tell(cluster: Cluster, { messages, heard, rarity, today }: Ground): HotIssue {
  const all = cluster.flatMap((at) => messages[at] ?? [])
  // Of two or three, what one of them says is not what they share.
  const core = coreOf(cluster, { messages: heard, rarity }, Math.max(0.3, 1.5 / cluster.length))
  const from = all[0]?.day ?? 0
  const to = all.at(-1)?.day ?? from
  const households = householdsOf(all)
  const topic = commonest(cluster.flatMap((at) => heard[at]?.topic ?? []))
  return {
    title: titleOf(all, core.weights),
    score: heat({ households, days: to - from, waiting: today - from, quiet: today - to }, topic),
    from,
    to,
    households,
    places: placesIn(all),
    topic,
    because: sharedWords(all, core.weights),
    ids: all.map(({ id }) => id),
  }
}

function householdsOf(all: readonly Message[]): number {
  const counts = new Map<string, number>()
  for (const { user, id, households = 1 } of all)
    counts.set(user ?? id, Math.max(households, counts.get(user ?? id) ?? 0))
  return [...counts.values()].reduce((a, b) => a + b, 0)
}

type Facts = {
  readonly households: number
  readonly days: number
  readonly waiting: number
  readonly quiet: number
}

/** Households first; each doubling of the days it goes on, or of the days it waits, adds a little; quiet takes away. */
function heat({ households, days, waiting, quiet }: Facts, topic: Topic): number {
  const lasting = 1 + 0.15 * Math.log2(1 + days) + 0.05 * Math.log2(1 + waiting)
  const fresh = 0.5 + 0.5 * Math.exp(-quiet / windowOf(topic, topic))
  return Math.round(households * lasting * fresh * 10) / 10
}

function commonest(all: readonly Topic[]): Topic {
  const counts = topics.map((topic) => all.filter((each) => each === topic).length)
  return topics[counts.indexOf(Math.max(...counts))] ?? 'other'
}

// The title that says most of what all say, for its length.
function titleOf(all: readonly Message[], weights: ReadonlyMap<number, number>): string {
  const scored = all.map(({ title, detail }) => {
    const words = (title || detail).trim().split(/[。！？!?\n]/)[0] ?? ''
    const { keys } = readMatter({ title: words, detail: '' })
    const said = keys.reduce((sum, key) => sum + (weights.get(key) ?? 0), 0)
    return { words, worth: said / Math.sqrt(8 + words.length) }
  })
  const [best] = scored.toSorted((a, b) => b.worth - a.worth)
  return maskNumbers(best?.words ?? '').slice(0, 60)
}

function placesIn(all: readonly Message[]): string[] {
  const counts = new Map<string, number>()
  for (const { title, detail } of all) {
    const spans = findPlaces(`${title} ${detail.slice(0, 200)}`)
    const names = spans.filter(({ kind }) => kind === 'estate' || kind === 'road' || kind === 'building')
    for (const name of new Set(names.map(({ text }) => text))) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return [...counts]
    .filter(([, count]) => count >= Math.max(2, all.length * 0.2))
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, 3)
    .map(([name]) => name)
}

/** Runs of at least two characters of the titles that the core is made of, the weightiest first. */
function sharedWords(all: readonly Message[], weights: ReadonlyMap<number, number>): string[] {
  const found = new Map<string, number>()
  const least = 0.4 * Math.max(0, ...weights.values())
  const strong = new Map([...weights].filter(([, weight]) => weight >= least))
  for (const { title, detail } of all)
    for (const [run] of (title || detail.slice(0, 60)).matchAll(/[\u4e00-\u9fff]{2,}/g))
      for (const { word, weight } of weightyRuns(run, (key) => strong.get(key) ?? 0))
        found.set(word, (found.get(word) ?? 0) + weight)
  return [...found]
    .toSorted(([, a], [, b]) => b - a)
    .map(([word]) => word)
    .filter(
      (word, at, words) => !words.slice(0, at).some((other) => other.includes(word) || word.includes(other)),
    )
    .slice(0, 4)
}
