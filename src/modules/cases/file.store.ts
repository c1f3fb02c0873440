import { sql } from 'kysely'
import type { Tx } from '../../kernel/db.ts'
import type { CaseId, CommunityId, FileId, NoteId, RequestId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/time.ts'
import type { FileKind, KeptFile } from './parts.rules.ts'
import type { CasesTables } from './tables.ts'

export type NewFile = {
  readonly id: FileId
  readonly kind: FileKind
  readonly hash: string
  readonly thumb: string | null
  readonly type: string
  readonly bytes: number
  readonly width: number | null
  readonly height: number | null
}

/** Files arrive before the words they belong to are accepted; until then they belong to a draft. */
export async function insertDraftFiles(
  tx: Tx<CasesTables>,
  community: CommunityId,
  draft: string,
  { files, at }: { readonly files: readonly NewFile[]; readonly at: Instant },
): Promise<void> {
  if (files.length === 0) return
  const rows = files.map(({ thumb, ...file }) => ({
    ...file,
    community_id: community,
    thumb_hash: thumb,
    request_id: null,
    note_id: null,
    case_id: null,
    draft,
    at,
  }))
  await tx.insertInto('cases.file').values(rows).execute()
}

export async function listDraftFiles(
  tx: Tx<CasesTables>,
  community: CommunityId,
  draft: string,
): Promise<KeptFile[]> {
  const rows = await tx
    .selectFrom('cases.file')
    .selectAll()
    .where('community_id', '=', community)
    .where('draft', '=', draft)
    .orderBy('id')
    .execute()
  return rows.map(fromFile)
}

/** Holds a draft until the transaction ends, though it may have no row yet. */
export async function holdDraft(tx: Tx<CasesTables>, community: CommunityId, draft: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${community} ${draft}`}, 7))`.execute(tx)
}

/** Deletes one file of a draft; gives back the hashes it stood for, none when it was not there. */
export async function deleteDraftFile(
  tx: Tx<CasesTables>,
  community: CommunityId,
  { draft, file }: { readonly draft: string; readonly file: FileId },
): Promise<string[]> {
  const rows = await removing(tx, community).where('draft', '=', draft).where('id', '=', file).execute()
  return rows.flatMap(hashesOf)
}

export async function removeDraftsBefore(
  tx: Tx<CasesTables>,
  community: CommunityId,
  before: Instant,
): Promise<string[]> {
  const rows = await removing(tx, community).where('draft', 'is not', null).where('at', '<', before).execute()
  return rows.flatMap(hashesOf)
}

/** Deletes the files of a request and of what its people wrote; gives back the hashes they stood for. */
export async function removeFilesOf(
  tx: Tx<CasesTables>,
  community: CommunityId,
  request: RequestId,
): Promise<string[]> {
  const rows = await removing(tx, community)
    .where((eb) =>
      eb.or([
        eb('request_id', '=', request),
        eb(
          'note_id',
          'in',
          eb
            .selectFrom('cases.note')
            .select('cases.note.id')
            .where('cases.note.community_id', '=', community)
            .where('cases.note.request_id', '=', request),
        ),
      ]),
    )
    .execute()
  return rows.flatMap(hashesOf)
}

/** Which of these hashes some row still stands for. */
export async function listUsedHashes(
  tx: Tx<CasesTables>,
  community: CommunityId,
  hashes: readonly string[],
): Promise<ReadonlySet<string>> {
  const wanted = [...hashes]
  const rows = await tx
    .selectFrom('cases.file')
    .select(['hash', 'thumb_hash'])
    .where('community_id', '=', community)
    .where((eb) => eb.or([eb('hash', 'in', wanted), eb('thumb_hash', 'in', wanted)]))
    .execute()
  return new Set(rows.flatMap(hashesOf))
}

type Owner = { readonly request: RequestId } | { readonly note: NoteId; readonly case: CaseId }

/** The draft's files now belong to a request or a note. */
export async function attachDraft(
  tx: Tx<CasesTables>,
  community: CommunityId,
  draft: string | undefined,
  owner: Owner,
): Promise<void> {
  if (!draft) return
  const set =
    'request' in owner ? { request_id: owner.request } : { note_id: owner.note, case_id: owner.case }
  await tx
    .updateTable('cases.file')
    .set({ ...set, draft: null })
    .where('community_id', '=', community)
    .where('draft', '=', draft)
    .execute()
}

/** Photos and voice of a case: those of its requests and those of its notes. */
export async function listFiles(
  tx: Tx<CasesTables>,
  community: CommunityId,
  { cases, requests }: { readonly cases: readonly CaseId[]; readonly requests: readonly RequestId[] },
): Promise<KeptFile[]> {
  if (cases.length + requests.length === 0) return []
  const rows = await tx
    .selectFrom('cases.file')
    .selectAll()
    .where('community_id', '=', community)
    .where((eb) =>
      eb.or([
        ...(requests.length > 0 ? [eb('request_id', 'in', [...requests])] : []),
        ...(cases.length > 0 ? [eb('case_id', 'in', [...cases])] : []),
      ]),
    )
    .orderBy('id')
    .execute()
  return rows.map(fromFile)
}

export async function findFile(
  tx: Tx<CasesTables>,
  community: CommunityId,
  id: FileId,
): Promise<(KeptFile & { readonly case: CaseId | null; readonly draft: string | null }) | undefined> {
  const row = await tx
    .selectFrom('cases.file')
    .selectAll()
    .where('community_id', '=', community)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && { ...fromFile(row), case: row.case_id, draft: row.draft }
}

function removing(tx: Tx<CasesTables>, community: CommunityId) {
  return tx.deleteFrom('cases.file').where('community_id', '=', community).returning(['hash', 'thumb_hash'])
}

function hashesOf(row: { readonly hash: string; readonly thumb_hash: string | null }): string[] {
  return row.thumb_hash === null ? [row.hash] : [row.hash, row.thumb_hash]
}

function fromFile(row: {
  id: FileId
  kind: FileKind
  hash: string
  thumb_hash: string | null
  type: string
  width: number | null
  height: number | null
  request_id: RequestId | null
  note_id: NoteId | null
}): KeptFile {
  return {
    id: row.id,
    kind: row.kind,
    hash: row.hash,
    thumb: row.thumb_hash,
    type: row.type,
    width: row.width,
    height: row.height,
    request: row.request_id,
    note: row.note_id,
  }
}
