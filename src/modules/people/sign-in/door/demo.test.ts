import { sql } from 'kysely'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../../../../test/database.ts'
import { aPost } from '../../../../../test/given.ts'
import { aDoor, anAccount } from '../../../../../test/members.ts'
import { type BodyId, newId, type PersonId } from '../../../../kernel/ids.ts'

/* Each test has a database of its own: a demo is a matter of the whole installation. */

const made: TestDatabase[] = []
let t: TestDatabase
beforeEach(async () => {
  t = await freshDatabase()
  made.push(t)
})
afterAll(async () => {
  for (const each of made) await each.drop()
})

async function anInventedPost() {
  const post = await aPost(t.db)
  const [person, body] = [newId<PersonId>(), newId<BodyId>()]
  await sql`update people.community set is_demo = true where id = ${post.community}`.execute(t.owner)
  await sql`insert into people.body (community_id, id, kind, name) values (${post.community}, ${body}, 'property', '榆荫里物业')`.execute(
    t.owner,
  )
  await sql`insert into people.person (community_id, id, name) values (${post.community}, ${person}, '屈师傅')`.execute(
    t.owner,
  )
  await sql`insert into people.member (community_id, person_id, body_id, rank, since)
    values (${post.community}, ${person}, ${body}, 'worker', now())`.execute(t.owner)
  return post
}

test.each([
  ['worker', '尹小禾 worker'],
  ['coordinator', '贺建民 coordinator'],
  ['secretary', '陆书记 secretary'],
  ['helper', '老周 helper'],
  ['other', '屈师傅 worker'],
])('in a demo one tap makes you the %s', async (part, says) => {
  const post = await anInventedPost()
  const browser = aDoor(t.db, { demo: true }).browser()
  const door = await browser.get('/sign-in')
  expect(door.html).toContain(`value="${part}"`)

  expect((await browser.post('/sign-in/demo', { part })).location).toBe('/desk')
  expect((await browser.get('/desk')).html).toBe(`${says} ${post.community}`)
  expect((await browser.get('/desk/account')).status).toBe(200)
})

test('a second tap finds the same account', async () => {
  await anInventedPost()
  const door = aDoor(t.db, { demo: true })
  await door.browser().post('/sign-in/demo', { part: 'helper' })
  await door.browser().post('/sign-in/demo', { part: 'helper' })

  const { rows } = await sql`select name, is_demo from accounts.account`.execute(t.db)
  expect(rows).toEqual([{ name: '老周', is_demo: true }])
})

test('without the setting nobody can be tried, and who came in before is out', async () => {
  await anInventedPost()
  const before = aDoor(t.db, { demo: true }).browser()
  await before.post('/sign-in/demo', { part: 'secretary' })
  const door = aDoor(t.db, { demo: false })
  const browser = door.browser()

  expect((await browser.get('/sign-in')).html).not.toContain('试用')
  const tried = await browser.post('/sign-in/demo', { part: 'secretary' })
  expect([tried.status, browser.jar.size]).toEqual([404, 0])
  for (const [name, value] of before.jar) browser.jar.set(name, value)
  expect((await browser.get('/desk')).status).toBe(303)
})

test('a real community cannot be tried, whatever the setting', async () => {
  await aPost(t.db)
  const browser = aDoor(t.db, { demo: true }).browser()

  expect((await browser.get('/sign-in')).html).not.toContain('试用')
  expect((await browser.post('/sign-in/demo', { part: 'secretary' })).status).toBe(404)
  expect((await browser.get('/desk')).status).toBe(303)
})

test('somebody who has a real account in the invented community cannot be tried', async () => {
  const post = await anInventedPost()
  await anAccount(t.db, post.secretary)

  const tried = await aDoor(t.db, { demo: true }).browser().post('/sign-in/demo', { part: 'secretary' })

  expect(tried.status).toBe(404)
})
