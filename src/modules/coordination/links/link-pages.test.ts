import { afterAll, beforeAll, expect, test } from 'vitest'
import { aCase, by, must } from '../../../../test/a-case.ts'
import { aLink, aPhone, linksApp, pathOf } from '../../../../test/body-links.ts'
import { freshDatabase, type TestDatabase } from '../../../../test/database.ts'
import { story } from '../../../../test/desk.ts'
import { open, residentsApp } from '../../../../test/residents.ts'
import { minutesAfter } from '../../../kernel/time.ts'
import { designateHolder, offerHandover } from '../../cases/door.ts'
import { linkTo } from '../../cases/resident/spot.ts'
import { getCommunity } from '../../people/door.ts'
import { revokeLink } from './end-link.ts'

let t: TestDatabase
beforeAll(async () => {
  t = await freshDatabase()
})
afterAll(() => t[Symbol.asyncDispose]())

/** A case that the property company is asked to take, and its link. */
async function asked(words?: string) {
  const given = await aCase(t, words)
  const { house, here, id, worker } = given
  must(await offerHandover(house)({ id, to: here.bodies.property, why: '门锁归物业' }, worker))
  const { link, at } = await aLink(given, { body: here.bodies.property })
  const it = await given.read()
  return { ...given, link, at, ref: it.ref, deed: (name: string) => `${at}/${it.ref}/${name}` }
}

async function held(words?: string) {
  const given = await asked(words)
  const phone = aPhone(given.house)
  await phone.press(given.at, 'accept')
  return { ...given, phone }
}

test('a link to one case shows what it is about, where, and until when an answer is asked for', async () => {
  const { house, at } = await asked()
  const seen = await aPhone(house).open(at)
  expect(seen.status).toBe(200)
  expect(seen.text).toContain('青砚社区服务站请您接这件事')
  expect(seen.text).toContain('单元门锁不上')
  expect(seen.text).toContain('榆荫里 3号楼 2单元')
  expect(seen.text).toMatch(/请在.*前回话/)
})

test('a body takes a case on with a day, and the resident sees both with the name of the body', async () => {
  const { house, here, at, receipt, read, clock } = await asked()
  const done = await aPhone(house).press(at, 'accept', { on: '2026-11-26', words: '屈师傅明天去换锁' })
  expect(done.status).toBe(303)

  expect(await read()).toMatchObject({ holder: { body: here.bodies.property, how: 'accepted' } })
  expect((await read()).times.promisedAt?.slice(0, 10)).toBe('2026-11-26')
  clock.set(minutesAfter(clock(), 60))
  const community = await getCommunity(house.db, here.community)
  const page = await open(residentsApp(house), `/r/${linkTo(house, community, receipt.request)}`)
  expect(page.text).toContain('恒砚物业')
  expect(page.text).toContain('屈师傅明天去换锁')
  expect(await story({ post: here, house, receipt })).toContain('恒砚物业')
})

test('a refusal with its reason and the better body brings the case to the coordinator', async () => {
  const { house, here, at, read } = await asked()
  const done = await aPhone(house).press(at, 'refuse', {
    words: '锁是业委会换的',
    better: here.bodies.owners,
  })
  expect(done.location).toContain('did=refuse')
  expect(await read()).toMatchObject({ awaitsDesignation: true, offer: null })
  const after = await aPhone(house).open(done.location ?? '')
  expect(after.text).toContain('协调员会定归谁')
  expect(after.text).toContain('这件不在您手上了')
  expect(after.text).not.toContain('单元门')
  expect(after.text).toContain('锁是业委会换的')
})

test('a refusal without a reason or a better body keeps what was typed and says what to do', async () => {
  const { house, here, at, read } = await asked()
  const phone = aPhone(house)
  const first = await phone.press(at, 'refuse', { words: '', better: here.bodies.owners })
  expect(first.status).toBe(422)
  expect(first.text).toContain('写一句为什么不归您这边')
  expect(first.html).toMatch(new RegExp(`value="${here.bodies.owners}" selected`))
  const second = await phone.press(at, 'refuse', { words: '锁是业委会换的' })
  expect(second.text).toContain('选一个该办的单位')
  expect(second.html).toContain('锁是业委会换的</textarea>')
  const third = await phone.press(at, 'refuse', { words: '不归我们', better: here.bodies.property })
  expect(third.status).toBe(409)
  expect(third.text).toContain('不能写自己')
  expect((await read()).offer).not.toBeNull()
})

