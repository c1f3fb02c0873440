import type { Tx } from '../../../kernel/db.ts'
import type { BodyId, CaseId, CommunityId, PersonId } from '../../../kernel/ids.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { CoordinationTables } from '../tables.ts'

/** How many entries of the case's journal the ledger has read; one reader at a time. */
export async function heardUpToAndLock(
  tx: Tx<CoordinationTables>,
  community: CommunityId,
  id: CaseId,
): Promise<number> {
  await tx
    .insertInto('coordination.promise_heard')
    .values({ community_id: community, case_id: id, n: 0 })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const { n } = await tx
    .selectFrom('coordination.promise_heard')
    .select('n')
    .where('community_id', '=', community)
    .where('case_id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow()
  return n
}

export async function keepHeard(
  tx: Tx<CoordinationTables>,
  community: CommunityId,
  id: CaseId,
  n: number,
): Promise<void> {
  await tx
    .updateTable('coordination.promise_heard')
    .set({ n })
    .where('community_id', '=', community)
    .where('case_id', '=', id)
    .execute()
}

type Giving = { readonly case: CaseId; readonly at: Instant }

/** Who held the case when the day was promised: that body's word it is, whoever holds it later. */
export async function findGiver(
  tx: Tx<CoordinationTables>,
  community: CommunityId,
  { case: id, at }: Giving,
): Promise<{ readonly body: BodyId; readonly person: PersonId | null }> {
  const { body_id, person_id } = await tx
    .selectFrom('cases.holding')
    .select(['body_id', 'person_id'])
    .where('community_id', '=', community)
    .where('case_id', '=', id)
    .where('since', '<=', at)
    .orderBy('n', 'desc')
    .executeTakeFirstOrThrow()
  return { body: body_id, person: person_id }
}
