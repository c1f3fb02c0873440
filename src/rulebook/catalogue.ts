import type { BodyId } from '../kernel/ids.ts'
import type { Lang } from '../kernel/words/lang.ts'
import { type BodyKind, type Category, type Topic, topics } from './categories.ts'
import { rulebookWords } from './words.ts'

/** What one community has made of a topic; null: as the default catalogue has it. */
export type OwnCategory = {
  readonly topic: Topic
  readonly name: string | null
  readonly isOffered: boolean | null
  readonly privateByDefault: boolean | null
  readonly helpersWelcome: boolean | null
  readonly leadBody: BodyKind | null
  readonly body: BodyId | null
}

/** A topic as a community has it. */
export type OfferedCategory = Category & {
  /** Its own wording, shown as it is in every language; null: the usual word. */
  readonly name: string | null
  /** Whether new matters go there, and whether people are asked for it. */
  readonly isOffered: boolean
  /** The very body that leads, when it was named; it is of the kind `leadBody`. */
  readonly body: BodyId | null
}

export type Catalogue = Readonly<Record<Topic, OfferedCategory>>

/** The defaults with a community's changes over them, the oldest first: of a topic the last one counts, whole. */
export function catalogueOf(
  defaults: Readonly<Record<Topic, Category>>,
  changes: readonly OwnCategory[],
): Catalogue {
  const own = new Map(changes.map((change) => [change.topic, change]))
  const merged = topics.map((topic) => [topic, over(defaults[topic], own.get(topic))])
  return Object.fromEntries(merged) as Record<Topic, OfferedCategory>
}

function over(usual: Category, own: OwnCategory | undefined): OfferedCategory {
  return {
    leadBody: own?.leadBody ?? usual.leadBody,
    privateByDefault: own?.privateByDefault ?? usual.privateByDefault,
    helpersWelcome: own?.helpersWelcome ?? usual.helpersWelcome,
    name: own?.name ?? null,
    isOffered: own?.isOffered ?? true,
    body: own?.body ?? null,
  }
}

/** The change that makes a topic so: only what differs from the default is the community's own. */
export function ownCategoryOf(usual: Category, topic: Topic, wanted: OfferedCategory): OwnCategory {
  const unless = <T>(value: T, same: T): T | null => (value === same ? null : value)
  const { name, isOffered, privateByDefault, helpersWelcome, leadBody, body } = wanted
  return {
    topic,
    name: name === '' || name === rulebookWords['zh-CN'].topics[topic] ? null : name,
    isOffered: unless(isOffered, true),
    privateByDefault: unless(privateByDefault, usual.privateByDefault),
    helpersWelcome: unless(helpersWelcome, usual.helpersWelcome),
    leadBody: body === null ? unless(leadBody, usual.leadBody) : leadBody,
    body,
  }
}

export function asDefault(topic: Topic): OwnCategory {
  return {
    topic,
    name: null,
    isOffered: null,
    privateByDefault: null,
    helpersWelcome: null,
    leadBody: null,
    body: null,
  }
}

export function isSameCategory(a: OwnCategory, b: OwnCategory): boolean {
  return (Object.keys(a) as (keyof OwnCategory)[]).every((key) => a[key] === b[key])
}

/** What people here call a topic. */
export function sayTopic(catalogue: Catalogue, lang: Lang, topic: Topic): string {
  return catalogue[topic].name ?? rulebookWords[lang].topics[topic]
}

export function offeredTopics(catalogue: Catalogue): Topic[] {
  return topics.filter((topic) => catalogue[topic].isOffered)
}

export function outOf(catalogue: Catalogue): ReadonlySet<Topic> {
  return new Set(topics.filter((topic) => !catalogue[topic].isOffered))
}
