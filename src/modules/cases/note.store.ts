import type { Actor } from '../../kernel/actor.ts'
import { signature } from '../../kernel/actor.ts'
import type { Tx } from '../../kernel/db.ts'
import { type CaseId, type CommunityId, newId, type NoteId, type RequestId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Note, NoteKind } from './parts.rules.ts'
import type { CasesTables } from './tables.ts'
import { tidy } from './tidy.ts'

type NewNote = {
  readonly case: CaseId
  readonly request?: RequestId | null
  readonly kind: NoteKind
  readonly words: string
  readonly by: Actor
  readonly at: Instant
}

/** Keeps what somebody wrote, apart from the journal, so that it can be erased; returns its id for the journal. */
export async function insertNote(tx: Tx<CasesTables>, note: NewNote): Promise<NoteId> {
  const id = newId<NoteId>()
  const { as, id: writer } = signature(note.by)
  await tx
    .insertInto('cases.note')
    .values({
      community_id: note.by.community,
      id,
      case_id: note.case,
      request_id: note.request ?? null,
      kind: note.kind,
      words: tidy(note.words),
      written_as: as,
      written_by: writer,
      at: note.at,
      erased_at: null,
    })
    .execute()
  return id
}

export async function listNotes(
  tx: Tx<CasesTables>,
  community: CommunityId,
  cases: readonly CaseId[],
): Promise<(Note & { readonly case: CaseId })[]> {
  if (cases.length === 0) return []
  const rows = await tx
    .selectFrom('cases.note')
    .select(['id', 'case_id', 'request_id', 'kind', 'words', 'written_as', 'written_by', 'at'])
    .where('community_id', '=', community)
    .where('case_id', 'in', [...cases])
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
