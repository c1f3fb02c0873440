import type { Db } from '../../../kernel/db.ts'
import { afterMillis, hoursAfter, type Instant } from '../../../kernel/time.ts'
import type { AccountTables } from './tables.ts'

/** Takes away what has had its time: records of sign-ins after ninety days, the rest as soon as nobody can use it. */
export async function forgetOldSignIns(db: Db<AccountTables>, now: Instant): Promise<void> {
  const ago = (days: number) => hoursAfter(now, -24 * days)
  await db.deleteFrom('accounts.sign_in').where('at', '<', ago(90)).execute()
  await db.deleteFrom('accounts.session').where('since', '<', ago(31)).execute()
  await db.deleteFrom('accounts.link').where('expires_at', '<', ago(7)).execute()
  await db.deleteFrom('accounts.attempt').where('at', '<', ago(2)).execute()
  await db.deleteFrom('accounts.held').where('at', '<', ago(1)).execute()
  await db.deleteFrom('accounts.verification').where('expires_at', '<', ago(1)).execute()
  await db.deleteFrom('accounts.used_code').where('at', '<', afterMillis(now, -600_000)).execute()
}
