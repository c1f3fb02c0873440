import { sql } from 'kysely'
import type { AnyTx } from './db.ts'
import type { CommunityId } from './ids.ts'
import { ok, type Result } from './result.ts'
import type { Instant } from './time.ts'

type Write = { readonly community: CommunityId; readonly once: string | null; readonly now: Instant }

/**
 * Does a write at most once per key. A repeat waits for the first to commit, then gets the same answer.
 * A refusal is not kept (its transaction is rolled back), so that it may be tried again.
 *
 * Within a community a key is all that counts: whoever makes it puts actor, deed and words into it (as `onceKey` of
 * the cases does), else one person's key would get another's answer.
 */
export async function onceOnly<T, Code extends string>(
  tx: AnyTx,
  { community, once, now }: Write,
  work: () => Promise<Result<T, Code>>,
): Promise<Result<T, Code>> {
  if (once === null) return work()
  const { rows } = await sql`insert into web.answered (community_id, key, answer, at)
    values (${community}, ${once}, 'null', ${now}) on conflict do nothing returning key`.execute(tx)
  if (rows.length === 0) return ok((await answerTo<T>(tx, community, once)) as T)
  const result = await work()
  if (result.ok)
    await sql`update web.answered set answer = ${JSON.stringify(result.value ?? null)}
      where community_id = ${community} and key = ${once}`.execute(tx)
  return result
}

/** The answer given to a write with this key; undefined when there was none. */
export async function answerTo<T>(tx: AnyTx, community: CommunityId, once: string): Promise<T | undefined> {
  const { rows } = await sql<{ answer: T }>`select answer from web.answered
    where community_id = ${community} and key = ${once}`.execute(tx)
  return rows[0]?.answer
}

/** Forgets answers older than the phones' patience. Returns how many. */
export async function forgetAnswers(tx: AnyTx, community: CommunityId, before: Instant): Promise<number> {
  const { numAffectedRows } = await sql`delete from web.answered
    where community_id = ${community} and at < ${before}`.execute(tx)
  return Number(numAffectedRows ?? 0)
}
