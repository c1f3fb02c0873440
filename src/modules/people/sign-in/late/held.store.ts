import type { Db } from '../../../../kernel/db.ts'
import type { Instant } from '../../../../kernel/time.ts'
import type { AccountTables } from '../tables.ts'

export type Held = { readonly path: string; readonly words: Buffer }

export async function insertHeld(
  db: Db<AccountTables>,
  { id, path, words, at }: Held & { readonly id: string; readonly at: Instant },
): Promise<void> {
  await db.insertInto('accounts.held').values({ id, path, words, at }).execute()
}

export async function findHeld(db: Db<AccountTables>, id: string, since: Instant): Promise<Held | undefined> {
  return db
    .selectFrom('accounts.held')
    .select(['path', 'words'])
    .where('id', '=', id)
    .where('at', '>', since)
    .executeTakeFirst()
}
