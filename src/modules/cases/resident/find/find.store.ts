import type { Tx } from '../../../../kernel/db.ts'
import type { CommunityId, RequestId } from '../../../../kernel/ids.ts'
import type { CasesTables } from '../../tables.ts'

/** The request with this number, when this phone was left with it. */
export async function findByRefAndPhone(
  tx: Tx<CasesTables>,
  community: CommunityId,
  { ref, print }: { readonly ref: string; readonly print: string },
): Promise<RequestId | undefined> {
  const row = await tx
    .selectFrom('cases.request')
    .select('id')
    .where('community_id', '=', community)
    .where('ref', '=', ref)
    .where('phone_print', '=', print)
    .executeTakeFirst()
  return row?.id
}
