import type { Db } from '../../../../kernel/db.ts'
import type { Instant } from '../../../../kernel/time.ts'
import type { AccountId, AccountTables } from '../tables.ts'

type Accounts = Db<AccountTables>

export type Link = {
  readonly account: AccountId
  /** Second factors are taken off when it is used. */
  readonly clearsSecond: boolean
}

/** The newest link of an account is the only one that is good. */
export async function insertLink(
  db: Accounts,
  hash: string,
  { account, clearsSecond, at, until }: Link & { readonly at: Instant; readonly until: Instant },
): Promise<void> {
  await db
    .deleteFrom('accounts.link')
    .where('account_id', '=', account)
    .where('used_at', 'is', null)
    .execute()
  await db
    .insertInto('accounts.link')
    .values({
      hash,
      account_id: account,
      clears_second: clearsSecond,
      made_at: at,
      expires_at: until,
      used_at: null,
    })
    .execute()
}

export async function findLink(db: Accounts, hash: string, now: Instant): Promise<Link | undefined> {
  const row = await db
    .selectFrom('accounts.link')
    .select(['account_id', 'clears_second'])
    .where('hash', '=', hash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return row && { account: row.account_id, clearsSecond: row.clears_second }
}

/** Marks it as used; false when somebody else was quicker, or it is too late. */
export async function spendLink(db: Accounts, hash: string, now: Instant): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('accounts.link')
    .set({ used_at: now })
    .where('hash', '=', hash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return Number(numUpdatedRows) === 1
}

/** All of it or nothing. */
export function atOnce<T>(db: Accounts, work: (tx: Accounts) => Promise<T>): Promise<T> {
  return db.transaction().execute(work)
}
