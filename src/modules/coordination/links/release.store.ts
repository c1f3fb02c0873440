import { sql } from 'kysely'
import type { Tx } from '../../../kernel/db.ts'
import type { CaseId, CommunityId, FileId, PersonId } from '../../../kernel/ids.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { Release, ReleaseId } from './release.rules.ts'
import type { LinkTables } from './tables.ts'

export async function insertRelease(
  tx: Tx<LinkTables>,
  it: Release,
  { by, at }: { readonly by: PersonId; readonly at: Instant },
): Promise<void> {
  await tx
    .insertInto('coordination.release')
    .values({
      community_id: it.community,
      id: it.id,
      case_id: it.case,
      file_id: it.file,
      words: it.words,
      released_at: at,
      released_by: by,
      taken_back_at: null,
      taken_back_by: null,
      journal_n: it.journal.n,
      journal_hash: it.journal.hash,
    })
    .execute()
}

export async function endRelease(
  tx: Tx<LinkTables>,
  it: Release,
  { by, at }: { readonly by: PersonId; readonly at: Instant },
): Promise<void> {
  await tx
    .updateTable('coordination.release')
    .set({
      taken_back_at: at,
      taken_back_by: by,
      journal_n: it.journal.n,
      journal_hash: it.journal.hash,
    })
    .where('community_id', '=', it.community)
    .where('id', '=', it.id)
    .execute()
}

/** What the bodies of these cases may see beyond the matter, now. */
export async function listReleases(
  tx: Tx<LinkTables>,
  community: CommunityId,
  cases: readonly CaseId[],
): Promise<Release[]> {
  if (cases.length === 0) return []
  const rows = await released(tx, community)
    .where('case_id', 'in', [...cases])
    .execute()
  return rows.map(fromRow)
}

/** Of two workers at once, the second sees what the first has let be seen. */
export async function holdReleases(tx: Tx<LinkTables>, community: CommunityId, about: CaseId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${community} ${about}`}, 19))`.execute(tx)
}

type Which = { readonly case: CaseId; readonly file: FileId | null }

/** The open release of a photo, or of the one sentence, held. */
export async function findReleaseAndLock(
  tx: Tx<LinkTables>,
  community: CommunityId,
  { case: about, file }: Which,
): Promise<Release | undefined> {
  const row = await released(tx, community)
    .where('case_id', '=', about)
    .where('file_id', file === null ? 'is' : '=', file)
    .forNoKeyUpdate()
    .executeTakeFirst()
  return row && fromRow(row)
}

function released(tx: Tx<LinkTables>, community: CommunityId) {
  return tx
    .selectFrom('coordination.release')
    .select(['community_id', 'id', 'case_id', 'file_id', 'words', 'journal_n', 'journal_hash'])
    .where('community_id', '=', community)
    .where('taken_back_at', 'is', null)
    .orderBy('released_at')
}

function fromRow(row: {
  community_id: CommunityId
  id: ReleaseId
  case_id: CaseId
  file_id: FileId | null
  words: string | null
  journal_n: number
  journal_hash: string
}): Release {
  return {
    id: row.id,
    community: row.community_id,
    case: row.case_id,
    file: row.file_id,
    words: row.words,
    journal: { n: row.journal_n, hash: row.journal_hash },
  }
}
