import { sql } from 'kysely'
import type { Staff } from '../../../kernel/actor.ts'
import type { Tx } from '../../../kernel/db.ts'
import { newId } from '../../../kernel/ids.ts'
import { type Head, start } from '../../../kernel/journal.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { CasesTables } from '../tables.ts'
import type { CorrectionId, UnlearningId } from './correction.rules.ts'

/** Which lessons: this one, or all since a moment. */
export type Which = { readonly one: CorrectionId } | { readonly since: Instant }

type Unlearning = { readonly which: Which; readonly why: string; readonly by: Staff; readonly at: Instant }

/** Takes lessons back that still teach; what was decided of the cases stays. */
export async function undoLessons(
  tx: Tx<CasesTables>,
  { which, why, by, at }: Unlearning,
): Promise<{ readonly id: UnlearningId; readonly lessons: number }> {
  const { community } = by
  const id = newId<UnlearningId>()
  const those = 'one' in which ? sql`id = ${which.one}` : sql`at >= ${which.since}`
  const { rows } = await sql<{ id: CorrectionId }>`select id from cases.correction
    where community_id = ${community} and ${those} and field = 'topic' and undone_in is null
      and cardinality(keys) > 0
    order by id for update`.execute(tx)
  if (rows.length === 0) return { id, lessons: 0 }
  await tx
    .insertInto('cases.unlearning')
    .values({
      community_id: community,
      id,
      at,
      undone_by: by.person,
      since: 'since' in which ? which.since : null,
      lessons: rows.length,
      why,
    })
    .execute()
  await tx
    .updateTable('cases.correction')
    .set({ undone_in: id })
    .where('community_id', '=', community)
    .where(
      'id',
      'in',
      rows.map((row) => row.id),
    )
    .execute()
  return { id, lessons: rows.length }
}

/** The end of the community's own journal, held until the transaction ends. */
export async function headOf(tx: Tx<CasesTables>, { community }: Pick<Staff, 'community'>): Promise<Head> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${community}, 0))`.execute(tx)
  const { rows } = await sql<Head>`select n, hash from journal.entry
    where community_id = ${community} and subject = ${community} order by n desc limit 1`.execute(tx)
  return rows[0] ?? start
}
