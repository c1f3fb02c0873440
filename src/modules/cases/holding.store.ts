import type { Tx } from '../../kernel/db.ts'
import type { CaseId, CommunityId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Case, Holder } from './case.rules.ts'
import type { Holding } from './parts.rules.ts'
import type { CasesTables } from './tables.ts'

/** Ends the holding that was and begins the one that is, or follows a change of person in it. */
export async function keepHolding(
  tx: Tx<CasesTables>,
  before: Case,
  after: Case,
  now: Instant,
): Promise<void> {
  const moved = after.holdings !== before.holdings
  if (before.holder && (moved || !after.holder)) await endHolding(tx, before, now)
  if (after.holder && moved) await insertHolding(tx, after)
  else if (after.holder && isAnother(after.holder, before.holder)) await setHolder(tx, after)
}

function isAnother(now: Holder, before: Holder | null): boolean {
  return now.person !== before?.person || now.isDesignated !== before.isDesignated
}

export async function insertHolding(tx: Tx<CasesTables>, it: Case): Promise<void> {
  if (!it.holder) throw new Error(`case ${it.id} has no holder to write down`)
  const { body, person, how, since, isDesignated } = it.holder
  await tx
    .insertInto('cases.holding')
    .values({
      community_id: it.community,
      case_id: it.id,
      n: it.holdings,
      body_id: body,
      person_id: person,
      how,
      is_designated: isDesignated,
      since,
      until: null,
    })
    .execute()
}

export async function listHoldings(
  tx: Tx<CasesTables>,
  community: CommunityId,
  cases: readonly CaseId[],
): Promise<(Holding & { readonly case: CaseId })[]> {
  if (cases.length === 0) return []
  const rows = await tx
    .selectFrom('cases.holding')
    .select(['case_id', 'n', 'body_id', 'person_id', 'how', 'since', 'until'])
    .where('community_id', '=', community)
    .where('case_id', 'in', [...cases])
    .orderBy('case_id')
    .orderBy('n')
    .execute()
  return rows.map(({ case_id, body_id, person_id, ...rest }) => ({
    ...rest,
    case: case_id,
    body: body_id,
    person: person_id,
  }))
}

/** The last holder of a case that has ended: who gets it back when it was not fixed. */
export async function findLastHolder(tx: Tx<CasesTables>, it: Case): Promise<Case['holder']> {
  const row = await tx
    .selectFrom('cases.holding')
    .selectAll()
    .where('community_id', '=', it.community)
    .where('case_id', '=', it.id)
    .orderBy('n', 'desc')
    .executeTakeFirst()
  if (!row) return null
  return {
    body: row.body_id,
    person: row.person_id,
    since: row.since,
    how: row.how,
    isDesignated: row.is_designated,
  }
}

async function endHolding(tx: Tx<CasesTables>, it: Case, now: Instant): Promise<void> {
  await tx
    .updateTable('cases.holding')
    .set({ until: now })
    .where('community_id', '=', it.community)
    .where('case_id', '=', it.id)
    .where('until', 'is', null)
    .execute()
}

async function setHolder(tx: Tx<CasesTables>, it: Case): Promise<void> {
  await tx
    .updateTable('cases.holding')
    .set({ person_id: it.holder?.person ?? null, is_designated: it.holder?.isDesignated ?? false })
    .where('community_id', '=', it.community)
    .where('case_id', '=', it.id)
    .where('until', 'is', null)
    .execute()
}
