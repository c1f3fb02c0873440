import type { Selectable } from 'kysely'
import type { Tx } from '../../../kernel/db.ts'
import type { BodyId, CaseId, CommunityId } from '../../../kernel/ids.ts'
import type { CoordinationTables } from '../tables.ts'
import type { Part, PartId } from './part.rules.ts'

type Of = Tx<CoordinationTables>

export async function insertPart(tx: Of, it: Part): Promise<void> {
  await tx
    .insertInto('coordination.part')
    .values({
      community_id: it.community,
      id: it.id,
      body_id: it.body,
      what: it.what,
      due_at: it.due,
      asked_by: it.askedBy,
      asked_at: it.askedAt,
      ...changing(it),
    })
    .execute()
}

/** What may change of a part: how it stands, and the case when that joins another. */
export async function updatePart(tx: Of, it: Part): Promise<void> {
  await tx
    .updateTable('coordination.part')
    .set(changing(it))
    .where('community_id', '=', it.community)
    .where('id', '=', it.id)
    .execute()
}

function changing(it: Part) {
  return {
    case_id: it.case,
    state: it.state,
    ended_at: it.endedAt,
    report: it.report,
    why: it.why,
    explained_at: it.explainedAt,
    overdue_at: it.overdueAt,
    journal_n: it.journal.n,
    journal_hash: it.journal.hash,
  }
}

export async function findPartAndLock(tx: Of, community: CommunityId, id: PartId): Promise<Part | undefined> {
  const row = await tx
    .selectFrom('coordination.part')
    .selectAll()
    .where('community_id', '=', community)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row && fromRow(row)
}

export async function findPart(tx: Of, community: CommunityId, id: PartId): Promise<Part | undefined> {
  const row = await tx
    .selectFrom('coordination.part')
    .selectAll()
    .where('community_id', '=', community)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && fromRow(row)
}

/** All parts of a case, in the order in which they were asked for. */
export async function listParts(tx: Of, community: CommunityId, of: CaseId): Promise<Part[]> {
  const rows = await tx
    .selectFrom('coordination.part')
    .selectAll()
    .where('community_id', '=', community)
    .where('case_id', '=', of)
    .orderBy('asked_at')
    .orderBy('id')
    .execute()
  return rows.map(fromRow)
}

/** The open ones, held until the transaction ends. */
export async function listOpenAndLock(tx: Of, community: CommunityId, of: CaseId): Promise<Part[]> {
  const rows = await tx
    .selectFrom('coordination.part')
    .selectAll()
    .where('community_id', '=', community)
    .where('case_id', '=', of)
    .where('state', '=', 'open')
    .orderBy('id')
    .forUpdate()
    .execute()
  return rows.map(fromRow)
}

/** What a body has still to do for others, the nearest first. */
export async function listPartsOf(tx: Of, community: CommunityId, body: BodyId): Promise<Part[]> {
  const rows = await tx
    .selectFrom('coordination.part')
    .selectAll()
    .where('community_id', '=', community)
    .where('body_id', '=', body)
    .where('state', '=', 'open')
    .orderBy('due_at')
    .limit(50)
    .execute()
  return rows.map(fromRow)
}

export async function isAsked(tx: Of, { community, case: of, body, what }: Part): Promise<boolean> {
  const row = await tx
    .selectFrom('coordination.part')
    .select('id')
    .where('community_id', '=', community)
    .where('case_id', '=', of)
    .where('body_id', '=', body)
    .where('what', '=', what)
    .where('state', '=', 'open')
    .executeTakeFirst()
  return row !== undefined
}

function fromRow(row: Selectable<CoordinationTables['coordination.part']>): Part {
  return {
    id: row.id,
    community: row.community_id,
    case: row.case_id,
    body: row.body_id,
    what: row.what,
    due: row.due_at,
    askedBy: row.asked_by,
    askedAt: row.asked_at,
    state: row.state,
    endedAt: row.ended_at,
    report: row.report,
    why: row.why,
    explainedAt: row.explained_at,
    overdueAt: row.overdue_at,
    journal: { n: row.journal_n, hash: row.journal_hash },
  }
}