test('a refusal after the coordinator has decided is not taken, and its words are not lost', async () => {
  const { house, here, at, deed, id, read } = await asked()
  const phone = aPhone(house)
  await phone.open(at)
  must(await designateHolder(house)({ id, to: here.bodies.property, why: '合同写着' }, by(here.coordinator)))
  const late = await phone.send(deed('refuse'), { words: '真不归我们', better: here.bodies.owners })
  expect(late.status).toBe(409)
  expect(late.text).toContain('协调员已经定了归您这边')
  expect(late.text).toContain('真不归我们')
  expect((await read()).holder).toMatchObject({ body: here.bodies.property, isDesignated: true })
})

test('a day that is over cannot be promised, whether on taking it or later, and nothing else is done', async () => {
  const { house, here, at, deed, read } = await asked()
  const phone = aPhone(house)
  const early = await phone.press(at, 'accept', { on: '2026-11-23', words: '昨天就去' })
  expect(early.status).toBe(409)
  expect(early.text).toContain('这天已经过了')
  expect(early.html).toContain('昨天就去</textarea>')
  expect((await read()).holder?.body).toBe(here.bodies.post)

  await phone.press(at, 'accept')
  const late = await phone.press(at, 'promise', { on: '2026-02-30', words: '月底' })
  expect(late.text).toContain('还没选哪天')
  const past = await phone.send(deed('promise'), { on: '2026-11-20', words: '上周' })
  expect(past.text).toContain('这天已经过了')
  expect((await read()).times.promisedAt).toBeNull()
})

test('without what it holds a body does nothing: another body, and the post, are not reached by its link', async () => {
  const { deed, read, here, id, house, worker } = await held()
  must(await designateHolder(house)({ id, to: here.bodies.bureau, why: '归房管局' }, by(here.coordinator)))
  const again = await aPhone(house).send(deed('done'), { words: '修好了' })
  expect(again.status).toBe(409)
  expect(again.text).toContain('这件刚才换了人')
  expect(again.text).toContain('修好了')
  expect((await read()).state).toBe('held')
  expect(worker.actor.as).toBe('staff')
})

test('a body asks the resident through the post, and reads the answer on its page', async () => {
  const { house, at, phone, read, follower } = await held()
  await phone.press(at, 'ask', { words: '锁舌还在不在' })
  expect((await read()).openQuestion).not.toBeNull()
  const { addWords } = await import('../../cases/follow-request.ts')
  must(await addWords(house)({ id: (await read()).id, words: '锁舌在，电话13812345678' }, follower))
  const seen = await phone.open(at)
  expect(seen.text).toContain('锁舌在')
  expect(seen.text).not.toContain('138')
})

test('what a body reports and says to be done stands in its story with its name', async () => {
  const { house, here, at, phone, receipt, read } = await held()
  await phone.press(at, 'report', { words: '锁芯到货了' })
  await phone.press(at, 'done', { words: '换了锁芯' })
  expect((await read()).state).toBe('done_claimed')
  const told = await story({ post: here, house, receipt })
  expect(told).toContain('锁芯到货了')
  expect(told).toContain('换了锁芯')
  const own = await phone.open(at)
  expect(own.text).toContain('您说办好了')
  expect(own.text).toContain('换了锁芯')
})

test('a colleague gets a link of their own, which opens this one case and acts from their phone', async () => {
  const { house, at, phone, read, here, receipt } = await held()
  const made = await phone.press(at, 'hand', { name: '屈师傅', phone: '138 1234 5678' })
  const shown = await phone.open(made.location ?? '')
  expect(shown.text).toContain('把这条链接发给屈师傅')
  const own = /http:\/\/localhost(\/b\/[\w-]{43})/.exec(shown.html)?.[1] ?? ''
  expect(own).not.toBe(at)
  const colleague = aPhone(house)
  expect((await colleague.open(own)).text).toContain('屈师傅')
  await colleague.press(own, 'done', { words: '换好了' })
  expect((await read()).state).toBe('done_claimed')
  expect(await story({ post: here, house, receipt })).toContain('交给同事屈师傅去办')
})

