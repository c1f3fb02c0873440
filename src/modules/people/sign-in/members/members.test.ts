import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase, untilBlocked } from '../../../../../test/database.ts'
import type { Browser } from '../../../../../test/form-browser.ts'
import { aPost, type Post } from '../../../../../test/given.ts'
import { aDoor, anAccount, codeFor, password, untilSteady } from '../../../../../test/members.ts'
import type { Staff } from '../../../../kernel/actor.ts'
import { hoursAfter } from '../../../../kernel/time.ts'
import { endMember } from './change-member.ts'

let t: TestDatabase
beforeAll(async () => {
  t = await freshDatabase()
})
afterAll(() => t[Symbol.asyncDispose]())

const chosen = '一句只有我想得到的话'

async function comeInAs(door: ReturnType<typeof aDoor>, staff: Staff): Promise<Browser> {
  const { userName } = await anAccount(t.db, staff)
  const browser = door.browser()
  await browser.post('/sign-in', { who: userName, password })
  if (staff.rank === 'helper') return browser
  await untilSteady()
  const letters = /<code>([A-Z2-7 ]{39})<\/code>/.exec((await browser.get('/sign-in/set-up')).html)?.[1] ?? ''
  await browser.post('/sign-in/set-up', { code: codeFor(letters) })
  return browser
}

async function aCoordinator() {
  const post = await aPost(t.db)
  const door = aDoor(t.db)
  return { post, door, browser: await comeInAs(door, post.coordinator) }
}

const linkIn = (html: string) =>
  /<code>(http:\/\/post\.test\/sign-in\/new-password\/[\w-]+)<\/code>/.exec(html)?.[1] ?? ''

function invitation(post: Post, over: Record<string, string> = {}) {
  return {
    name: '新来的小孟',
    user: `meng${post.code.toLowerCase()}`,
    body: post.bodies.post,
    rank: 'helper',
    ...over,
  }
}

test('whoever is invited gets a link, chooses a password, and comes in with his rank', async () => {
  const { post, door, browser } = await aCoordinator()
  const invited = await browser.post('/desk/account/members', invitation(post))
  expect(invited.html).toContain('给新来的小孟的链接')
  const link = linkIn(invited.html)

  const theirs = door.browser()
  expect((await theirs.get(link)).html).toContain('新来的小孟')
  await theirs.post(link, { password: chosen, again: chosen })
  await theirs.post('/sign-in', { who: invitation(post).user, password: chosen })

  expect((await theirs.get('/desk')).html).toBe(`新来的小孟 helper ${post.community}`)
})

test('a link is good once', async () => {
  const { post, door, browser } = await aCoordinator()
  const link = linkIn((await browser.post('/desk/account/members', invitation(post))).html)
  await door.browser().post(link, { password: chosen, again: chosen })

  const again = await door
    .browser()
    .post(link, { password: '第二个人想用的口令', again: '第二个人想用的口令' })

  expect(again.status).toBe(410)
  expect((await door.browser().get(link)).html).toContain('用过了')
  expect(
    (await door.browser().post('/sign-in', { who: invitation(post).user, password: chosen })).status,
  ).toBe(303)
})

