import { sql } from 'kysely'
import type { Tx } from '../../../kernel/db.ts'
import type { BodyId, CommunityId, PersonId } from '../../../kernel/ids.ts'
import type { CasesTables } from '../tables.ts'

/** How much lies in each corner of the desk. */
export type Counts = {
  readonly open: number
  readonly mine: number
  readonly out: number
  readonly waits: number
  readonly near: number
}

/** Nobody reads a larger number than this beside a word; counting stops there. */
export const mostCounted = 1_000

export async function countCorners(
  tx: Tx<CasesTables>,
  community: CommunityId,
  { me, others }: { readonly me: PersonId; readonly others: readonly BodyId[] },
): Promise<Counts> {
  const open = sql`community_id = ${community} and next_due_at is not null`
  const { rows } = await sql<Counts>`select
    (select count(*)::int from (select from cases."case" where ${open} limit ${mostCounted}) _) as open,
    (select count(*)::int from (select from cases."case" where ${open} and holder_person_id = ${me}
      limit ${mostCounted}) _) as mine,
    (select count(*)::int from (
      (select from cases."case" where ${open} and holder_body_id = any(${others}) limit ${mostCounted})
      union all (select from cases.offer join cases."case" it on it.community_id = offer.community_id
          and it.id = offer.case_id and (it.next_due_at is not null and it.holder_body_id = any(${others})) is not true
        where offer.community_id = ${community} and offer.state = 'offered' limit ${mostCounted})) _) as out,
    (select count(*)::int from (select from cases."case" where ${open} and awaits_designation
      limit ${mostCounted}) _) as waits,
    (select count(*)::int from (select from cases."case" where community_id = ${community} and is_open_to_helpers
      and state in ('new', 'held') and not is_private limit ${mostCounted}) _) as near`.execute(tx)
  const [counts] = rows
  if (!counts) throw new Error('a count of nothing came back')
  return counts
}
