import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../../../test/database.ts'
import { deskApp, said } from '../../../../test/desk.ts'
import { aHouse, aPost, testClock } from '../../../../test/given.ts'
import { held, open, send } from '../../../../test/residents.ts'
import { newWords } from './new.words.ts'

let t: TestDatabase
beforeAll(async () => {
  t = await freshDatabase()
})
afterAll(() => t[Symbol.asyncDispose]())

async function aDesk() {
  const here = await aPost(t.db)
  const house = aHouse(t.db, testClock())
  return { here, house, app: deskApp(house, here.worker) }
}

const called = { words: '暖气不热，屋里15度', channel: 'phone', place: '榆荫里 3号楼 2单元', door: '502' }

test('what a caller said is filed with its channel, its place, its door and its own time', async () => {
  const { app } = await aDesk()

  const done = await send(app, '/desk/new', { ...called, phone: '138 0013 8000', saidAt: '2026-11-24T08:30' })
  const page = await open(app, done.location ?? '')

  expect(done.status).toBe(303)
  expect(page.text).toContain('记下了，编号')
  expect(page.text).toContain('502 · 今天8:30 · 打电话说的 · 尹小禾代报')
  expect(page.text).toContain('榆荫里 3号楼 2单元')
  expect(page.text).toContain('看电话')
})

test('a place that is no building of ours keeps its name', async () => {
  const { app } = await aDesk()

  const done = await send(app, '/desk/new', { words: '健身器材松了', channel: 'visit', place: '小广场' })
  const page = await open(app, done.location ?? '')

  expect(page.text).toContain('小广场')
})

test('whatever is wrong is said at its field, and nothing typed is lost', async () => {
  const { app } = await aDesk()

  const blank = await send(app, '/desk/new', { ...called, words: '' })
  const phone = await send(app, '/desk/new', { ...called, phone: '1380013800' })
  const future = await send(app, '/desk/new', { ...called, saidAt: '2026-11-24T18:00' })
  const door = await send(app, '/desk/new', { ...called, door: '999' })

  for (const again of [blank, phone, future, door]) {
    expect(again.status).toBeGreaterThanOrEqual(400)
    expect(again.html).toContain('value="榆荫里 3号楼 2单元"')
    expect(again.html).toContain('class="field bad"')
  }
  expect(phone.text).toContain('手机号是11位')
  expect(future.text).toContain('时间还没到')
  expect(door.text).toContain('这个单元里没有这个门牌')
})

test('what is known nearby is shown first; the worker joins it or files another', async () => {
  const { here, house, app } = await aDesk()
  const known = await said(house, here, '楼道灯坏了')
  const again = { words: '楼道灯坏了没人修', channel: 'counter', place: '榆荫里 3号楼 2单元' }

  const asked = await send(app, '/desk/new', again)
  const joined = await send(app, '/desk/new', { ...again, known: known.cases[0]?.id ?? '' })
  const other = await send(app, '/desk/new', { ...again, known: 'new' })

  expect(asked.status).toBe(422)
  expect(asked.text).toContain('附近有这些，是同一件吗？')
  expect(joined.location).toContain(`/desk/cases/${known.ref}?`)
  expect((await open(app, joined.location ?? '')).text).toContain('2户')
  expect(other.location).not.toContain(known.ref)
})

test('danger shows the numbers first, and the worker goes on when they have been called', async () => {
  const { app } = await aDesk()
  const gas = { words: '闻到一股煤气味', channel: 'phone', place: '榆荫里 3号楼 2单元' }

  const asked = await send(app, '/desk/new', gas)
  const done = await send(app, '/desk/new', { ...gas, dangerSeen: '1' })

  expect(asked.status).toBe(422)
  expect(asked.html).toContain('href="tel:119"')
  expect(done.status).toBe(303)
})

test('words that look broken are asked about once, with all that was typed, and then written down as they stand', async () => {
  const { app } = await aDesk()
  const garbled = { ...called, words: Buffer.from('三号楼暖气不热', 'utf8').toString('latin1') }

  const asked = await send(app, '/desk/new', garbled)
  const wrong = await send(app, '/desk/new', { ...garbled, phone: '1380013800' })
  const done = await send(app, '/desk/new', { ...garbled, oddSeen: held(asked.html, 'oddSeen') ?? '' })

  expect([asked.status, wrong.status, done.status]).toEqual([422, 422, 303])
  expect(asked.text).toContain(newWords.odd.broken)
  expect(asked.html).toContain('value="榆荫里 3号楼 2单元"')
  expect(wrong.text).toContain(newWords.odd.broken)
})

test('what is garbled in another way is asked about again', async () => {
  const { app } = await aDesk()

  const asked = await send(app, '/desk/new', { ...called, words: '啊啊啊啊', oddSeen: 'pictures' })

  expect(asked.status).toBe(422)
  expect(asked.text).toContain(newWords.odd.repeated)
})
