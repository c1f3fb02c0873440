import type { Tx } from '../../../../kernel/db.ts'
import type { CommunityId, RequestId } from '../../../../kernel/ids.ts'
import type { CasesTables } from '../../tables.ts'

type Sealed = { readonly request: RequestId; readonly sealed: Buffer; readonly print: string }

export async function keepPhone(
  tx: Tx<CasesTables>,
  community: CommunityId,
  { request, sealed, print }: Sealed,
): Promise<void> {
  await tx
    .updateTable('cases.request')
    .set({ phone_sealed: sealed, phone_print: print })
    .where('community_id', '=', community)
    .where('id', '=', request)
    .where('erased_at', 'is', null)
    .execute()
}
