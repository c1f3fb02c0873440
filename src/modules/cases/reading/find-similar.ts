import type { Tx } from '../../../kernel/db.ts'
import type { CaseId, CommunityId } from '../../../kernel/ids.ts'
import { type PlaceTree, sayPlace } from '../../places/door.ts'
import { type Findable, listSaid } from '../search.store.ts'
import type { CasesTables } from '../tables.ts'
import { type Hit, hitOf } from './hits.ts'
import type { Asked, Line } from './inbox.store.ts'
import type { Sought } from './search.rules.ts'
import { listCandidates, listLinesOf } from './similar.store.ts'

export type HitLine = Line & { readonly hit: Hit | null }

/** So many of the newest that may be similar are looked at, and so many of them shown. */
const mostLookedAt = 200
const mostSimilar = 20
const mostSayings = 6

type In = { readonly tx: Tx<CasesTables>; readonly community: CommunityId; readonly tree: PlaceTree }

/** Where the words that were looked for stand in these lines. */
export async function withHits(here: In, lines: readonly Line[], sought: Sought | null): Promise<HitLine[]> {
  if (!sought || sought.terms.length === 0) return lines.map((line) => ({ ...line, hit: null }))
  const hits = await hitsOf(here, lines, { sought, loosely: false })
  return lines.map((line) => ({ ...line, hit: hits.get(line.id) ?? null }))
}

/** What is only similar, without the cases that have the words themselves: the nearest first, then the newest. */
export async function findSimilar(here: In, asked: Asked, without: ReadonlySet<CaseId>): Promise<HitLine[]> {
  const { sought } = asked
  if (!sought || sought.near === null) return []
  const { tx, community } = here
  const candidates = await listCandidates(tx, community, asked, { near: sought.near, most: mostLookedAt })
  const others = candidates.filter(({ id }) => !without.has(id))
  const hits = await hitsOf(here, others, { sought, loosely: true })
  const nearest = [...hits]
    .filter(([, { how }]) => how !== 'words')
    .toSorted(([, a], [, b]) => farOf(a) - farOf(b))
    .slice(0, mostSimilar)
  const lines = new Map(
    (
      await listLinesOf(
        tx,
        community,
        nearest.map(([id]) => id),
      )
    ).map((line) => [line.id, line]),
  )
  return nearest.flatMap(([id, hit]) => {
    const line = lines.get(id)
    return line ? [{ ...line, hit }] : []
  })
}

function farOf({ how, isInTitle }: Hit): number {
  return (how === 'near' ? 1 : 0) + (isInTitle ? 0 : 2)
}

type Looking = { readonly sought: Sought; readonly loosely: boolean }

async function hitsOf(
  { tx, community, tree }: In,
  lines: readonly Findable[],
  { sought, loosely }: Looking,
): Promise<Map<CaseId, Hit>> {
  const cases = lines.map(({ id }) => id)
  const said = await listSaid(tx, community, { cases, most: mostSayings })
  const hits = new Map<CaseId, Hit>()
  for (const line of lines) {
    const place = `${sayPlace(tree, line).replaceAll(' ', '')} ${line.placeWords ?? ''}`
    const hit = hitOf(sought.terms, { title: line.title, place, said: said.get(line.id) ?? [] }, loosely)
    if (hit) hits.set(line.id, hit)
  }
  return hits
}
