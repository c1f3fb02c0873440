import type { Selectable } from 'kysely'
import type { Tx } from '../../../kernel/db.ts'
import type { CaseId, CommunityId, HomeId } from '../../../kernel/ids.ts'
import type { Instant, PlainDate } from '../../../kernel/time.ts'
import type { CoordinationTables } from '../tables.ts'
import type { Dossier, DossierCase, DossierEntry, DossierHome, DossierId, EntryId } from './dossier.rules.ts'

type Of = Tx<CoordinationTables>
type Row = Selectable<CoordinationTables['coordination.dossier']>
type EntryRow = Selectable<CoordinationTables['coordination.dossier_entry']>

export async function insertDossier(tx: Of, it: Dossier): Promise<void> {
  await tx
    .insertInto('coordination.dossier')
    .values({
      community_id: it.community,
      id: it.id,
      number: it.number,
      title: it.title,
      about: it.about,
      opened_at: it.openedAt,
      opened_by: it.openedBy,
      report_every: it.reportEvery,
      ...changing(it),
    })
    .execute()
}

export async function updateDossier(tx: Of, it: Dossier): Promise<void> {
  await tx
    .updateTable('coordination.dossier')
    .set(changing(it))
    .where('community_id', '=', it.community)
    .where('id', '=', it.id)
    .execute()
}

function changing(it: Dossier) {
  return {
    main_body_id: it.mainBody,
    level: it.level,
    since: it.since,
    report_on: it.reportOn,
    state: it.state,
    evidence: it.evidence,
    evidence_by: it.evidenceBy,
    approved_by: it.approvedBy,
    closed_at: it.closedAt,
    journal_n: it.journal.n,
    journal_hash: it.journal.hash,
  }
}

/** The next number; two who open one at once meet at the unique constraint, so the last is held. */
export async function nextNumber(tx: Of, community: CommunityId): Promise<number> {
  const last = await tx
    .selectFrom('coordination.dossier')
    .select('number')
    .where('community_id', '=', community)
    .orderBy('number', 'desc')
    .limit(1)
    .forUpdate()
    .executeTakeFirst()
  return (last?.number ?? 0) + 1
}

export async function findDossier(
  tx: Of,
  community: CommunityId,
  by: { readonly number: number } | { readonly id: DossierId; readonly lock: boolean },
): Promise<Dossier | undefined> {
  const row = await tx
    .selectFrom('coordination.dossier')
    .selectAll()
    .where('community_id', '=', community)
    .$if('number' in by, (query) => query.where('number', '=', 'number' in by ? by.number : 0))
    .$if('id' in by, (query) => query.where('id', '=', 'id' in by ? by.id : ('' as DossierId)))
    .$if('lock' in by && by.lock, (query) => query.forUpdate())
    .executeTakeFirst()
  return row && fromRow(row)
}

/** Those that are open, the oldest first; then the closed ones. */
export async function listDossiers(tx: Of, community: CommunityId): Promise<Dossier[]> {
  const rows = await tx
    .selectFrom('coordination.dossier')
    .selectAll()
    .where('community_id', '=', community)
    .orderBy('state', 'desc')
    .orderBy('since')
    .limit(200)
    .execute()
  return rows.map(fromRow)
}

/** Open ones whose report is due by this day. */
export async function listDue(tx: Of, community: CommunityId, today: PlainDate): Promise<Dossier[]> {
  const rows = await tx
    .selectFrom('coordination.dossier')
    .selectAll()
    .where('community_id', '=', community)
    .where('state', '=', 'open')
    .where('report_on', '<=', today)
    .orderBy('report_on')
    .execute()
  return rows.map(fromRow)
}

/** The dossier that a case is part of. */
export async function findOfCase(tx: Of, community: CommunityId, of: CaseId): Promise<Dossier | undefined> {
  const row = await tx
    .selectFrom('coordination.dossier_case as part')
    .innerJoin('coordination.dossier as it', (join) =>
      join.onRef('it.community_id', '=', 'part.community_id').onRef('it.id', '=', 'part.dossier_id'),
    )
    .selectAll('it')
    .where('part.community_id', '=', community)
    .where('part.case_id', '=', of)
    .executeTakeFirst()
  return row && fromRow(row)
}

export async function insertCase(tx: Of, it: Dossier, of: CaseId, at: Instant): Promise<void> {
  await tx
    .insertInto('coordination.dossier_case')
    .values({ community_id: it.community, dossier_id: it.id, case_id: of, added_at: at })
    .execute()
}

