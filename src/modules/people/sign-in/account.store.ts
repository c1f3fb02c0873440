import { sql } from 'kysely'
import type { Db } from '../../../kernel/db.ts'
import type { CommunityId } from '../../../kernel/ids.ts'
import type { Instant } from '../../../kernel/time.ts'
import { noMailbox } from '../people.rules.ts'
import type { AccountId, AccountTables, How } from './tables.ts'

type Accounts = Db<AccountTables>

export type Account = {
  readonly id: AccountId
  readonly name: string
  readonly userName: string | null
  readonly email: string
  readonly isDemo: boolean
}

export async function findAccount(
  db: Accounts,
  by: { readonly kind: 'id' | 'user_name' | 'email'; readonly value: string },
): Promise<Account | undefined> {
  const row = await db
    .selectFrom('accounts.account')
    .select(['id', 'name', 'user_name', 'email', 'is_demo'])
    .where(by.kind, '=', by.value)
    .executeTakeFirst()
  return row && { id: row.id, name: row.name, userName: row.user_name, email: row.email, isDemo: row.is_demo }
}

export type NewAccount = Omit<Account, 'email'> & { readonly email: string | null; readonly at: Instant }

/** False when the user name or the address is somebody else's. */
export async function insertAccount(db: Accounts, account: NewAccount): Promise<boolean> {
  const { id, name, userName, email, isDemo, at } = account
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('accounts.account')
    .values({
      id,
      name,
      user_name: userName,
      // better-auth wants an address for everybody; nothing is ever sent to this one.
      email: email ?? `${id}${noMailbox}`,
      is_demo: isDemo,
      two_factor_enabled: false,
      created_at: at,
      updated_at: at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  return Number(numInsertedOrUpdatedRows ?? 0) === 1
}

export async function insertMembership(
  db: Accounts,
  account: AccountId,
  community: CommunityId,
): Promise<void> {
  await db
    .insertInto('accounts.membership')
    .values({ account_id: account, community_id: community })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function deleteMembership(
  db: Accounts,
  account: AccountId,
  community: CommunityId,
): Promise<void> {
  await db
    .deleteFrom('accounts.membership')
    .where('account_id', '=', account)
    .where('community_id', '=', community)
    .execute()
}

export async function listMemberships(db: Accounts, account: AccountId): Promise<CommunityId[]> {
  const rows = await db
    .selectFrom('accounts.membership')
    .select('community_id')
    .where('account_id', '=', account)
    .orderBy('community_id')
    .execute()
  return rows.map(({ community_id }) => community_id)
}

/** Sets the password, hashed already. */
export async function putPassword(
  db: Accounts,
  account: AccountId,
  hash: string,
  at: Instant,
): Promise<void> {
  await db
    .insertInto('accounts.credential')
    .values({
      id: account,
      account_id: account,
      provider: 'credential',
      provider_key: account,
      password: hash,
      created_at: at,
      updated_at: at,
    })
    .onConflict((conflict) =>
      conflict.columns(['provider', 'provider_key']).doUpdateSet({ password: hash, updated_at: at }),
    )
    .execute()
}

export async function hasPassword(db: Accounts, account: AccountId): Promise<boolean> {
  const row = await db
    .selectFrom('accounts.credential')
    .select('id')
    .where('account_id', '=', account)
    .where('password', 'is not', null)
    .executeTakeFirst()
  return row !== undefined
}

export type SignInRow = {
  readonly id: string
  readonly account: AccountId | null
  readonly at: Instant
  readonly how: How
  readonly ok: boolean
  readonly address: string
}

export async function insertSignIn(db: Accounts, row: SignInRow): Promise<void> {
  const { account, ...rest } = row
  await db
    .insertInto('accounts.sign_in')
    .values({ ...rest, account_id: account })
    .execute()
}

export async function listSignIns(db: Accounts, account: AccountId, limit: number): Promise<SignInRow[]> {
  const rows = await db
    .selectFrom('accounts.sign_in')
    .selectAll()
    .where('account_id', '=', account)
    .orderBy('at', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ account_id, ...rest }) => ({ ...rest, account: account_id }))
}

/** Whose second step stands under this name; better-auth keeps it while it waits for the code. */
export async function findPending(db: Accounts, identifier: string): Promise<AccountId | undefined> {
  const row = await db
    .selectFrom('accounts.verification')
    .select('value')
    .where('identifier', '=', identifier)
    .where('expires_at', '>', sql<Instant>`now()`)
    .executeTakeFirst()
  return row?.value
}
