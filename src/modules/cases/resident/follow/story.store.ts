import { sql } from 'kysely'
import type { Tx } from '../../../../kernel/db.ts'
import type { CaseId, CommunityId, NoteId, RequestId } from '../../../../kernel/ids.ts'
import type { KeptFile, Note } from '../../parts.rules.ts'
import type { CasesTables } from '../../tables.ts'

/*
 * What somebody may read who holds the link of one request. Others' words, calls and photos, and what the post
 * writes for itself, never leave the database on this way.
 */

type Asked = {
  readonly cases: readonly CaseId[]
  readonly request: RequestId
  /** Why an offer was not taken. */
  readonly reasons: readonly NoteId[]
}

export type TellingNote = Note & { readonly case: CaseId }

/** What was told to everybody concerned, the person's own words, and the named reasons; oldest first. */
export async function listTellings(
  tx: Tx<CasesTables>,
  community: CommunityId,
  { cases, request, reasons }: Asked,
): Promise<TellingNote[]> {
  if (cases.length === 0) return []
  const rows = await tx
    .selectFrom('cases.note')
    .select(['id', 'case_id', 'request_id', 'kind', 'words', 'written_as', 'written_by', 'at'])
    .where('community_id', '=', community)
    .where('case_id', 'in', [...cases])
    .where((eb) =>
      eb.or([
        eb('request_id', '=', request),
        eb.and([
          eb('request_id', 'is', null),
          eb('kind', 'in', ['told', 'called', 'asked', 'result', 'explained']),
        ]),
        ...(reasons.length > 0 ? [eb('id', 'in', [...reasons])] : []),
      ]),
    )
    .where('kind', '<>', 'inside')
    .orderBy('at')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    case: row.case_id,
    request: row.request_id,
    kind: row.kind,
    words: row.words,
    as: row.written_as,
    by: row.written_by,
    at: row.at,
  }))
}

/** Photos and voice of this request, and those of these notes. */
export async function listOwnFiles(
  tx: Tx<CasesTables>,
  community: CommunityId,
  { request, notes }: { readonly request: RequestId; readonly notes: readonly NoteId[] },
): Promise<KeptFile[]> {
  const rows = await tx
    .selectFrom('cases.file')
    .select(['id', 'kind', 'hash', 'thumb_hash', 'type', 'width', 'height', 'request_id', 'note_id'])
    .where('community_id', '=', community)
    .where((eb) =>
      eb.or([eb('request_id', '=', request), ...(notes.length > 0 ? [eb('note_id', 'in', [...notes])] : [])]),
    )
    .orderBy('id')
    .execute()
  return rows.map(({ thumb_hash, request_id, note_id, ...row }) => ({
    ...row,
    thumb: thumb_hash,
    request: request_id,
    note: note_id,
  }))
}

export type OwnAnswer = {
  readonly case: CaseId
  readonly round: number
  readonly isFixed: boolean
  readonly rating: number | null
  readonly isMine: boolean
}

/** What this request answered about the result, and that others said "fixed"; the newest last. */
export async function listOwnAnswers(
  tx: Tx<CasesTables>,
  community: CommunityId,
  { cases, request }: { readonly cases: readonly CaseId[]; readonly request: RequestId },
): Promise<OwnAnswer[]> {
  if (cases.length === 0) return []
  const rows = await tx
    .selectFrom('cases.answer')
    .select(['case_id', 'request_id', 'round', 'is_fixed', 'rating'])
    .where('community_id', '=', community)
    .where('case_id', 'in', [...cases])
    .where((eb) => eb.or([eb('request_id', '=', request), eb('is_fixed', '=', true)]))
    .orderBy('at')
    .orderBy('id')
    .execute()
  return rows.flatMap(({ case_id, request_id, is_fixed, ...row }) =>
    is_fixed === null ? [] : [{ ...row, case: case_id, isFixed: is_fixed, isMine: request_id === request }],
  )
}

/** Of these cases, those in which somebody else has asked for the same. */
export async function listShared(
  tx: Tx<CasesTables>,
  community: CommunityId,
  { cases, request }: { readonly cases: readonly CaseId[]; readonly request: RequestId },
): Promise<ReadonlySet<CaseId>> {
  if (cases.length === 0) return new Set()
  const { rows } = await sql<{ case_id: CaseId }>`
    select distinct case_id from cases.need
    where community_id = ${community} and case_id = any(${[...cases]}::uuid[]) and request_id <> ${request}`.execute(
    tx,
  )
  return new Set(rows.map((row) => row.case_id))
}
