import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../../../../test/database.ts'
import { aPost } from '../../../../../test/given.ts'
import { aDoor, anAccount, password } from '../../../../../test/members.ts'
import { inCommunity } from '../../../../kernel/db.ts'
import { newId, type PersonId } from '../../../../kernel/ids.ts'
import { ok } from '../../../../kernel/result.ts'
import { insertMembers, insertPersons } from '../../people.store.ts'
import { insertMembership } from '../account.store.ts'

let t: TestDatabase
beforeAll(async () => {
  t = await freshDatabase()
})
afterAll(() => t[Symbol.asyncDispose]())

const phone = 'Mozilla/5.0 (Linux; Android 10) AppleWebKit/537.36 Chrome/107 MicroMessenger/8.0'

async function twoDevices() {
  const post = await aPost(t.db)
  const account = await anAccount(t.db, post.helper)
  const door = aDoor(t.db)
  const [here, there] = [door.browser(), door.browser()]
  await here.post('/sign-in', { who: account.userName, password })
  await there.post(
    '/sign-in',
    { who: account.userName, password },
    { 'user-agent': phone, 'x-test-address': '203.0.113.77' },
  )
  return { post, door, here, there, ...account }
}

test('the account page lists where one is in: device, net, since when', async () => {
  const { here } = await twoDevices()
  const { html } = await here.get('/desk/account')

  expect(html).toContain('微信 · 安卓')
  expect(html).toContain('从203.0.113.0')
  expect(html).not.toContain('203.0.113.77')
  expect(html).toContain('就是这里')
  expect(html).toContain('今天10:00进来的')
})

test('a session that was ended is over with the next page', async () => {
  const { here, there } = await twoDevices()
  expect((await there.get('/desk')).status).toBe(200)
  const end = /action="(\/desk\/account\/sessions\/[^"]+\/end)"/.exec(
    (await here.get('/desk/account')).html,
  )?.[1]

  await here.post(end ?? '')

  expect((await there.get('/desk')).status).toBe(303)
  expect((await here.get('/desk')).status).toBe(200)
})

test('all others can be ended at once', async () => {
  const { here, there } = await twoDevices()

  await here.post('/desk/account/sessions/end-others')

  expect([(await here.get('/desk')).status, (await there.get('/desk')).status]).toEqual([200, 303])
})

test('nobody can end a session of somebody else', async () => {
  const { here } = await twoDevices()
  const other = await twoDevices()
  const end = /action="(\/desk\/account\/sessions\/[^"]+\/end)"/.exec(
    (await other.here.get('/desk/account')).html,
  )?.[1]

  await here.post(end ?? '')

  expect((await other.there.get('/desk')).status).toBe(200)
})

test('a new password needs the old one, and puts everybody else out', async () => {
  const { here, there, userName, door } = await twoDevices()
  const fresh = '新口令也是一句长话'.repeat(2)

  const wrong = await here.post('/desk/account/password', {
    old: '猜一个口令猜一个口令',
    fresh,
    again: fresh,
  })
  expect(wrong.status).toBe(422)
  expect(wrong.html).toContain('口令不对')
  expect(
    (await here.post('/desk/account/password', { old: password, fresh: '短', again: '短' })).html,
  ).toContain('短了')
  const right = await here.post('/desk/account/password', { old: password, fresh, again: fresh })

  expect(right.location).toBe('/desk/account?said=password')
  expect([(await here.get('/desk')).status, (await there.get('/desk')).status]).toEqual([200, 303])
  expect((await door.browser().post('/sign-in', { who: userName, password })).status).toBe(422)
  expect((await door.browser().post('/sign-in', { who: userName, password: fresh })).status).toBe(303)
})

test('whoever has a place at two posts chooses, and may change over', async () => {
  const { post, door, id, userName } = await twoDevices()
  const second = await aPost(t.db)
  await joins(second, id)
  const browser = door.browser()

  const entered = await browser.follow(await browser.post('/sign-in', { who: userName, password }))
  expect(entered.html).toContain('今天在哪边？')
  await browser.post('/sign-in/post', { post: second.community })
  expect((await browser.get('/desk')).html).toContain(second.community)
  await browser.post('/sign-in/post', { post: post.community })
  expect((await browser.get('/desk')).html).toContain(post.community)
})

test('a post where one has no place cannot be chosen', async () => {
  const { post, here } = await twoDevices()
  const foreign = await aPost(t.db)

  expect((await here.post('/sign-in/post', { post: foreign.community })).location).toBe('/sign-in/post')
  expect((await here.get('/desk')).html).toContain(post.community)
})

async function joins(post: Awaited<ReturnType<typeof aPost>>, account: string) {
  const person = newId<PersonId>()
  await inCommunity(t.db, post.community, async (tx) => {
    await insertPersons(tx, post.community, [
      { id: person, name: '老周', phoneSealed: null, phonePrint: null },
    ])
    const since = aDoor(t.db).clock()
    await insertMembers(tx, post.community, [
      { person, body: post.bodies.post, rank: 'helper', account, since },
    ])
    await insertMembership(tx, account, post.community)
    return ok(null)
  })
}
