import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../../../test/database.ts'
import { aCaseAt, deskApp, now, press, said, story } from '../../../../test/desk.ts'
import { open } from '../../../../test/residents.ts'

let t: TestDatabase
beforeAll(async () => {
  t = await freshDatabase()
})
afterAll(() => t[Symbol.asyncDispose]())

function aCase(words?: string) {
  return aCaseAt(t.db, words)
}

test('a worker looks, and puts topic, urgency and title right', async () => {
  const here = await aCase()

  const done = await press(here, here.post.worker, 'triage', {
    title: '二楼灯不亮',
    topic: 'safety',
    urgency: 'now',
    isOpenToHelpers: '1',
  })

  expect(done.status).toBe(303)
  expect(await now(here)).toMatchObject({
    title: '二楼灯不亮',
    topic: 'safety',
    urgency: 'now',
    state: 'held',
    isOpenToHelpers: true,
  })
  expect(await story(here)).toContain('尹小禾看过，归到“安全”，急不急改成“马上办”，请帮手来接。')
})

test('telling the people concerned keeps the words, and a photo with them', async () => {
  const here = await aCase()

  const done = await press(here, here.post.worker, 'tell', { words: '师傅下午来', how: 'called' })

  expect(done.status).toBe(303)
  expect((await now(here)).times.contactedAt).not.toBeNull()
  expect(await story(here)).toContain('尹小禾给报的人打了电话。 师傅下午来'.replace(' ', ''))
})

test('nothing written is said at the field, and what was written elsewhere stays', async () => {
  const here = await aCase()

  const again = await press(here, here.post.worker, 'offer', { to: here.post.bodies.property, why: ' ' })

  expect(again.status).toBe(422)
  expect(again.text).toContain('写一句理由，对方才知道怎么接')
  expect(again.html).toContain(`value="${here.post.bodies.property}" selected`)
  expect((await now(here)).offer).toBeNull()
})

test('a body is asked, does not take it, and the coordinator says whose it is', async () => {
  const here = await aCase()
  const { bodies, worker, coordinator } = here.post

  const asked = await press(here, worker, 'offer', { to: bodies.property, why: '灯归物业' })
  const page = await open(deskApp(here.house, worker), `/desk/cases/${here.receipt.ref}`)
  const refused = await press(here, worker, 'refuse', { why: '线路归供电', better: bodies.bureau })
  const waiting = await open(deskApp(here.house, worker), `/desk/cases/${here.receipt.ref}?do=offer`)
  const named = await press(here, coordinator, 'designate', { to: bodies.property, why: '公共照明归物业' })

  expect([asked.status, refused.status, named.status]).toEqual([303, 303, 303])
  expect(page.text).toContain('恒砚物业接不接？')
  expect(waiting.text).toContain('退过一回了，等协调员定给谁。')
  expect((await now(here)).holder).toMatchObject({ body: bodies.property, isDesignated: true })
  const told = await story(here)
  expect(told).toContain('恒砚物业没接，说该归房管局。')
  expect(told).toContain('贺建民定给恒砚物业。定了的不能再退。')
  expect(told).toContain('这件是定了的，不能再转。')
})

test('a refusal without the better body is shown again with the reason that was typed', async () => {
  const here = await aCase()
  await press(here, here.post.worker, 'offer', { to: here.post.bodies.property, why: '灯归物业' })

  const again = await press(here, here.post.worker, 'refuse', { why: '不归我们', better: '' })

  expect(again.status).toBe(422)
  expect(again.text).toContain('选一个该归的单位')
  expect(again.html).toContain('不归我们</textarea>')
})

test('an offer can be accepted, or taken back', async () => {
  const taken = await aCase()
  await press(taken, taken.post.worker, 'offer', { to: taken.post.bodies.property, why: '灯归物业' })
  await press(taken, taken.post.worker, 'accept')
  const back = await aCase()
  await press(back, back.post.worker, 'offer', { to: back.post.bodies.property, why: '灯归物业' })
  await press(back, back.post.worker, 'recall')

  expect((await now(taken)).holder?.body).toBe(taken.post.bodies.property)
  expect((await now(back)).offer).toBeNull()
  expect(await story(back)).toContain('尹小禾不问恒砚物业了，收回来。')
})

test('a date is promised with its reason, and none that has passed', async () => {
  const here = await aCase()

  const past = await press(here, here.post.worker, 'promise', { on: '2026-11-20', why: '等配件' })
  const done = await press(here, here.post.worker, 'promise', { on: '2026-11-27', why: '等配件' })

  expect(past.status).toBe(409)
  expect(past.html).toContain('等配件</textarea>')
  expect(past.html).toContain('value="2026-11-20"')
  expect(done.status).toBe(303)
  expect(await story(here)).toContain('尹小禾答应11月27日17:30前办好，已告诉报的人。')
})

test('said to be done, called back as not fixed, done again, fixed, filed away', async () => {
  const here = await aCase()
  const { worker } = here.post
  const request = here.receipt.request

  await press(here, worker, 'done', { words: '换了两个灯泡' })
  const blank = await press(here, worker, 'callback', { request, outcome: 'not_fixed', words: '' })
  await press(here, worker, 'callback', { request, outcome: 'not_fixed', words: '三楼还黑着' })
  expect((await now(here)).state).toBe('held')
  await press(here, worker, 'done', { words: '三楼也换了' })
  await press(here, worker, 'callback', { request, outcome: 'unreached' })
  await press(here, worker, 'callback', { request, outcome: 'fixed', rating: '5' })
  const closed = await press(here, worker, 'close')

  expect(blank.status).toBe(409)
  expect(closed.status).toBe(303)
  expect((await now(here)).state).toBe('closed')
  const told = await story(here)
  for (const says of ['说没好，退回原来办的人', '没打通', '打了5分', '尹小禾归了档。'])
    expect(told).toContain(says)
})

