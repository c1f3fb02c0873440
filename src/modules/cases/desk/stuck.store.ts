import { sql } from 'kysely'
import type { Tx } from '../../../kernel/db.ts'
import type { CaseId } from '../../../kernel/ids.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { CasesTables } from '../tables.ts'

/** A job that was tried as often as it may be. */
export type StuckJob = {
  readonly id: string
  readonly task: string
  readonly subject: CaseId | null
  readonly attempts: number
  readonly failedAt: Instant
  readonly why: string | null
}

/** Those of the community at hand, the last to have failed first. */
export async function listStuck(tx: Tx<CasesTables>): Promise<StuckJob[]> {
  const { rows } = await sql<StuckJob>`select id::text, task, subject, attempts, failed_at as "failedAt", why
    from jobs.stuck()`.execute(tx)
  return rows
}

/** Lets it run again from its first attempt; false when it is not stuck any more. */
export async function tryAgain(tx: Tx<CasesTables>, id: string, at: Instant): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`select jobs.try_again(${id}::bigint, ${at}) as done`.execute(
    tx,
  )
  return rows[0]?.done ?? false
}
