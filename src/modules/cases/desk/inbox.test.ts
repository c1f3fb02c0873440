import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../../../test/database.ts'
import { caseOf, deskApp, said } from '../../../../test/desk.ts'
import { aHouse, aPost, testClock, tuesday } from '../../../../test/given.ts'
import { open } from '../../../../test/residents.ts'
import { hoursAfter } from '../../../kernel/time.ts'
import { assignCase } from '../assign-case.ts'
import { offerHandover } from '../offer-handover.ts'
import { refuseOffer } from '../answer-offer.ts'
import { triageCase } from '../triage-case.ts'

let t: TestDatabase
beforeAll(async () => {
  t = await freshDatabase()
})
afterAll(() => t[Symbol.asyncDispose]())

async function aDesk() {
  const here = await aPost(t.db)
  const clock = testClock()
  const house = aHouse(t.db, clock)
  return { here, clock, house, app: deskApp(house, here.worker), by: { actor: here.worker, once: null } }
}

/** Titles in the list, in order; the panel beside it is left out. */
async function titles(app: ReturnType<typeof deskApp>, path: string): Promise<string[]> {
  const { html } = await open(app, path)
  const list = html.split('<aside')[0] ?? ''
  return [...list.matchAll(/<a href="\/desk\/cases\/[^"]*"[^>]*>(.*?)<\/a>/g)].map(([, title]) =>
    (title ?? '').replaceAll(/<\/?mark[^>]*>/g, ''),
  )
}

test('what breaks next stands first, grouped by the day on which it breaks', async () => {
  const { here, house, clock, app } = await aDesk()
  clock.set(hoursAfter(tuesday, -168))
  await said(house, here, '地下室积水有味')
  clock.set(tuesday)
  await said(house, here, '单元门锁不上')

  const { text, html } = await open(app, '/desk/inbox')

  expect(await titles(app, '/desk/inbox')).toEqual(['地下室积水有味', '单元门锁不上'])
  expect(text).toContain('已经过点 1')
  expect(text).toContain('2件没办完，1件过点。')
  expect(html).toContain('aria-label="选中的这件"')
})

test('every filter narrows the list, and stands in the address', async () => {
  const { here, house, by, app } = await aDesk()
  const lamp = await caseOf(house, here, await said(house, here, '楼道灯坏了'))
  const noise = await caseOf(house, here, await said(house, here, '半夜装修吵得睡不着'))
  await assignCase(house)({ id: lamp.id, person: here.worker.person }, by)
  await offerHandover(house)({ id: noise.id, to: here.bodies.property, why: '归物业' }, by)

  expect(await titles(app, '/desk/inbox?person=me')).toEqual(['楼道灯坏了'])
  expect(await titles(app, '/desk/inbox?out=1')).toEqual(['半夜装修吵得睡不着'])
  expect(await titles(app, `/desk/inbox?topic=${noise.topic}`)).toEqual(['半夜装修吵得睡不着'])
  expect(await titles(app, '/desk/inbox?clock=contact')).toHaveLength(2)
  expect(await titles(app, '/desk/inbox?clock=callback')).toEqual([])
  expect(await titles(app, '/desk/inbox?state=new')).toEqual([])
  expect(await titles(app, `/desk/inbox?body=${here.bodies.post}`)).toHaveLength(2)
  expect(await titles(app, `/desk/inbox?building=${here.building}`)).toHaveLength(2)
  expect(await titles(app, `/desk/inbox?building=${here.estate}`)).toEqual([])
  expect(await titles(app, '/desk/inbox?late=1')).toEqual([])
  expect((await open(app, '/desk/inbox?late=1')).text).toContain('这么筛下来，一件也没有。')
})

test('what came back refused waits for somebody to say whose it is', async () => {
  const { here, house, by, app } = await aDesk()
  const it = await caseOf(house, here, await said(house, here, '顶楼漏雨'))
  await offerHandover(house)({ id: it.id, to: here.bodies.property, why: '归物业' }, by)
  await refuseOffer(house)({ id: it.id, why: '屋面归房管局', better: here.bodies.bureau }, by)

  const { text } = await open(app, '/desk/inbox?waits=1')

  expect(await titles(app, '/desk/inbox?waits=1')).toEqual(['顶楼漏雨'])
  expect(text).toContain('等人定')
  expect(text).toContain('等人定的1')
})

test('a phrase is found where it stands whole, not where its pairs stand apart', async () => {
  const { here, house, app } = await aDesk()
  await said(house, here, '想问加装电梯的事')
  await said(house, here, '要求加快安装旧电梯的对讲')
  await said(house, here, '加装了一个旧的装电表箱，电梯口堵了')

  expect(await titles(app, `/desk/inbox?q=${encodeURIComponent('加装电梯')}`)).toEqual(['想问加装电梯的事'])
})

