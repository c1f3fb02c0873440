import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../../../test/database.ts'
import { aPost } from '../../../../test/given.ts'
import { aDoor, anAccount, codeFor, password } from '../../../../test/members.ts'
import { hoursAfter, minutesAfter } from '../../../kernel/time.ts'

let t: TestDatabase
beforeAll(async () => {
  t = await freshDatabase()
})
afterAll(() => t[Symbol.asyncDispose]())

test('a helper comes in with name and password, and goes out again', async () => {
  const post = await aPost(t.db)
  const { userName } = await anAccount(t.db, post.helper)
  const browser = aDoor(t.db).browser()

  const entered = await browser.post('/sign-in', { who: userName.toUpperCase(), password })
  expect([entered.status, entered.location]).toEqual([303, '/desk'])
  expect(entered.cookies.join()).toMatch(/legwork\.session_token=[^;]+; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax/)
  expect((await browser.get('/desk')).html).toBe(`老周 helper ${post.community}`)

  const left = await browser.post('/sign-out')
  expect(left.location).toBe('/sign-in?said=out')
  expect((await browser.get('/desk')).location).toBe('/sign-in')
})