test('of two who use a link at once, one chooses', async () => {
  const { post, door, browser } = await aCoordinator()
  const link = linkIn((await browser.post('/desk/account/members', invitation(post))).html)
  const both = ['甲乙丙丁戊己庚辛壬癸', '子丑寅卯辰巳午未申酉'].map((typed) =>
    door.browser().post(link, { password: typed, again: typed }),
  )

  expect((await Promise.all(both)).map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([303, 410])
})

test('a link is over after a day, and a newer one voids it', async () => {
  const { post, door, browser } = await aCoordinator()
  const first = linkIn((await browser.post('/desk/account/members', invitation(post))).html)
  const person = await personCalled(post, '新来的小孟')
  const second = linkIn((await browser.post(`/desk/account/members/${person}/link`)).html)

  expect((await door.browser().get(first)).status).toBe(410)
  expect((await door.browser().get(second)).status).toBe(200)
  door.clock.set(hoursAfter(door.clock(), 24))
  expect((await door.browser().get(second)).status).toBe(410)
  expect((await door.browser().post(second, { password: chosen, again: chosen })).status).toBe(410)
})

test('a bad password is refused with a reason and does not spend the link', async () => {
  const { post, door, browser } = await aCoordinator()
  const link = linkIn((await browser.post('/desk/account/members', invitation(post))).html)
  const theirs = door.browser()

  expect((await theirs.post(link, { password: '短了', again: '短了' })).html).toContain('至少10个字')
  expect((await theirs.post(link, { password: '1234567890', again: '1234567890' })).html).toContain('太好猜')
  expect((await theirs.post(link, { password: chosen, again: `${chosen}。` })).html).toContain(
    '两遍写得不一样',
  )
  expect((await theirs.post(link, { password: chosen, again: chosen })).status).toBe(303)
})

test('a reset puts everybody out who came in with the old password; with the phone gone the lock goes too', async () => {
  const { post, door, browser } = await aCoordinator()
  const worker = await comeInAs(door, post.worker)
  expect((await worker.get('/desk')).status).toBe(200)
  const { person } = post.worker

  const link = linkIn((await browser.post(`/desk/account/members/${person}/link`, { clears: '1' })).html)
  const theirs = door.browser()
  expect((await theirs.get(link)).html).toContain('重新设')
  await theirs.post(link, { password: chosen, again: chosen })

  expect((await worker.get('/desk')).status).toBe(303)
  const { rows } =
    await sql`select two_factor_enabled from accounts.account a join people.member m on m.account_id = a.id
    where m.person_id = ${person}`.execute(t.owner)
  expect(rows).toEqual([{ two_factor_enabled: false }])
})

test('a reset without that keeps the lock', async () => {
  const { post, door, browser } = await aCoordinator()
  await comeInAs(door, post.worker)
  const link = linkIn((await browser.post(`/desk/account/members/${post.worker.person}/link`)).html)
  const theirs = door.browser()
  await theirs.post(link, { password: chosen, again: chosen })
  const { rows } = await sql<{ name: string }>`select user_name as name from accounts.account a
    join people.member m on m.account_id = a.id where m.person_id = ${post.worker.person}`.execute(t.owner)

  const entered = await theirs.post('/sign-in', { who: rows[0]?.name ?? '', password: chosen })

  expect(entered.location).toBe('/sign-in/second')
})

test('a member who had no account is given one, once', async () => {
  const { post, door, browser } = await aCoordinator()
  const path = `/desk/account/members/${post.helper.person}/account`
  const user = `zhou${post.code.toLowerCase()}`

  const link = linkIn((await browser.post(path, { user })).html)
  expect((await browser.post(path, { user: `${user}2` })).html).toContain('他已经有账号了')
  const theirs = door.browser()
  await theirs.post(link, { password: chosen, again: chosen })
  await theirs.post('/sign-in', { who: user, password: chosen })

  expect((await theirs.get('/desk')).html).toBe(`老周 helper ${post.community}`)
  const { rows } = await sql`select 1 from accounts.account where user_name = ${`${user}2`}`.execute(t.db)
  expect(rows).toEqual([])
})

test('nobody above is given an account from below', async () => {
  const { post, browser } = await aCoordinator()

  const refused = await browser.post(`/desk/account/members/${post.secretary.person}/account`, {
    user: 'lu.mine',
  })

  expect(refused.html).toContain('他的位置比您高')
})

test('whoever is ended is out with his next page and cannot come back', async () => {
  const { post, door, browser } = await aCoordinator()
  const helper = await comeInAs(door, post.helper)
  expect((await helper.get('/desk')).status).toBe(200)

  const ended = await browser.post(`/desk/account/members/${post.helper.person}/end`)

  expect(ended.location).toBe('/desk/account/members?said=ended')
  expect((await helper.get('/desk')).status).toBe(303)
  expect((await browser.get('/desk/account/members')).html).not.toContain('老周')
})

test('nobody ends himself, or somebody above him', async () => {
  const { post, browser } = await aCoordinator()

  expect((await browser.post(`/desk/account/members/${post.coordinator.person}/end`)).html).toContain(
    '自己的位置要别人来收',
  )
  expect((await browser.post(`/desk/account/members/${post.secretary.person}/end`)).html).toContain(
    '他的位置比您高',
  )
  expect((await browser.post(`/desk/account/members/${post.secretary.person}/link`)).html).toContain(
    '他的位置比您高',
  )
})

test('nobody gives a rank above his own', async () => {
  const { post, browser } = await aCoordinator()

  const refused = await browser.post('/desk/account/members', invitation(post, { rank: 'secretary' }))

  expect(refused.status).toBe(422)
  expect(refused.html).toContain('这个位置要书记来给')
  expect(refused.html).toContain('value="新来的小孟"')
})

test('whoever works for another body comes in as a helper and no higher: the desk shows who complained', async () => {
  const { post, browser } = await aCoordinator()
  const ofProperty = (rank: string) => invitation(post, { body: post.bodies.property, rank })

  const refused = await browser.post('/desk/account/members', ofProperty('worker'))
  const invited = await browser.post('/desk/account/members', ofProperty('helper'))

  expect(refused.html).toContain('别的单位的人只能当帮手')
  expect(linkIn(invited.html)).not.toBe('')
})

test('a worker does not see the members, and changes none', async () => {
  const post = await aPost(t.db)
  const browser = await comeInAs(aDoor(t.db), post.worker)

  expect((await browser.get('/desk/account/members')).location).toBe('/desk/account')
  expect((await browser.post('/desk/account/members', invitation(post))).location).toBe('/desk/account')
  expect((await browser.post(`/desk/account/members/${post.helper.person}/end`)).location).toBe(
    '/desk/account',
  )
  expect(await personCalled(post, '新来的小孟')).toBe('')
})

test('a member of another post is not found', async () => {
  const { browser } = await aCoordinator()
  const foreign = await aPost(t.db)
  await anAccount(t.db, foreign.helper)

  expect((await browser.post(`/desk/account/members/${foreign.helper.person}/end`)).html).toContain(
    '没有这个人',
  )
  expect((await browser.post(`/desk/account/members/${foreign.helper.person}/link`)).html).toContain(
    '没有这个人',
  )
})

test('a user name that somebody has is not given again, and his account is not let in', async () => {
  const { post, browser } = await aCoordinator()
  const foreign = await aPost(t.db)
  const { userName } = await anAccount(t.db, foreign.helper)

  const refused = await browser.post(
    '/desk/account/members',
    invitation(post, { user: userName.toUpperCase() }),
  )

  expect(refused.html).toContain('这个名字有人用了')
})

test('the password of somebody who also belongs to another post is not reset here', async () => {
  const { post, browser } = await aCoordinator()
  const { id } = await anAccount(t.db, post.helper)
  const other = await aPost(t.db)
  await sql`insert into accounts.membership (account_id, community_id) values (${id}, ${other.community})`.execute(
    t.db,
  )

  const refused = await browser.post(`/desk/account/members/${post.helper.person}/link`)

  expect([refused.status, linkIn(refused.html)]).toEqual([422, ''])
})

test('two who end each other at once: one stays', async () => {
  const post = await aPost(t.db)
  const house = { db: t.db, clock: aDoor(t.db).clock, demo: false, secrets: null as never }
  const second = { ...post.coordinator, person: post.worker.person }
  await sql`update people.member set rank = 'coordinator' where person_id = ${post.worker.person}`.execute(
    t.owner,
  )
  await sql`update people.member set ended_at = now() where person_id = ${post.secretary.person}`.execute(
    t.owner,
  )
  const holding = t.owner.transaction().execute(async (tx) => {
    await sql`select from people.member where community_id = ${post.community} for update`.execute(tx)
    const both = Promise.all([
      endMember(house, second.person, post.coordinator),
      endMember(house, post.coordinator.person, second),
    ])
    await untilBlocked(t.owner, 2)
    return { both }
  })

  const results = await (await holding).both

  expect(results.filter((each) => each.ok)).toHaveLength(1)
})

async function personCalled(post: Post, name: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`select id from people.person
    where community_id = ${post.community} and name = ${name}`.execute(t.owner)
  return rows[0]?.id ?? ''
}