test('two characters, two words apart, a place and what was said further down are found', async () => {
  const { here, house, app } = await aDesk()
  await said(house, here, '对门说了三回还在楼道堆杂物挡住消火栓')
  await said(house, here, '下水道返水', { elsewhere: true })

  const find = (q: string) => titles(app, `/desk/inbox?q=${encodeURIComponent(q)}`)
  expect(await find('返水')).toEqual(['下水道返水'])
  expect(await find('杂物 消火栓')).toHaveLength(1)
  expect(await find('杂物 返水')).toEqual([])
  expect(await find('3号楼2单元')).toHaveLength(1)
  expect(await find('4号楼2单元')).toEqual([])
  expect(await find('三回')).toHaveLength(1)
  expect((await open(app, `/desk/inbox?q=${encodeURIComponent('飞碟')}`)).text).toContain(
    '没找到说“飞碟”的。',
  )
})

test('signs that mean something to the database are only signs', async () => {
  const { here, house, app } = await aDesk()
  await said(house, here, '物业费打折50%的事')

  for (const q of ['%%', "'; drop", '打折_0', ':*', '\\', '<->', '!!!'])
    expect((await open(app, `/desk/inbox?q=${encodeURIComponent(q)}`)).status).toBe(200)
  expect(await titles(app, `/desk/inbox?q=${encodeURIComponent('打折50%')}`)).toHaveLength(1)
  expect(await titles(app, `/desk/inbox?q=${encodeURIComponent('打_50')}`)).toHaveLength(0)
})

test('a number opens its case; one that was misheard is said to be so', async () => {
  const { here, house, app } = await aDesk()
  const receipt = await said(house, here, '楼道灯坏了三天了，我妈八十二不敢下楼')
  const wrong = `${receipt.ref.slice(0, -1)}${(Number(receipt.ref.at(-1)) + 1) % 10}`

  expect((await open(app, `/desk/inbox?q=${receipt.ref}`)).location).toBe(`/desk/cases/${receipt.ref}`)
  expect((await open(app, `/desk/inbox?q=${receipt.ref}-2`)).location).toBe(`/desk/cases/${receipt.ref}-2`)
  expect((await open(app, `/desk/inbox?q=${wrong}`)).text).toContain('多半是听错了一位')
})

test('a caller is found by the whole phone number', async () => {
  const { here, house, app } = await aDesk()
  await said(house, here, '水管爆了', { phone: '13800138000' })
  await said(house, here, '门锁坏了', { phone: '13900139000' })

  expect(await titles(app, '/desk/inbox?q=138 0013 8000')).toEqual(['水管爆了'])
})

test('pages of fifty follow each other without a gap, also when something ends in between', async () => {
  const { here, house, by, clock, app } = await aDesk()
  const all: string[] = []
  for (let n = 0; n < 53; n++) {
    clock.set(hoursAfter(tuesday, n / 60))
    all.push((await said(house, here, `第${n}号路灯不亮`, { elsewhere: true })).ref)
  }
  const refs = (html: string) =>
    [...(html.split('<aside')[0] ?? '').matchAll(/href="\/desk\/cases\/(\d+)"/g)].map(([, ref]) => ref)

  const first = await open(app, '/desk/inbox')
  const next = /href="(\/desk\/inbox\?after=[^"]*)"/.exec(first.html)?.[1]?.replaceAll('&amp;', '&')
  const it = await caseOf(house, here, await said(house, here, '刚报的'))
  await triageCase(house)({ id: it.id }, by)
  const second = await open(app, next ?? '')

  expect(refs(first.html)).toHaveLength(50)
  expect(refs(second.html).filter((ref) => refs(first.html).includes(ref))).toEqual([])
  expect(new Set([...refs(first.html), ...refs(second.html)]).size).toBeGreaterThanOrEqual(53)
  expect(all.every((ref) => [...refs(first.html), ...refs(second.html)].includes(ref))).toBe(true)
  expect(second.text).toContain('回到最前面')
})

test('words are shown as they were said and never run', async () => {
  const { here, house, app } = await aDesk()
  const receipt = await said(house, here, '<script>alert(1)</script>门锁"坏了"')

  const inbox = await open(app, '/desk/inbox')
  const page = await open(app, `/desk/cases/${receipt.ref}`)

  for (const { html } of [inbox, page]) {
    expect(html).not.toContain('<script>alert')
    expect(html).toContain('&lt;script')
  }
})

test('an empty desk says so, and another community’s cases are not on it', async () => {
  const { here, house } = await aDesk()
  await said(house, here, '楼道灯坏了')
  const other = await aPost(t.db)

  const { text } = await open(deskApp(house, other.worker), '/desk/inbox')

  expect(text).toContain('没有没办完的事。')
  expect(text).not.toContain('楼道灯')
})

test('nobody comes in without signing in, and what was being written is kept', async () => {
  const { house, here } = await aDesk()
  const app = deskApp(house, null)
  const body = new URLSearchParams({ words: '跟物业说好了' })

  const page = await open(app, '/desk/inbox?late=1')
  const sent = await app.request('/desk/cases/12345/note', { method: 'POST', body })

  expect(page.location).toBe(`/sign-in?to=${encodeURIComponent('/desk/inbox?late=1')}`)
  expect(sent.status).toBe(401)
  expect(await sent.text()).toContain('跟物业说好了')
  expect((await open(deskApp(house, here.helper), '/desk/inbox')).location).toBe('/desk/near')
})
