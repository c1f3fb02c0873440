import type { Db } from '../../../../kernel/db.ts'
import type { Instant } from '../../../../kernel/time.ts'
import type { AccountId, AccountTables } from '../tables.ts'

type Accounts = Db<AccountTables>
type Use = { readonly account: AccountId; readonly print: string; readonly at: Instant }

/** True the first time only. */
export async function useCodeOnce(db: Accounts, { account, print, at }: Use): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('accounts.used_code')
    .values({ account_id: account, print, at })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  return Number(numInsertedOrUpdatedRows ?? 0) === 1
}

/** An authenticator that is being set up: not asked for until it has shown that it works. */
export type Pending = { readonly secret: string; readonly backupCodes: string }

export async function findPendingFactor(db: Accounts, account: AccountId): Promise<Pending | undefined> {
  const row = await db
    .selectFrom('accounts.second_factor')
    .select(['secret', 'backup_codes'])
    .where('account_id', '=', account)
    .where('verified', 'is', false)
    .executeTakeFirst()
  return row && { secret: row.secret, backupCodes: row.backup_codes }
}

/** Of two pages opened at once the first one's secret stays. */
export async function insertPendingFactor(
  db: Accounts,
  { id, account, secret, backupCodes }: Pending & { readonly id: string; readonly account: AccountId },
): Promise<void> {
  await db
    .insertInto('accounts.second_factor')
    .values({ id, account_id: account, secret, backup_codes: backupCodes, verified: false })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export type Key = {
  readonly id: string
  readonly name: string | null
  readonly model: string | null
  readonly madeAt: Instant | null
}

export async function listPasskeys(db: Accounts, account: AccountId): Promise<Key[]> {
  const rows = await db
    .selectFrom('accounts.passkey')
    .select(['id', 'name', 'aaguid', 'created_at'])
    .where('account_id', '=', account)
    .orderBy('created_at')
    .execute()
  return rows.map(({ id, name, aaguid, created_at }) => ({ id, name, model: aaguid, madeAt: created_at }))
}

/** Takes one passkey away; somebody else's is not found. */
export async function deletePasskey(db: Accounts, account: AccountId, id: string): Promise<void> {
  await db.deleteFrom('accounts.passkey').where('account_id', '=', account).where('id', '=', id).execute()
}

/** Takes the authenticator and its codes for paper off. */
export async function clearCode(db: Accounts, account: AccountId): Promise<void> {
  await db.deleteFrom('accounts.second_factor').where('account_id', '=', account).execute()
  await db
    .updateTable('accounts.account')
    .set({ two_factor_enabled: false })
    .where('id', '=', account)
    .execute()
}

/** Takes every second factor off: the telephone that held them is gone. */
export async function clearSecond(db: Accounts, account: AccountId): Promise<void> {
  await clearCode(db, account)
  await db.deleteFrom('accounts.passkey').where('account_id', '=', account).execute()
}
