import type { Selectable } from 'kysely'
import { sql } from 'kysely'
import type { Tx } from '../../kernel/db.ts'
import type { CaseId, CommunityId, HomeId, NeedId, RequestId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Need, Request } from './parts.rules.ts'
import type { CasesTables } from './tables.ts'

export async function findRequest(
  tx: Tx<CasesTables>,
  community: CommunityId,
  id: RequestId,
): Promise<Request | undefined> {
  const row = await requests(tx, community).where('id', '=', id).executeTakeFirst()
  return row && fromRequest(row)
}

/** Only the desk may see it, to call back; sealed in the database. */
export async function findSealedPhone(
  tx: Tx<CasesTables>,
  community: CommunityId,
  id: RequestId,
): Promise<Buffer | null> {
  const row = await requests(tx, community).where('id', '=', id).executeTakeFirst()
  return row?.phone_sealed ?? null
}

export async function listNeedsOf(
  tx: Tx<CasesTables>,
  community: CommunityId,
  request: RequestId,
): Promise<Need[]> {
  const rows = await needs(tx, community).where('request_id', '=', request).orderBy('id').execute()
  return rows.map(fromNeed)
}

/** What a case is about, and who said it, in the order in which it was said. */
export async function listNeedsFor(tx: Tx<CasesTables>, community: CommunityId, it: CaseId): Promise<Need[]> {
  const rows = await needs(tx, community).where('case_id', '=', it).orderBy('id').execute()
  return rows.map(fromNeed)
}

export async function listRequests(
  tx: Tx<CasesTables>,
  community: CommunityId,
  ids: readonly RequestId[],
): Promise<Request[]> {
  if (ids.length === 0) return []
  const rows = await requests(tx, community)
    .where('id', 'in', [...ids])
    .orderBy('said_at')
    .execute()
  return rows.map(fromRequest)
}

export async function moveNeeds(
  tx: Tx<CasesTables>,
  community: CommunityId,
  { from, to, only }: { readonly from: CaseId; readonly to: CaseId; readonly only?: readonly NeedId[] },
): Promise<number> {
  const moved = await tx
    .updateTable('cases.need')
    .set({ case_id: to })
    .where('community_id', '=', community)
    .where('case_id', '=', from)
    .$if(only !== undefined, (query) => query.where('id', 'in', [...(only ?? [])]))
    .executeTakeFirst()
  return Number(moved.numUpdatedRows)
}

/**
 * How many households a case concerns: each home once, and each request that names no home once.
 * Withdrawn requests do not count. With `only`, what these needs alone would make.
 */
export async function countHouseholds(
  tx: Tx<CasesTables>,
  community: CommunityId,
  it: CaseId,
  only?: readonly NeedId[],
): Promise<number> {
  const row = await tx
    .selectFrom('cases.need as need')
    .innerJoin('cases.request as request', (join) =>
      join
        .onRef('request.community_id', '=', 'need.community_id')
        .onRef('request.id', '=', 'need.request_id'),
    )
    .select(
      sql<number>`count(distinct coalesce(request.home_id, request.person_id, request.id))::int`.as('n'),
    )
    .where('need.community_id', '=', community)
    .where('need.case_id', '=', it)
    .where('need.ended_at', 'is', null)
    .$if(only !== undefined, (query) => query.where('need.id', 'in', [...(only ?? [])]))
    .executeTakeFirst()
  return row?.n ?? 0
}

export async function endNeeds(
  tx: Tx<CasesTables>,
  community: CommunityId,
  request: RequestId,
  at: Instant,
): Promise<void> {
  await tx
    .updateTable('cases.need')
    .set({ ended_at: at })
    .where('community_id', '=', community)
    .where('request_id', '=', request)
    .execute()
  await tx
    .updateTable('cases.request')
    .set({ withdrawn_at: at })
    .where('community_id', '=', community)
    .where('id', '=', request)
    .execute()
}

/** Blanks words, phone and person. The application may not do that itself; the database's own function does. */
export async function eraseRequest(
  tx: Tx<CasesTables>,
  community: CommunityId,
  { request, at }: { readonly request: RequestId; readonly at: Instant },
): Promise<void> {
  await sql`select cases.erase_request(${community}, ${request}, ${at})`.execute(tx)
}

export async function setHousehold(
  tx: Tx<CasesTables>,
  community: CommunityId,
  { request, home }: { readonly request: RequestId; readonly home: HomeId },
): Promise<void> {
  await tx
    .updateTable('cases.request')
    .set({ home_id: home })
    .where('community_id', '=', community)
    .where('id', '=', request)
    .execute()
}

function requests(tx: Tx<CasesTables>, community: CommunityId) {
  return tx.selectFrom('cases.request').selectAll().where('community_id', '=', community)
}

function needs(tx: Tx<CasesTables>, community: CommunityId) {
  return tx.selectFrom('cases.need').selectAll().where('community_id', '=', community)
}

function fromRequest(row: Selectable<CasesTables['cases.request']>): Request {
  return {
    id: row.id,
    ref: row.ref,
    words: row.words,
    channel: row.channel,
    saidAt: row.said_at,
    stairwell: row.stairwell_id,
    home: row.home_id,
    person: row.person_id,
    hasPhone: row.phone_sealed !== null,
    filedBy: row.filed_by,
    withdrawnAt: row.withdrawn_at,
    erasedAt: row.erased_at,
  }
}

function fromNeed(row: Selectable<CasesTables['cases.need']>): Need {
  return {
    id: row.id,
    request: row.request_id,
    case: row.case_id,
    words: row.words,
    topic: row.topic,
    body: row.body,
    urgency: row.urgency,
    confidence: row.confidence,
    because: row.because,
    joinedAt: row.joined_at,
    endedAt: row.ended_at,
  }
}
