import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { type AnyDb, readCommunity } from '../kernel/db.ts'
import type { CommunityId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/time.ts'
import type { Message } from './replay-messages.ts'

/**
 * Which messages an earlier replay has brought already. Keys of repeated writes do not tell: what was joined to a case
 * then may find other cases nearby now.
 */
export async function broughtBefore(
  db: AnyDb,
  community: CommunityId,
): Promise<(message: Message) => boolean> {
  const { rows } = await readCommunity(db, community, (tx) =>
    sql<{ said_at: Instant; print: string }>`
      select said_at, encode(sha256(convert_to(words, 'UTF8')), 'hex') as print from cases.request
      where community_id = ${community} and channel = 'import'`.execute(tx),
  )
  const brought = new Set(rows.map(({ said_at, print }) => `${said_at} ${print}`))
  return ({ at, words }) => brought.has(`${at} ${createHash('sha256').update(words).digest('hex')}`)
}
