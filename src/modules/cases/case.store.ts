import { sql } from 'kysely'
import type { Tx } from '../../kernel/db.ts'
import type { CaseId, CommunityId } from '../../kernel/ids.ts'
import { caseColumns, type CaseRow, fromOffer, fromRow, toRow } from './case-row.store.ts'
import type { Case } from './case.rules.ts'
import type { CasesTables } from './tables.ts'

export async function findCase(
  tx: Tx<CasesTables>,
  community: CommunityId,
  id: CaseId,
): Promise<Case | undefined> {
  const row = await one(tx, community, id).executeTakeFirst()
  return row && withParts(tx, row)
}

/**
 * Reads one case and holds its row until the transaction ends. Its key never changes, so rows that only point at it
 * (needs, notes, what was kept apart) may be written meanwhile.
 */
export async function findCaseAndLock(
  tx: Tx<CasesTables>,
  community: CommunityId,
  id: CaseId,
): Promise<Case | undefined> {
  const row = await one(tx, community, id).forNoKeyUpdate().executeTakeFirst()
  return row && withParts(tx, row)
}

/** Both cases, held in the order of their ids, so that two merges never wait for each other. */
export async function findTwoAndLock(
  tx: Tx<CasesTables>,
  community: CommunityId,
  a: CaseId,
  b: CaseId,
): Promise<readonly [Case | undefined, Case | undefined]> {
  if (a === b) {
    const only = await findCaseAndLock(tx, community, a)
    return [only, only]
  }
  const first = await findCaseAndLock(tx, community, a < b ? a : b)
  const second = await findCaseAndLock(tx, community, a < b ? b : a)
  return a < b ? [first, second] : [second, first]
}

/** Cases in the order of their ids, beginning after one: for whoever has to look at all of them. */
export async function listCasesAfter(
  tx: Tx<CasesTables>,
  community: CommunityId,
  { after, most }: { readonly after: CaseId | null; readonly most: number },
): Promise<Case[]> {
  const rows = await tx
    .selectFrom('cases.case')
    .select(caseColumns)
    .where('community_id', '=', community)
    .$if(after !== null, (query) => query.where('id', '>', after))
    .orderBy('id')
    .limit(most)
    .execute()
  return withPartsOf(tx, community, rows)
}

async function withPartsOf(
  tx: Tx<CasesTables>,
  community: CommunityId,
  rows: readonly CaseRow[],
): Promise<Case[]> {
  if (rows.length === 0) return []
  const ids = rows.map((row) => row.id)
  const offers = await tx
    .selectFrom('cases.offer')
    .select(['case_id', 'id', 'from_body_id', 'to_body_id', 'answer_by'])
    .where('community_id', '=', community)
    .where('case_id', 'in', ids)
    .where('state', '=', 'offered')
    .execute()
  const holdings = await tx
    .selectFrom('cases.holding')
    .select(['case_id', 'n', 'how'])
    .distinctOn('case_id')
    .where('community_id', '=', community)
    .where('case_id', 'in', ids)
    .orderBy('case_id')
    .orderBy('n', 'desc')
    .execute()
  const offerOf = new Map(offers.map((offer) => [offer.case_id, fromOffer(offer)]))
  const holdingOf = new Map(holdings.map((holding) => [holding.case_id, holding]))
  return rows.map((row) =>
    fromRow(row, { offer: offerOf.get(row.id) ?? null, holding: holdingOf.get(row.id) ?? null }),
  )
}

export async function updateCase(tx: Tx<CasesTables>, it: Case): Promise<void> {
  const { community_id, id, ref, ...rest } = toRow(it)
  await tx
    .updateTable('cases.case')
    .set(rest)
    .where('community_id', '=', community_id)
    .where('id', '=', id)
    .where('ref', '=', ref)
    .execute()
}

export async function insertCase(tx: Tx<CasesTables>, it: Case, search: string): Promise<void> {
  await tx
    .insertInto('cases.case')
    .values({ ...toRow(it), search })
    .execute()
}

/** The next number of a part. Holds the number until the transaction ends: two parts may be split off at once. */
export async function nextPartOf(tx: Tx<CasesTables>, community: CommunityId, ref: string): Promise<string> {
  const base = ref.split('-')[0] ?? ref
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${community} ${base}`}, 5))`.execute(tx)
  const rows = await tx
    .selectFrom('cases.case')
    .select('ref')
    .where('community_id', '=', community)
    .where('ref', 'like', `${base}-%`)
    .execute()
  const highest = Math.max(1, ...rows.map((row) => Number(row.ref.split('-')[1])))
  return `${base}-${highest + 1}`
}

function one(tx: Tx<CasesTables>, community: CommunityId, id: CaseId) {
  return tx
    .selectFrom('cases.case')
    .select(caseColumns)
    .where('community_id', '=', community)
    .where('id', '=', id)
}

async function withParts(tx: Tx<CasesTables>, row: CaseRow): Promise<Case> {
  const { community_id, id } = row
  const [offer, holding] = await Promise.all([
    tx
      .selectFrom('cases.offer')
      .select(['id', 'from_body_id', 'to_body_id', 'answer_by'])
      .where('community_id', '=', community_id)
      .where('case_id', '=', id)
      .where('state', '=', 'offered')
      .executeTakeFirst(),
    tx
      .selectFrom('cases.holding')
      .select(['n', 'how'])
      .where('community_id', '=', community_id)
      .where('case_id', '=', id)
      .orderBy('n', 'desc')
      .limit(1)
      .executeTakeFirst(),
  ])
  return fromRow(row, {
    offer: offer ? fromOffer(offer) : null,
    holding: holding ?? null,
  })
}
