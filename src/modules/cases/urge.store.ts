import { sql } from 'kysely'
import type { Tx } from '../../kernel/db.ts'
import type { RequestId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Case } from './case.rules.ts'
import type { CasesTables } from './tables.ts'

/** When the people of this request last urged; the journal is the only place that knows. */
export async function findLastUrge(
  tx: Tx<CasesTables>,
  it: Case,
  request: RequestId,
): Promise<Instant | undefined> {
  const { rows } = await sql<{ at: Instant }>`select at from journal.entry
    where community_id = ${it.community} and subject = ${it.id} and kind = 'case.urged' and "by" = ${request}
    order by n desc limit 1`.execute(tx)
  return rows[0]?.at
}
