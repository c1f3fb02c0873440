import type { Tx } from '../../../kernel/db.ts'
import type { CaseId, CommunityId, FileId, RequestId } from '../../../kernel/ids.ts'
import { isNumber } from '../ref.ts'
import type { CasesTables } from '../tables.ts'

/** The case with this number; or, for the number of a receipt that joined another matter, the case it joined. */
export async function findIdByRef(
  tx: Tx<CasesTables>,
  community: CommunityId,
  ref: string,
): Promise<CaseId | undefined> {
  if (!isNumber(ref)) return undefined
  const own = await tx
    .selectFrom('cases.case')
    .select('id')
    .where('community_id', '=', community)
    .where('ref', '=', ref)
    .executeTakeFirst()
  if (own) return own.id
  const joined = await tx
    .selectFrom('cases.request as request')
    .innerJoin('cases.need as need', (join) =>
      join
        .onRef('need.community_id', '=', 'request.community_id')
        .onRef('need.request_id', '=', 'request.id'),
    )
    .select('need.case_id')
    .where('request.community_id', '=', community)
    .where('request.ref', '=', ref)
    .orderBy('need.id')
    .executeTakeFirst()
  return joined?.case_id
}

export async function refOf(
  tx: Tx<CasesTables>,
  community: CommunityId,
  id: CaseId,
): Promise<string | undefined> {
  const row = await tx
    .selectFrom('cases.case')
    .select('ref')
    .where('community_id', '=', community)
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.ref
}

/** The other cases that came of the same sayings. */
export async function listSiblings(
  tx: Tx<CasesTables>,
  community: CommunityId,
  it: CaseId,
  requests: readonly RequestId[],
): Promise<{ readonly id: CaseId; readonly ref: string; readonly title: string; readonly state: string }[]> {
  if (requests.length === 0) return []
  return tx
    .selectFrom('cases.need as need')
    .innerJoin('cases.case as other', (join) =>
      join.onRef('other.community_id', '=', 'need.community_id').onRef('other.id', '=', 'need.case_id'),
    )
    .select(['other.id', 'other.ref', 'other.title', 'other.state'])
    .distinct()
    .where('need.community_id', '=', community)
    .where('need.request_id', 'in', [...requests])
    .where('need.case_id', '<>', it)
    .orderBy('other.ref')
    .limit(8)
    .execute()
}

/** The cases that a kept file belongs to, through its note or its request. */
export async function listCasesOfFile(
  tx: Tx<CasesTables>,
  community: CommunityId,
  id: FileId,
): Promise<CaseId[]> {
  const file = await tx
    .selectFrom('cases.file')
    .select(['case_id', 'request_id'])
    .where('community_id', '=', community)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!file) return []
  if (file.case_id !== null) return [file.case_id]
  if (file.request_id === null) return []
  const rows = await tx
    .selectFrom('cases.need')
    .select('case_id')
    .distinct()
    .where('community_id', '=', community)
    .where('request_id', '=', file.request_id)
    .execute()
  return rows.map((row) => row.case_id)
}
