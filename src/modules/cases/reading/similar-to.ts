import type { Tx } from '../../../kernel/db.ts'
import { hoursAfter, type Instant } from '../../../kernel/time.ts'
import { alikeQuery } from '../../../language/search-terms.ts'
import { type PlaceTree, sayPlace } from '../../places/door.ts'
import type { Case } from '../case.rules.ts'
import { type Because, knownAmong } from '../known.ts'
import { listAlike, listApart, listNear, type Near } from '../near.store.ts'
import type { Need } from '../parts.rules.ts'
import type { CasesTables } from '../tables.ts'

/** `because` says why it is likely the same matter; null for what is merely beside. */
export type Similar = Near & { readonly because: Because | null; readonly place: string }

/** How far back a settled matter is still worth a look, in hours. */
const lookBack = 24 * 90

/** What may be the same matter, likely ones first, and two that are merely beside. */
export async function similarTo(
  tx: Tx<CasesTables>,
  it: Case,
  { needs, now, tree }: { readonly needs: readonly Need[]; readonly now: Instant; readonly tree: PlaceTree },
): Promise<Similar[]> {
  const { community, id, place, topic, title } = it
  const around = {
    building: place.building,
    topics: [topic],
    since: hoursAfter(now, -lookBack),
    open: false,
    most: 30,
  }
  const query = alikeQuery(title)
  const [apart, alike, beside] = await Promise.all([
    listApart(tx, community, id),
    query === null ? [] : listAlike(tx, community, { ...around, query }),
    listNear(tx, community, around),
  ])
  const isBeside = new Set(beside.map((other) => other.id))
  const near = [...beside, ...alike.filter((other) => !isBeside.has(other.id))].filter(
    (other) =>
      other.id !== id && !apart.has(other.id) && other.state !== 'joined' && other.state !== 'withdrawn',
  )
  const things = [{ summary: title, words: needs[0]?.words ?? '', topic }]
  const likely = knownAmong(near, { things, place, at: it.times.openedAt })
  const why = new Map(likely.map((other) => [other.id, other.because]))
  const rest =
    place.building === null
      ? []
      : near.filter((other) => isBeside.has(other.id) && !why.has(other.id)).slice(0, 2)
  return [...likely, ...rest].map((other) => ({
    ...other,
    because: why.get(other.id) ?? null,
    place: sayPlace(tree, { estate: place.estate, building: other.building, stairwell: other.stairwell }),
  }))
}
