import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { freshDatabase } from '../../../../test/database.ts'
import { aPost } from '../../../../test/given.ts'
import { aDoor, anAccount, password } from '../../../../test/members.ts'
import { hoursAfter } from '../../../kernel/time.ts'
import { forgetOldSignIns } from './forget.store.ts'

test('the record of a sign-in is kept ninety days, its session thirty, a late form one', async () => {
  await using t = await freshDatabase()
  const post = await aPost(t.db)
  const { userName } = await anAccount(t.db, post.helper)
  const door = aDoor(t.db)
  await door.browser().post('/sign-in', { who: userName, password })
  await door.browser().post('/sign-in', { who: userName, password: '不是这一句不是这一句' })
  await door.browser().post('/desk/cases/0417/note', { words: '水表又转了' })
  const kept = async () => {
    const { rows } = await sql`select (select count(*)::int from accounts.sign_in) as records,
      (select count(*)::int from accounts.session) as sessions, (select count(*)::int from accounts.held) as held,
      (select count(*)::int from accounts.attempt) as attempts`.execute(t.db)
    return rows[0]
  }
  const after = async (days: number) => {
    await forgetOldSignIns(t.db, hoursAfter(door.clock(), 24 * days))
    return kept()
  }

  expect(await kept()).toEqual({ records: 2, sessions: 1, held: 1, attempts: 3 })
  expect(await after(2)).toEqual({ records: 2, sessions: 1, held: 0, attempts: 3 })
  expect(await after(30)).toEqual({ records: 2, sessions: 1, held: 0, attempts: 0 })
  expect(await after(32)).toEqual({ records: 2, sessions: 0, held: 0, attempts: 0 })
  expect(await after(90)).toEqual({ records: 2, sessions: 0, held: 0, attempts: 0 })
  expect(await after(91)).toEqual({ records: 0, sessions: 0, held: 0, attempts: 0 })
})

test('the application cannot rewrite the record of sign-ins', async () => {
  await using t = await freshDatabase()
  await expect(sql`update accounts.sign_in set ok = true`.execute(t.db)).rejects.toThrow('permission denied')
})
