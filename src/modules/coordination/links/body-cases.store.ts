import type { Tx } from '../../../kernel/db.ts'
import type { BodyId, CaseId, CommunityId } from '../../../kernel/ids.ts'
import type { CoordinationTables } from '../tables.ts'

export async function idByRef(
  tx: Tx<CoordinationTables>,
  community: CommunityId,
  ref: string,
): Promise<CaseId | undefined> {
  const row = await tx
    .selectFrom('cases.case')
    .select('id')
    .where('community_id', '=', community)
    .where('ref', '=', ref)
    .executeTakeFirst()
  return row?.id
}

/** More than this nobody reads on a phone; the desk sees the rest. */
const listed = 60

/** What a body is asked to take, by when it has to answer; then what it holds, by the clock that runs out next. */
export async function listIdsOf(
  tx: Tx<CoordinationTables>,
  community: CommunityId,
  body: BodyId,
): Promise<CaseId[]> {
  const asked = await tx
    .selectFrom('cases.offer')
    .select('case_id')
    .where('community_id', '=', community)
    .where('to_body_id', '=', body)
    .where('state', '=', 'offered')
    .orderBy('answer_by')
    .limit(listed)
    .execute()
  const held = await tx
    .selectFrom('cases.case')
    .select('id')
    .where('community_id', '=', community)
    .where('holder_body_id', '=', body)
    .where('ended_at', 'is', null)
    .orderBy('next_due_at')
    .limit(listed)
    .execute()
  return [...new Set([...asked.map((row) => row.case_id), ...held.map((row) => row.id)])].slice(0, listed)
}