test('a colleague without a name, or with half a number, is asked for again', async () => {
  const { at, phone } = await held()
  expect((await phone.press(at, 'hand', { name: '' })).text).toContain('写一下同事怎么称呼')
  const half = await phone.press(at, 'hand', { name: '屈师傅', phone: '1381234' })
  expect(half.text).toContain('手机号不对')
  expect(half.html).toContain('value="屈师傅"')
})

test('the list link shows what a body is asked and holds, and nothing of others', async () => {
  const given = await held()
  const { house, here, ref } = given
  const { at } = await aLink(given, { body: here.bodies.property, case: null })
  const phone = aPhone(house)
  const list = await phone.open(at)
  expect(list.text).toContain('恒砚物业的事')
  expect(list.html).toContain(`${at}/${ref}`)
  await phone.press(`${at}/${ref}`, 'promise', { on: '2026-11-27', words: '等锁芯' })
  expect((await phone.open(at)).text).toContain('其中说了日子的1件')

  const bureau = await aLink(given, { body: here.bodies.bureau, case: null })
  expect((await phone.open(bureau.at)).text).toContain('现在没有等您的事')
  expect((await phone.open(`${bureau.at}/${ref}`)).status).toBe(404)
})

test('a link to one case opens no other case of the body', async () => {
  const given = await held()
  const other = await aLink(given, { body: given.here.bodies.property })
  const { file, firstOf } = await import('../../../../test/a-case.ts')
  const second = firstOf(await file(given.house, given.here, '垃圾桶满了'))
  must(
    await offerHandover(given.house)(
      { id: second, to: given.here.bodies.property, why: '归物业' },
      given.worker,
    ),
  )
  const { ref } = await given.read(second)
  expect((await aPhone(given.house).open(`${other.at}/${ref}`)).status).toBe(404)
})

test.each([
  ['one letter changed', (at: string) => `${at.slice(0, 20)}${at[20] === 'A' ? 'B' : 'A'}${at.slice(21)}`],
  ['another spelling', (at: string) => `${at}=`],
  ['cut off', (at: string) => at.slice(0, -3)],
  ["a resident's token", () => ''],
])('a token with %s opens nothing', async (_, spoil) => {
  const { house, here, at, receipt } = await asked()
  const community = await getCommunity(house.db, here.community)
  const path = spoil(at) || `/b/${linkTo(house, community, receipt.request)}`
  const seen = await open(linksApp(house), path)
  expect(seen.status).toBe(404)
  expect(seen.text).not.toContain('单元门')
})

test('a link opens on its last day and not on the day after', async () => {
  const { house, at, clock, link } = await asked()
  clock.set(`${link.expiresOn}T10:00:00.000Z` as never)
  expect((await open(linksApp(house), at)).status).toBe(200)
  clock.set(minutesAfter(clock(), 24 * 60))
  const late = await open(linksApp(house), at)
  expect(late.status).toBe(410)
  expect(late.text).toContain('到期了')
})

test('after it is revoked a link opens nothing, nor does what was handed on from it, and words are given back', async () => {
  const { house, at, deed, link, here, phone, read } = await held()
  const made = await phone.press(at, 'hand', { name: '屈师傅' })
  const own =
    /http:\/\/localhost(\/b\/[\w-]{43})/.exec((await phone.open(made.location ?? '')).html)?.[1] ?? ''
  must(await revokeLink(house)({ id: link.id }, { actor: here.worker, once: null }))
  for (const path of [at, own]) expect((await phone.open(path)).status).toBe(410)
  const late = await phone.send(deed('done'), { words: '修好了，换了锁' })
  expect(late.status).toBe(410)
  expect(late.text).toContain('停用了')
  expect(late.text).toContain('修好了，换了锁')
  expect((await read()).state).toBe('held')
})

test('the link of a body that no longer exists says so and does nothing', async () => {
  const given = await aCase(t)
  const { house, here } = given
  const { link, at } = await aLink(given, { body: here.bodies.owners, case: null })
  const { sql } = await import('kysely')
  await sql`update people.body set ended_at = now() where id = ${here.bodies.owners}`.execute(t.owner)
  // What is remembered of bodies is at most a minute old: another process has not read them yet.
  const { connect } = await import('../../../kernel/db.ts')
  const db = connect<unknown>(t.appUrl, { max: 2 })
  const seen = await open(linksApp({ ...house, db }), at)
  await db.destroy()
  expect(seen.status).toBe(410)
  expect(seen.text).toContain('已经不在名单上了')
  expect(await pathOf(house, link)).toBe(at)
})
