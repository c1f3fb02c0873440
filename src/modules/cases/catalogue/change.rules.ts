import type { BodyId, PersonId } from '../../../kernel/ids.ts'
import { ok, refuse, type Result } from '../../../kernel/result.ts'
import type { Instant } from '../../../kernel/time.ts'
import {
  asDefault,
  type Catalogue,
  catalogueOf,
  isSameCategory,
  type OfferedCategory,
  type OwnCategory,
  ownCategoryOf,
  sayTopic,
} from '../../../rulebook/catalogue.ts'
import { type BodyKind, categories, type Topic, topics } from '../../../rulebook/categories.ts'
import { rulebookWords } from '../../../rulebook/words.ts'

/** One change as it was kept: the topic after it, who, when. `undoes`: it takes that change back. */
export type KeptChange = OwnCategory & {
  readonly n: number
  readonly at: Instant
  /** Null: read in from a file by command. */
  readonly by: PersonId | null
  readonly undoes: number | null
}

/** A topic as somebody would like to have it. */
export type WantedCategory = OfferedCategory & { readonly topic: Topic }

export type WantedRefused =
  | 'catalogue.name_too_long'
  | 'catalogue.name_unreadable'
  | 'catalogue.name_taken'
  | 'catalogue.other_stays'
  | 'catalogue.body_unknown'
  | 'catalogue.body_of_other_kind'

/** Longer names do not fit where topics stand: on keys, in lists, on a phone. In characters. */
export const longestName = 12

type Known = {
  readonly catalogue: Catalogue
  readonly kindOf: (body: BodyId) => BodyKind | undefined
}

/** What of it is the community's own, once it may be so. */
export function decideCategory(wanted: WantedCategory, known: Known): Result<OwnCategory, WantedRefused> {
  const { topic, body, leadBody } = wanted
  const name = tidyName(wanted.name ?? '')
  const letters = Array.from(name)
  if (letters.length > longestName)
    return refuse('catalogue.name_too_long', { most: longestName, are: letters.length })
  if (name !== '' && (!/[\p{L}\p{N}]/u.test(name) || /[\p{Cc}\p{Cf}\p{Co}\p{Cn}]/u.test(name)))
    return refuse('catalogue.name_unreadable')
  const other = topics.find((each) => each !== topic && isCalled(known.catalogue, each, name))
  if (name !== '' && other)
    return refuse('catalogue.name_taken', { other: sayTopic(known.catalogue, 'zh-CN', other) })
  if (topic === 'other' && !wanted.isOffered) return refuse('catalogue.other_stays')
  if (body !== null) {
    const kind = known.kindOf(body)
    if (kind === undefined) return refuse('catalogue.body_unknown')
    if (kind !== leadBody) return refuse('catalogue.body_of_other_kind')
  }
  return ok(ownCategoryOf(categories[topic], topic, { ...wanted, name }))
}

function tidyName(typed: string): string {
  return typed.toWellFormed().normalize('NFC').replaceAll(/\s+/g, ' ').trim()
}

// Also by its usual name, under which it may come back.
function isCalled(catalogue: Catalogue, topic: Topic, name: string): boolean {
  return catalogue[topic].name === name || rulebookWords['zh-CN'].topics[topic] === name
}

/** The newest change that was not taken back; only that one can be. */
export function lastStanding(changes: readonly KeptChange[]): KeptChange | null {
  const undone = new Set(changes.flatMap(({ undoes }) => undoes ?? []))
  return changes.findLast(({ n, undoes }) => undoes === null && !undone.has(n)) ?? null
}

/** What a topic was before a change. */
export function categoryBefore(
  changes: readonly KeptChange[],
  { n, topic }: Pick<KeptChange, 'n' | 'topic'>,
): OwnCategory {
  const earlier = changes.findLast((each) => each.topic === topic && each.n < n)
  return earlier ? ownIn(earlier) : asDefault(topic)
}

/** What a topic is after all changes. */
export function categoryNow(changes: readonly KeptChange[], topic: Topic): OwnCategory {
  return categoryBefore(changes, { n: Number.POSITIVE_INFINITY, topic })
}

export function catalogueAfter(changes: readonly OwnCategory[]): Catalogue {
  return catalogueOf(categories, changes)
}

function ownIn(change: KeptChange): OwnCategory {
  const { topic, name, isOffered, privateByDefault, helpersWelcome, leadBody, body } = change
  return { topic, name, isOffered, privateByDefault, helpersWelcome, leadBody, body }
}

/** How a change stands in the community's journal. A topic's name is no person's words and is never erased. */
export function factsOf(n: number, own: OwnCategory, undoes: number | null) {
  const { topic, name, isOffered, privateByDefault, helpersWelcome, leadBody, body } = own
  return { change: n, topic, name, isOffered, privateByDefault, helpersWelcome, leadBody, body, undoes }
}

/** The first change that takes back what it may not, or not to what was before; null when all hold. */
export function firstWrongUndo(changes: readonly KeptChange[]): number | null {
  for (const [at, change] of changes.entries()) {
    if (change.undoes === null) continue
    const before = changes.slice(0, at)
    const last = lastStanding(before)
    if (last?.n !== change.undoes || !isSameCategory(ownIn(change), categoryBefore(before, last)))
      return change.n
  }
  return null
}
