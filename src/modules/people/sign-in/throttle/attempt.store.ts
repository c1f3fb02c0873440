import { sql } from 'kysely'
import type { Db } from '../../../../kernel/db.ts'
import type { Instant } from '../../../../kernel/time.ts'
import type { AccountTables } from '../tables.ts'

type Counting = {
  readonly now: Instant
  /** After so many seconds without a failure one is forgotten. */
  readonly eases: number
  /** Seconds to wait after the first, second … failure; the last holds for all after it. */
  readonly waits: readonly number[]
}

/**
 * Counts one more before it is known how it ends, and sets how long the next has to wait: in one statement, so that of
 * many sent at once no two see the same count. One that comes too early changes nothing.
 * @returns until when this one has to wait; null when it may go ahead.
 */
export async function countAttempt(
  db: Db<AccountTables>,
  key: string,
  counting: Counting,
): Promise<Instant | null> {
  const { now, eases, waits } = counting
  const next = sql`greatest(attempt.fails - floor(extract(epoch from ${now}::timestamptz - attempt.at) / ${eases})::int, 0) + 1`
  const waitFor = (fails: typeof next) =>
    sql`${now}::timestamptz + make_interval(secs => (${[...waits]}::int[])[least(${fails}, ${waits.length}::int)])`
  const { rows } = await sql<{ waits: Instant | null }>`
    insert into accounts.attempt as attempt (key, fails, waits, at)
    values (${key}, 1, ${waitFor(sql`1`)}, ${now})
    on conflict (key) do update set
      fails = case when attempt.waits > ${now} then attempt.fails else ${next} end,
      waits = case when attempt.waits > ${now} then attempt.waits else ${waitFor(next)} end,
      at = case when attempt.waits > ${now} then attempt.at else ${now} end
    returning case when old.waits > ${now} then old.waits end as waits`.execute(db)
  return rows[0]?.waits ?? null
}

export async function clearAttempts(db: Db<AccountTables>, key: string): Promise<void> {
  await db.deleteFrom('accounts.attempt').where('key', '=', key).execute()
}

/** Takes back one that did not fail. A wait that others earned stays: one who may come in could lift it for his tries. */
export async function uncountAttempt(
  db: Db<AccountTables>,
  key: string,
  { now, free }: { readonly now: Instant; readonly free: number },
): Promise<void> {
  await sql`update accounts.attempt set fails = greatest(fails - 1, 0),
    waits = case when fails - 1 <= ${free} then ${now} else waits end where key = ${key}`.execute(db)
}
