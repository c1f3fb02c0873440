import type { Tx } from '../../kernel/db.ts'
import type { CaseId, CommunityId } from '../../kernel/ids.ts'
import type { CoordinationTables } from './tables.ts'

/** The case with this number. */
export async function findCaseByRef(
  tx: Tx<CoordinationTables>,
  community: CommunityId,
  ref: string,
): Promise<CaseId | undefined> {
  const found = await tx
    .selectFrom('cases.case')
    .select('id')
    .where('community_id', '=', community)
    .where('ref', '=', ref)
    .executeTakeFirst()
  return found?.id
}
