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
