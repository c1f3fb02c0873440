import { sql } from 'kysely'
import type { Tx } from '../../kernel/db.ts'
import type { CaseId, CommunityId } from '../../kernel/ids.ts'
import type { CasesTables } from './tables.ts'

/** What can be found of one case can now be found of the other. */
export async function addSearchWords(
  tx: Tx<CasesTables>,
  community: CommunityId,
  { from, to }: { readonly from: CaseId; readonly to: CaseId },
): Promise<void> {
  await sql`update cases."case" target set search = target.search || source.search
    from cases."case" source
    where target.community_id = ${community} and target.id = ${to}
      and source.community_id = ${community} and source.id = ${from}`.execute(tx)
}

export async function addToSearch(
  tx: Tx<CasesTables>,
  community: CommunityId,
  id: CaseId,
  vector: string,
): Promise<void> {
  await sql`update cases."case" set search = search || ${vector}::tsvector
    where community_id = ${community} and id = ${id}`.execute(tx)
}
