import { sql } from 'kysely'
import type { Db } from '../../../kernel/db.ts'
import type { CommunityId } from '../../../kernel/ids.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { Session } from './standing.rules.ts'
import type { AccountId, AccountTables } from './tables.ts'

type Accounts = Db<AccountTables>

/** The session with this token, and whose it is: one look at one index. */
export async function findSession(db: Accounts, token: string): Promise<Session | undefined> {
  const row = await db
    .selectFrom('accounts.session as session')
    .innerJoin('accounts.account as account', 'account.id', 'session.account_id')
    .select([
      'session.id',
      'session.account_id',
      'session.community_id',
      'session.is_full',
      'session.since',
      'session.seen_at',
      'account.name',
      'account.user_name',
      'account.email',
      'account.is_demo',
      'account.two_factor_enabled',
      sql<boolean>`exists (select from accounts.passkey where account_id = account.id)`.as('has_passkey'),
    ])
    .where('session.token', '=', token)
    .executeTakeFirst()
  if (!row) return undefined
  return {
    id: row.id,
    account: row.account_id,
    community: row.community_id,
    isFull: row.is_full,
    since: row.since,
    seenAt: row.seen_at,
    who: {
      account: row.account_id,
      name: row.name,
      userName: row.user_name,
      email: row.email,
      isDemo: row.is_demo,
      hasCode: row.two_factor_enabled === true,
      hasPasskey: row.has_passkey,
    },
  }
}

/** Written at most once a minute, so that a page is not a write. */
export async function touchSession(db: Accounts, id: string, now: Instant): Promise<void> {
  await db.updateTable('accounts.session').set({ seen_at: now }).where('id', '=', id).execute()
}

export async function choosePost(db: Accounts, token: string, community: CommunityId): Promise<void> {
  await db
    .updateTable('accounts.session')
    .set({ community_id: community })
    .where('token', '=', token)
    .execute()
}

export async function makeFull(db: Accounts, token: string): Promise<void> {
  await db.updateTable('accounts.session').set({ is_full: true }).where('token', '=', token).execute()
}

export type Presence = {
  readonly id: string
  readonly device: string
  readonly address: string
  readonly since: Instant
  readonly seenAt: Instant
}

export async function listSessions(db: Accounts, account: AccountId): Promise<Presence[]> {
  const rows = await db
    .selectFrom('accounts.session')
    .select(['id', 'device', 'address', 'since', 'seen_at'])
    .where('account_id', '=', account)
    .orderBy('seen_at', 'desc')
    .limit(50)
    .execute()
  return rows.map(({ id, device, address, since, seen_at }) => ({
    id,
    device: device ?? '',
    address: address ?? '',
    since,
    seenAt: seen_at,
  }))
}

export async function endSessionByToken(db: Accounts, token: string): Promise<void> {
  await db.deleteFrom('accounts.session').where('token', '=', token).execute()
}

/** Ends one session of this account; somebody else's is not found. */
export async function endSession(db: Accounts, account: AccountId, id: string): Promise<void> {
  await db.deleteFrom('accounts.session').where('account_id', '=', account).where('id', '=', id).execute()
}

export async function endSessions(db: Accounts, account: AccountId, except?: string): Promise<void> {
  await db
    .deleteFrom('accounts.session')
    .where('account_id', '=', account)
    .$if(except !== undefined, (query) => query.where('id', '!=', except ?? ''))
    .execute()
}

/** What he holds at this post, and what has not chosen a post yet. */
export async function endSessionsAt(db: Accounts, account: AccountId, community: CommunityId): Promise<void> {
  await db
    .deleteFrom('accounts.session')
    .where('account_id', '=', account)
    .where((where) => where.or([where('community_id', '=', community), where('community_id', 'is', null)]))
    .execute()
}
