import type { Tx } from '../../../kernel/db.ts'
import type { CaseId, CommunityId } from '../../../kernel/ids.ts'
import { type PlaceTree, sayPlace } from '../../places/door.ts'
import { type Findable, listSaid } from '../search.store.ts'
import type { CasesTables } from '../tables.ts'
import { type Hit, hitOf, type Stand, standOf, type Texts } from './hits.ts'
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
  const texts = await textsOf(here, lines)
  return lines.map((line, n) => {
    const text = texts[n]
    const stand = text ? standOf(sought.terms, text, false) : null
    return { ...line, hit: text && stand ? hitOf(sought.terms, text, stand) : null }
  })
}

/** What is only similar, without the cases that have the words themselves: the nearest first, then the newest. */
export async function findSimilar(here: In, asked: Asked, without: ReadonlySet<CaseId>): Promise<HitLine[]> {
  const { sought } = asked
  if (!sought || sought.near === null) return []
  const { tx, community } = here
  const candidates = await listCandidates(tx, community, asked, { near: sought.near, most: mostLookedAt })
  const others = candidates.filter(({ id }) => !without.has(id))
  const nearest = (await textsOf(here, others))
    .flatMap((text) => {
      const stand = standOf(sought.terms, text, true)
      return stand && stand.how !== 'words' ? [{ text, stand }] : []
    })
    .toSorted((a, b) => farOf(a.stand) - farOf(b.stand))
    .slice(0, mostSimilar)
  const ids = nearest.map(({ text }) => text.id)
  const lines = new Map((await listLinesOf(tx, community, ids)).map((line) => [line.id, line]))
  return nearest.flatMap(({ text, stand }) => {
    const line = lines.get(text.id)
    return line ? [{ ...line, hit: hitOf(sought.terms, text, stand) }] : []
  })
}

function farOf({ how, isInTitle }: Stand): number {
  return (how === 'near' ? 1 : 0) + (isInTitle ? 0 : 2)
}

async function textsOf(
  { tx, community, tree }: In,
  cases: readonly Findable[],
): Promise<(Texts & { readonly id: CaseId })[]> {
  const ids = cases.map(({ id }) => id)
  const said = await listSaid(tx, community, { cases: ids, most: mostSayings })
  return cases.map((it) => ({
    id: it.id,
    title: it.title,
    place: `${sayPlace(tree, it).replaceAll(' ', '')} ${it.placeWords ?? ''}`,
    said: said.get(it.id) ?? [],
  }))
}
