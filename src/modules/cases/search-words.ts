import type { Tx } from '../../kernel/db.ts'
import type { CommunityId } from '../../kernel/ids.ts'
import { searchVector } from '../../language/grams.ts'
import { type PlaceTree, sayPlace } from '../places/door.ts'
import { type Findable, listSaid } from './search.store.ts'
import type { CasesTables } from './tables.ts'

const mostSayings = 60

type With = { readonly community: CommunityId; readonly tree: PlaceTree }

/** Makes the search vectors of cases anew, from all that is kept of them. */
export async function vectorsOf(
  tx: Tx<CasesTables>,
  { community, tree }: With,
  cases: readonly Findable[],
): Promise<{ readonly id: Findable['id']; readonly search: string }[]> {
  const said = await listSaid(tx, community, { cases: cases.map(({ id }) => id), most: mostSayings })
  return cases.map((it) => {
    const named = `${it.title} ${sayPlace(tree, it)} ${it.placeWords ?? ''}`
    return { id: it.id, search: searchVector([named, ...(said.get(it.id) ?? [])].join(' '), named) }
  })
}
