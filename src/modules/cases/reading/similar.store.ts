import type { Tx } from '../../../kernel/db.ts'
import type { CaseId, CommunityId } from '../../../kernel/ids.ts'
import type { Findable } from '../search.store.ts'
import type { CasesTables } from '../tables.ts'
import { type Asked, type Line, lineColumns, matching, toLine } from './inbox.store.ts'

/** The newest cases of the filter that may be similar to what was looked for; their texts must be looked at. */
export function listCandidates(
  tx: Tx<CasesTables>,
  community: CommunityId,
  asked: Asked,
  { near, most }: { readonly near: string; readonly most: number },
): Promise<Findable[]> {
  const sought = asked.sought && { ...asked.sought, vector: near }
  return tx
    .selectFrom('cases.case as it')
    .select([
      'it.id',
      'it.title',
      'it.place_words as placeWords',
      'it.estate_id as estate',
      'it.building_id as building',
      'it.stairwell_id as stairwell',
    ])
    .where((eb) => matching(eb, community, { ...asked, sought }))
    .orderBy('it.id', 'desc')
    .limit(most)
    .execute()
}

/** The lines of these cases, in no order. */
export async function listLinesOf(
  tx: Tx<CasesTables>,
  community: CommunityId,
  ids: readonly CaseId[],
): Promise<Line[]> {
  if (ids.length === 0) return []
  const rows = await tx
    .selectFrom('cases.case as it')
    .select(lineColumns)
    .where('it.community_id', '=', community)
    .where('it.id', 'in', [...ids])
    .execute()
  return rows.map(toLine)
}
