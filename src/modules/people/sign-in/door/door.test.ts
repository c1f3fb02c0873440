import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../../../../test/database.ts'
import { aPost } from '../../../../../test/given.ts'
import { aDoor, anAccount, password } from '../../../../../test/members.ts'
import { hoursAfter, minutesAfter } from '../../../../kernel/time.ts'

let t: TestDatabase
beforeAll(async () => {
  t = await freshDatabase()
})
afterAll(() => t[Symbol.asyncDispose]())

/** A helper with an account: a password is enough for him. */
async function aHelper(door = aDoor(t.db)) {
  const post = await aPost(t.db)
  const account = await anAccount(t.db, post.helper)
  const comeIn = async () => {
    const browser = door.browser()
    await browser.post('/sign-in', { who: account.userName, password })
    return browser
  }
  return { post, door, ...account, comeIn }
}

test('a helper comes in with name and password, and goes out again', async () => {
  const { post, userName, door } = await aHelper()
  const browser = door.browser()

  const entered = await browser.post('/sign-in', { who: userName.toUpperCase(), password })
  expect([entered.status, entered.location]).toEqual([303, '/desk'])
  expect(entered.cookies.join()).toMatch(
    /legwork\.session_token=[^;]+; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax/,
  )
  expect((await browser.get('/desk')).html).toBe(`老周 helper ${post.community}`)

  const left = await browser.post('/sign-out')
  expect(left.location).toBe('/sign-in?said=out')
  expect((await browser.get('/desk')).location).toBe('/sign-in')
})

test('a cookie that was taken along opens nothing after its owner went out', async () => {
  const { comeIn } = await aHelper()
  const browser = await comeIn()
  const taken = new Map(browser.jar)

  await browser.post('/sign-out')
  for (const [name, value] of taken) browser.jar.set(name, value)

  expect((await browser.get('/desk')).location).toBe('/sign-in')
})

test('over https the cookie is for https only', async () => {
  const { userName } = await aHelper()
  const browser = aDoor(t.db, { origin: 'https://post.test' }).browser()

  const { cookies } = await browser.post('/sign-in', { who: userName, password })

  expect(cookies.join()).toMatch(/__Secure-legwork\.session_token=.*; Secure/)
  expect((await browser.get('/desk')).html).toContain('老周')
})

test('a changed cookie is nobody', async () => {
  const { comeIn } = await aHelper()
  const browser = await comeIn()
  const [[name, value] = ['', '']] = [...browser.jar]

  browser.jar.set(
    name,
    value.replace(/^./, (first) => (first === 'A' ? 'B' : 'A')),
  )

  expect((await browser.get('/desk')).status).toBe(303)
})

test('an unknown name and a wrong password get the same answer, and the name stays typed', async () => {
  const { userName, door } = await aHelper()
  const wrong = await door.browser().post('/sign-in', { who: userName, password: '不是这一句不是这一句' })
  const unknown = await door.browser().post('/sign-in', { who: 'nobody.here', password })

  expect([wrong.status, unknown.status]).toEqual([422, 422])
  expect(wrong.html).toContain(`value="${userName}"`)
  expect(wrong.html.replaceAll(userName, 'NAME')).toBe(unknown.html.replaceAll('nobody.here', 'NAME'))
  expect(wrong.html).toContain('名字或口令不对')
  expect(wrong.html).not.toContain('不是这一句')
})

test('an unknown name takes as long as a wrong password', async () => {
  const { userName, door } = await aHelper()
  const timeOf = async (who: string) => {
    const start = performance.now()
    await door.browser().post('/sign-in', { who, password: '不是这一句不是这一句' })
    return performance.now() - start
  }
  await timeOf(userName)
  const known = Math.min(await timeOf(userName), await timeOf(userName))
  const unknown = Math.min(await timeOf('nobody.one'), await timeOf('nobody.two'))

  expect(unknown).toBeGreaterThan(known / 3)
  expect(unknown).toBeLessThan(known * 3)
})

test('after a few wrong passwords the next has to wait, the right one too; then it may come in', async () => {
  const { userName, door, post } = await aHelper()
  const browser = door.browser()
  for (let tries = 0; tries < 5; tries++)
    expect(
      (await browser.post('/sign-in', { who: userName, password: `错的口令一二三${tries}` })).status,
    ).toBe(422)

  const early = await browser.post('/sign-in', { who: userName, password })
  expect([early.status, early.headers.get('retry-after')]).toEqual([429, '5'])
  expect(early.html).toContain('等5秒再来')
  expect((await browser.get('/desk')).status).toBe(303)

  door.clock.set(minutesAfter(door.clock(), 1))
  await browser.post('/sign-in', { who: userName, password })
  expect((await browser.get('/desk')).html).toContain(post.community)
})

