import type { Staff } from '../../../kernel/actor.ts'
import { readCommunity } from '../../../kernel/db.ts'
import { hoursAfter, type Instant } from '../../../kernel/time.ts'
import { findHot, forTitles } from '../../../language/hot.ts'
import type { Topic } from '../../../rulebook/categories.ts'
import { placesOf, type PlaceTree, sayPlace } from '../../places/door.ts'
import type { House } from '../house.ts'
import type { CasesTables } from '../tables.ts'
import { type HotCase, listOpenSince } from './hot.store.ts'

/** Several open cases that are likely about one thing. */
export type HotMatter = {
  readonly title: string
  readonly topic: Topic
  readonly households: number
  readonly from: Instant
  readonly to: Instant
  /** The words that most of them say. */
  readonly because: readonly string[]
  readonly cases: readonly (HotCase & { readonly place: string })[]
}

/** How far back one looks, and how much of it is put together while somebody waits for the page. */
export const hotWeeks = 8
const mostCases = 1_000
const mostMatters = 20

/** What many of the community's open cases of the last weeks have in common, the hottest first. */
export function readHot(house: House) {
  return async ({ community }: Staff): Promise<HotMatter[]> => {
    const tree = await placesOf(house.db, community)
    const since = hoursAfter(house.clock(), -hotWeeks * 7 * 24)
    const cases = await readCommunity<CasesTables, HotCase[]>(house.db, community, (tx) =>
      listOpenSince(tx, community, { since, most: mostCases }),
    )
    return matters(cases, tree)
  }
}

function matters(cases: readonly HotCase[], tree: PlaceTree): HotMatter[] {
  const placed = cases.map((it) => ({ ...it, place: sayPlace(tree, it) }))
  const byRef = new Map(placed.map((it) => [it.ref, it]))
  const said = placed.map(({ ref, title, topic, households, openedAt }) => ({
    id: ref,
    title,
    detail: '',
    user: null,
    day: Date.parse(openedAt) / 86_400_000,
    households,
    topic,
  }))
  return findHot(said, forTitles)
    .slice(0, mostMatters)
    .map(({ title, topic, households, because, ids }) => {
      const all = ids.flatMap((ref) => byRef.get(ref) ?? [])
      const days = all.map(({ openedAt }) => openedAt).toSorted()
      const from = days[0]
      const to = days.at(-1)
      if (from === undefined || to === undefined) throw new Error('a matter without a case')
      return { title, topic, households, from, to, because, cases: all }
    })
}