export async function listCases(
  tx: Of,
  { community, id }: Pick<Dossier, 'community' | 'id'>,
): Promise<(DossierCase & { readonly openedAt: Instant; readonly endedAt: Instant | null })[]> {
  const rows = await tx
    .selectFrom('coordination.dossier_case as part')
    .innerJoin('cases.case as it', (join) =>
      join.onRef('it.community_id', '=', 'part.community_id').onRef('it.id', '=', 'part.case_id'),
    )
    .select(['it.id', 'it.ref', 'it.title', 'it.opened_at', 'it.ended_at'])
    .where('part.community_id', '=', community)
    .where('part.dossier_id', '=', id)
    .orderBy('it.opened_at')
    .execute()
  return rows.map(({ id: of, ref, title, opened_at, ended_at }) => ({
    case: of,
    ref,
    title,
    openedAt: opened_at,
    endedAt: ended_at,
  }))
}

export async function insertEntries(tx: Of, it: Dossier, entries: readonly DossierEntry[]): Promise<void> {
  if (entries.length === 0) return
  await tx
    .insertInto('coordination.dossier_entry')
    .values(
      entries.map((entry) => ({
        community_id: it.community,
        dossier_id: it.id,
        id: entry.id,
        happened_on: entry.on,
        kind: entry.kind,
        words: entry.words,
        body_id: entry.body,
        fen: entry.fen,
        source: entry.source,
        added_at: entry.addedAt,
        added_by: entry.addedBy,
        struck_at: null,
        struck_why: null,
      })),
    )
    .execute()
}

type Striking = { readonly id: EntryId; readonly at: Instant; readonly why: string }

/** Returns whether there was such an entry that was not struck out yet. */
export async function strikeEntry(tx: Of, it: Dossier, { id, at, why }: Striking): Promise<boolean> {
  const struck = await tx
    .updateTable('coordination.dossier_entry')
    .set({ struck_at: at, struck_why: why })
    .where('community_id', '=', it.community)
    .where('dossier_id', '=', it.id)
    .where('id', '=', id)
    .where('struck_at', 'is', null)
    .executeTakeFirst()
  return struck.numUpdatedRows > 0n
}

export async function listEntries(
  tx: Of,
  { community, id }: Pick<Dossier, 'community' | 'id'>,
): Promise<DossierEntry[]> {
  const rows = await tx
    .selectFrom('coordination.dossier_entry')
    .selectAll()
    .where('community_id', '=', community)
    .where('dossier_id', '=', id)
    .orderBy('happened_on')
    .orderBy('id')
    .execute()
  return rows.map(fromEntry)
}

export async function insertHomes(tx: Of, it: Dossier, homes: readonly HomeId[]): Promise<void> {
  if (homes.length === 0) return
  await tx
    .insertInto('coordination.dossier_home')
    .values(
      homes.map((home) => ({
        community_id: it.community,
        dossier_id: it.id,
        home_id: home,
        is_settled: null,
        said: null,
        said_at: null,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Returns whether this household is one of those concerned. */
export async function keepWord(tx: Of, it: Dossier, word: DossierHome, at: Instant): Promise<boolean> {
  const kept = await tx
    .updateTable('coordination.dossier_home')
    .set({ is_settled: word.isSettled, said: word.said, said_at: at })
    .where('community_id', '=', it.community)
    .where('dossier_id', '=', it.id)
    .where('home_id', '=', word.home)
    .executeTakeFirst()
  return kept.numUpdatedRows > 0n
}

export async function listHomeWords(
  tx: Of,
  { community, id }: Pick<Dossier, 'community' | 'id'>,
): Promise<DossierHome[]> {
  const rows = await tx
    .selectFrom('coordination.dossier_home')
    .select(['home_id', 'is_settled', 'said'])
    .where('community_id', '=', community)
    .where('dossier_id', '=', id)
    .orderBy('home_id')
    .execute()
  return rows.map(({ home_id, is_settled, said }) => ({ home: home_id, isSettled: is_settled, said }))
}

function fromEntry(row: EntryRow): DossierEntry {
  return {
    id: row.id,
    on: row.happened_on,
    kind: row.kind,
    words: row.words,
    body: row.body_id,
    fen: row.fen,
    source: row.source,
    addedAt: row.added_at,
    addedBy: row.added_by,
    struckAt: row.struck_at,
    struckWhy: row.struck_why,
  }
}

function fromRow(row: Row): Dossier {
  return {
    id: row.id,
    community: row.community_id,
    number: row.number,
    title: row.title,
    about: row.about,
    mainBody: row.main_body_id,
    level: row.level,
    since: row.since,
    openedAt: row.opened_at,
    openedBy: row.opened_by,
    reportEvery: row.report_every,
    reportOn: row.report_on,
    state: row.state,
    evidence: row.evidence,
    evidenceBy: row.evidence_by,
    approvedBy: row.approved_by,
    closedAt: row.closed_at,
    journal: { n: row.journal_n, hash: row.journal_hash },
  }
}
