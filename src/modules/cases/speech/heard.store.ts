import { sql } from 'kysely'
import type { Tx } from '../../../kernel/db.ts'
import type { CommunityId, FileId } from '../../../kernel/ids.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { CasesTables } from '../tables.ts'

/** A voice note that kills the engine is not given to it for ever. */
const mostAttempts = 3

/** Voice notes of what was filed since then that nobody has listened to yet, the oldest first. */
export async function listUnheard(
  tx: Tx<CasesTables>,
  community: CommunityId,
  { since, most }: { readonly since: Instant; readonly most: number },
): Promise<FileId[]> {
  const rows = await tx
    .selectFrom('cases.file as file')
    .leftJoin('cases.heard as heard', (join) =>
      join.onRef('heard.community_id', '=', 'file.community_id').onRef('heard.file_id', '=', 'file.id'),
    )
    .select('file.id')
    .where('file.community_id', '=', community)
    .where('file.kind', '=', 'voice')
    .where('file.draft', 'is', null)
    .where('file.at', '>=', since)
    .where((eb) =>
      eb.or([
        eb('heard.file_id', 'is', null),
        eb.and([eb('heard.is_done', '=', false), eb('heard.attempts', '<', mostAttempts)]),
      ]),
    )
    .orderBy('file.at')
    .limit(most)
    .execute()
  return rows.map(({ id }) => id)
}

/** Counts an attempt before it is made. False when there were enough, or it is done. */
export async function beginHearing(
  tx: Tx<CasesTables>,
  community: CommunityId,
  file: FileId,
  { model, at }: { readonly model: string; readonly at: Instant },
): Promise<boolean> {
  const { rows } = await sql`insert into cases.heard as heard (community_id, file_id, at, model, attempts)
    values (${community}, ${file}, ${at}, ${model}, 1)
    on conflict (community_id, file_id) do update
      set attempts = heard.attempts + 1, at = excluded.at, model = excluded.model
      where not heard.is_done and heard.attempts < ${mostAttempts}
    returning 1`.execute(tx)
  return rows.length > 0
}

/** False when the file has gone meanwhile, or somebody else was first. */
export async function keepHeard(
  tx: Tx<CasesTables>,
  community: CommunityId,
  file: FileId,
  { words, at }: { readonly words: string | null; readonly at: Instant },
): Promise<boolean> {
  const changed = await tx
    .updateTable('cases.heard')
    .set({ is_done: true, words, at })
    .where('community_id', '=', community)
    .where('file_id', '=', file)
    .where('is_done', '=', false)
    .executeTakeFirst()
  return changed.numUpdatedRows > 0n
}

/** What was heard in these files. */
export async function listHeard(
  tx: Tx<CasesTables>,
  community: CommunityId,
  files: readonly FileId[],
): Promise<ReadonlyMap<FileId, string>> {
  if (files.length === 0) return new Map()
  const rows = await tx
    .selectFrom('cases.heard')
    .select(['file_id', 'words'])
    .where('community_id', '=', community)
    .where('file_id', 'in', [...files])
    .execute()
  return new Map(rows.flatMap(({ file_id, words }) => (words === null ? [] : [[file_id, words]])))
}
