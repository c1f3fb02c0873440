import type { Selectable } from 'kysely'
import type { Tx } from '../../../kernel/db.ts'
import type { CaseId, CommunityId } from '../../../kernel/ids.ts'
import type { Promised, PromiseId } from './promise.rules.ts'
import type { PromiseTables } from './tables.ts'

type Row = Selectable<PromiseTables['coordination.promise']>

export async function insertPromise(tx: Tx<PromiseTables>, it: Promised): Promise<void> {
  await tx.insertInto('coordination.promise').values(toRow(it)).execute()
}

/** Writes what came of it; who promised what by when stays as it was said. */
export async function updatePromise(tx: Tx<PromiseTables>, it: Promised): Promise<void> {
  const row = toRow(it)
  const { case_id, reminded_at, state, settled_at, because, why, consent, journal_n, journal_hash } = row
  await tx
    .updateTable('coordination.promise')
    .set({ case_id, reminded_at, state, settled_at, because, why, consent, journal_n, journal_hash })
    .where('community_id', '=', it.community)
    .where('id', '=', it.id)
    .execute()
}

/** Holds its row until the transaction ends. */
export async function findPromiseAndLock(
  tx: Tx<PromiseTables>,
  community: CommunityId,
  id: PromiseId,
): Promise<Promised | undefined> {
  const row = await one(tx, community, id).forNoKeyUpdate().executeTakeFirst()
  return row && fromRow(row)
}

export async function findPromise(
  tx: Tx<PromiseTables>,
  community: CommunityId,
  id: PromiseId,
): Promise<Promised | undefined> {
  const row = await one(tx, community, id).executeTakeFirst()
  return row && fromRow(row)
}

/** Those about a case, held in the order in which they were made. */
export async function listOfCaseAndLock(
  tx: Tx<PromiseTables>,
  community: CommunityId,
  about: CaseId,
): Promise<Promised[]> {
  const rows = await tx
    .selectFrom('coordination.promise')
    .selectAll()
    .where('community_id', '=', community)
    .where('case_id', '=', about)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()
  return rows.map(fromRow)
}

export async function isFollowed(
  tx: Tx<PromiseTables>,
  community: CommunityId,
  id: PromiseId,
): Promise<boolean> {
  const next = await tx
    .selectFrom('coordination.promise')
    .select('id')
    .where('community_id', '=', community)
    .where('follows', '=', id)
    .executeTakeFirst()
  return next !== undefined
}

function one(tx: Tx<PromiseTables>, community: CommunityId, id: PromiseId) {
  return tx
    .selectFrom('coordination.promise')
    .selectAll()
    .where('community_id', '=', community)
    .where('id', '=', id)
}

export function fromRow(row: Row): Promised {
  return {
    id: row.id,
    community: row.community_id,
    body: row.body_id,
    person: row.person_id,
    to: row.to_whom,
    toBody: row.to_body_id,
    kind: row.kind,
    what: row.what,
    about: { case: row.case_id, meeting: row.meeting_id, dossier: row.dossier_id },
    from: row.from_case_id === null || row.from_n === null ? null : { case: row.from_case_id, n: row.from_n },
    note: row.note_id,
    madeAt: row.made_at,
    due: row.due_at,
    remindedAt: row.reminded_at,
    state: row.state,
    settledAt: row.settled_at,
    because: row.because,
    why: row.why,
    consent: row.consent,
    follows: row.follows,
    journal: { n: row.journal_n, hash: row.journal_hash },
  }
}

function toRow(it: Promised): Row {
  return {
    community_id: it.community,
    id: it.id,
    body_id: it.body,
    person_id: it.person,
    to_whom: it.to,
    to_body_id: it.toBody,
    kind: it.kind,
    what: it.what,
    case_id: it.about.case,
    meeting_id: it.about.meeting,
    dossier_id: it.about.dossier,
    from_case_id: it.from?.case ?? null,
    from_n: it.from?.n ?? null,
    note_id: it.note,
    made_at: it.madeAt,
    due_at: it.due,
    reminded_at: it.remindedAt,
    state: it.state,
    settled_at: it.settledAt,
    because: it.because,
    why: it.why,
    consent: it.consent,
    follows: it.follows,
    journal_n: it.journal.n,
    journal_hash: it.journal.hash,
  }
}