test('of many wrong passwords sent at once only the free ones are looked at', async () => {
  const { userName, door } = await aHelper()
  const sent = Array.from({ length: 12 }, (_, at) =>
    door.browser().post('/sign-in', { who: userName, password: `同时送的口令第${at}` }),
  )

  const statuses = (await Promise.all(sent)).map(({ status }) => status)

  expect(statuses.filter((status) => status === 422)).toHaveLength(5)
  expect(statuses.filter((status) => status === 429)).toHaveLength(7)
})

test('an address that tries many names has to wait, other addresses do not', async () => {
  const { userName, door } = await aHelper()
  const from = (address: string) => ({ 'x-test-address': address })
  for (let tries = 0; tries < 21; tries++)
    await door.browser().post('/sign-in', { who: `name${tries}`, password: 'x' }, from('198.51.100.9'))

  const there = await door.browser().post('/sign-in', { who: userName, password }, from('198.51.100.9'))
  const elsewhere = await door.browser().post('/sign-in', { who: userName, password }, from('198.51.100.10'))

  expect([there.status, elsewhere.status]).toEqual([429, 303])
})

test('the record of sign-ins tells who, when, how and from which net, never what was typed', async () => {
  const { id, userName, door } = await aHelper()
  const from = { 'x-test-address': '203.0.113.7' }
  await door.browser().post('/sign-in', { who: userName, password: '不是这一句不是这一句' }, from)
  await door.browser().post('/sign-in', { who: userName, password }, from)

  const { rows } = await sql`select account_id, how, ok, address from accounts.sign_in
    where account_id = ${id} order by id`.execute(t.db)
  expect(rows).toEqual([
    { account_id: id, how: 'password', ok: false, address: '203.0.113.0' },
    { account_id: id, how: 'password', ok: true, address: '203.0.113.0' },
  ])
})

test('one comes back to the page one wanted, and never to another site', async () => {
  const { userName, door } = await aHelper()
  const browser = door.browser()
  expect((await browser.get('/desk?state=new')).location).toBe('/sign-in?to=%2Fdesk%3Fstate%3Dnew')
  expect((await browser.get('/sign-in?to=%2Fdesk%3Fstate%3Dnew')).html).toContain(
    'action="/sign-in?to=%2Fdesk%3Fstate%3Dnew"',
  )
  const back = await browser.post('/sign-in?to=%2Fdesk%3Fstate%3Dnew', { who: userName, password })
  expect(back.location).toBe('/desk?state=new')

  const evil = [
    'https://evil.test/',
    '//evil.test',
    '/\\evil.test',
    '/%09/evil.test',
    'javascript:alert(1)',
    '/sign-out',
  ]
  for (const to of evil) {
    const seen = await browser.get(`/sign-in?to=${encodeURIComponent(to)}`)
    expect([to, new URL(seen.location ?? '', 'http://post.test').host]).toEqual([to, 'post.test'])
  }
})

test('a form sent from another site is not taken', async () => {
  const { userName, door } = await aHelper()
  const foreign = { origin: 'https://evil.test', 'sec-fetch-site': 'cross-site' }

  const seen = await door.browser().post('/sign-in', { who: userName, password }, foreign)

  expect([seen.status, seen.cookies]).toEqual([403, []])
})

test('a helper stays for thirty days, whatever he does', async () => {
  const { door, comeIn } = await aHelper()
  const browser = await comeIn()

  door.clock.set(hoursAfter(door.clock(), 29 * 24))
  expect((await browser.get('/desk')).html).toContain('老周')
  door.clock.set(hoursAfter(door.clock(), 24))
  expect((await browser.get('/desk')).status).toBe(303)
})

test('the wrong way round: a password of a closed membership opens nothing and says why', async () => {
  const { post, userName, door } = await aHelper()
  await sql`update people.member set ended_at = now() where community_id = ${post.community}`.execute(t.owner)

  const seen = await door.browser().post('/sign-in', { who: userName, password })

  expect(seen.status).toBe(403)
  expect(seen.html).toContain('不在哪个服务站名下')
  expect(
    (await sql`select 1 from accounts.session where community_id = ${post.community}`.execute(t.db)).rows,
  ).toEqual([])
})

test('the sign-in page speaks three languages', async () => {
  const browser = aDoor(t.db).browser()

  expect((await browser.get('/sign-in')).html).toContain('上班了')
  expect((await browser.get('/sign-in?lang=zh-TW')).html).toContain('使用者名稱')
  expect((await browser.get('/sign-in?lang=en')).html).toContain('User name, phone number or e-mail')
})

test('whoever is in is not asked again', async () => {
  const { comeIn } = await aHelper()
  expect((await (await comeIn()).get('/sign-in')).location).toBe('/desk')
})