test('what cannot be solved is explained, and counts only when the coordinator agrees', async () => {
  const here = await aCase('楼板太薄，楼上走路都听得见')
  const { worker, coordinator } = here.post

  await press(here, worker, 'explain', { words: '老楼结构改不了' })
  const mine = await open(deskApp(here.house, worker), `/desk/cases/${here.receipt.ref}?do=approve`)
  await press(here, coordinator, 'reject', { why: '先铺隔音垫' })
  await press(here, worker, 'explain', { words: '铺了还是响，改不了' })
  const agreed = await press(here, coordinator, 'approve')

  expect(mine.html).not.toContain(`/desk/cases/${here.receipt.ref}/approve"`)
  expect(agreed.status).toBe(303)
  expect((await now(here)).state).toBe('explained')
})

test('what is not ours says whose it is', async () => {
  const here = await aCase()

  const done = await press(here, here.post.worker, 'refer', {
    to: '区法院，12368',
    words: '借钱的事要去起诉',
  })

  expect(done.status).toBe(303)
  expect(await now(here)).toMatchObject({ state: 'referred', referredTo: '区法院，12368' })
  expect(await story(here)).toContain('不归我们管，该找区法院，12368。')
})

test('a question, a note and a person to do it are written into the story', async () => {
  const here = await aCase()
  const { worker, coordinator } = here.post

  await press(here, worker, 'ask', { words: '是几楼的灯' })
  await press(here, worker, 'note', { words: '物业电话占线' })
  await press(here, worker, 'assign', { person: coordinator.person })
  const stranger = await press(here, worker, 'assign', { person: here.post.homes[0] ?? '' })

  const told = await story(here)
  for (const says of ['尹小禾问报的人一句。', '是几楼的灯', '物业电话占线', '尹小禾交给贺建民办。'])
    expect(told).toContain(says)
  expect(stranger.status).toBe(409)
})

test('two cases become one by number, are told apart, and some of one becomes another', async () => {
  const here = await aCase('楼道灯坏了三天了，我妈八十二不敢下楼')
  const { worker } = here.post
  const other = await said(here.house, here.post, '楼道灯不亮')

  const nobody = await press(here, worker, 'merge', { ref: '99999' })
  const same = await press(here, worker, 'merge', { ref: here.receipt.ref })
  const merged = await press({ ...here, receipt: other }, worker, 'merge', { ref: here.receipt.ref })
  const needs = (await open(deskApp(here.house, worker), `/desk/cases/${here.receipt.ref}?do=split`)).html
  const [need] = /name="needs" value="([^"]*)"/.exec(needs)?.slice(1) ?? []
  const split = await press(here, worker, 'split', { needs: need ?? '', title: '只说灯' })

  expect([nobody.status, same.status]).toEqual([409, 409])
  expect(merged.location).toBe(`/desk/cases/${here.receipt.ref}`)
  expect(split.status).toBe(303)
  expect(await story(here)).toContain('分出一件')
  expect(await story({ ...here, receipt: other })).toContain(`把这件并到${here.receipt.ref}`)
})

test('a household is named by its door, and a door that is not there is not', async () => {
  const here = await aCase('楼道灯坏了')
  const { worker } = here.post
  const request = here.receipt.request

  const wrong = await press(here, worker, 'household', { request, door: '999' })
  const done = await press(here, worker, 'household', { request, door: '302' })

  expect(wrong.status).toBe(409)
  expect(wrong.html).toContain('value="999"')
  expect(done.status).toBe(303)
  expect(await story(here)).toContain('尹小禾记下是302住户。')
})

test('a phone number is shown on the answer alone, and each look is in the story', async () => {
  const here = await aCase()

  const before = await story(here)
  const shown = await press(here, here.post.worker, 'phone', { request: here.receipt.request })
  const after = await story(here)

  expect(before).not.toContain('13800138000')
  expect(shown.status).toBe(200)
  expect(shown.text).toContain('电话 13800138000')
  expect(after).not.toContain('13800138000')
  expect(after).toContain('尹小禾看了报的人的电话。')
})

test('the number of somebody who said something else is not to be had through this case', async () => {
  const here = await aCase()
  const other = await said(here.house, here.post, '暖气不热', { phone: '13900139000' })

  const shown = await press(here, here.post.worker, 'phone', { request: other.request })

  expect(shown.status).toBe(409)
  expect(shown.text).not.toContain('13900139000')
})

test('the secretary blanks what was said, after a tick, and nobody below may', async () => {
  const here = await aCase('我家老张腿脚不好，想装个扶手')
  const request = here.receipt.request

  const below = await press(here, here.post.coordinator, 'erase', { request, sure: '1' })
  const unsure = await press(here, here.post.secretary, 'erase', { request })
  const done = await press(here, here.post.secretary, 'erase', { request, sure: '1' })

  expect([below.status, unsure.status, done.status]).toEqual([409, 422, 303])
  const told = await story(here)
  expect(told).not.toContain('老张')
  expect(told).toContain('按本人意思抹掉了')
})
