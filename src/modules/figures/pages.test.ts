import { Hono } from 'hono'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aMonth, day, monday } from '../../../test/a-month.ts'
import { freshDatabase, type TestDatabase } from '../../../test/database.ts'
import { deskPagesOn } from '../../../test/desk.ts'
import { open, testSite } from '../../../test/residents.ts'
import type { Staff } from '../../kernel/actor.ts'
import type { Env } from '../../kernel/http/serve.ts'
import { decode } from '../../kernel/decode.ts'
import { readSheet } from '../../kernel/sheets/read-sheet.ts'
import type { House } from '../cases/door.ts'
import { figuresPages } from './pages.tsx'

let t: TestDatabase
beforeAll(async () => {
  t = await freshDatabase()
})
afterAll(() => t.drop())

function figuresApp(house: House, staff: Staff): Hono<Env> {
  const app = new Hono<Env>()
  deskPagesOn(app, house, { staff, site: testSite })
  figuresPages(app, { house, site: testSite, changes: { subscribe: () => () => undefined } })
  return app
}

/** Two matters of November: one in time, solved, five of five; one silent and unfinished. And the board that shows them. */
async function twoMatters() {
  const month = await aMonth(t)
  const { clock, opened, done, answered } = month
  clock.set(monday)
  const lamp = await opened('building_repair')
  await opened('heating')
  await done(lamp.id)
  await answered(lamp, 'fixed', 5)
  clock.set(day(20))
  return month
}

test('the page shows numerator, denominator and every reason beside each figure', async () => {
  const { here, house } = await twoMatters()

  const { text } = await open(figuresApp(house, here.worker), '/desk/figures?month=2026-11&by=topic')

  expect(text).toContain('2026年11月办得怎么样')
  expect(text).toContain('按时联系上1件还没联系上1/2按户：1/2不到10，不比')
  expect(text).toContain('说办好了1件到期还没办完，没算1/1')
  expect(text).toContain('满意1/1')
  expect(text).toContain('本软件自己的算法')
  expect(text).toContain('分母：这个月该联系的。分子：在时限里跟本人说上话的。')
})

test('too few to compare are told without a percentage; the installation may want fewer', async () => {
  const { here, house } = await twoMatters()
  const app = (least?: number) =>
    figuresApp(
      { ...house, rules: { ...house.rules, ...(least !== undefined && { leastToCompare: least }) } },
      here.worker,
    )

  const few = await open(app(), '/desk/figures?by=body')
  const enough = await open(app(2), '/desk/figures?by=body')

  expect(few.text).not.toMatch(/\d%/)
  expect(enough.text).toContain('50%')
  expect(enough.text).toContain('本站自己定的')
})

test('the board says the same numbers, and names no body beside them', async () => {
  const { app, base, here, house } = await twoMatters()

  const [board, desk] = [
    await open(app, `${base}/board?month=2026-11`),
    await open(figuresApp(house, here.worker), '/desk/figures?month=2026-11'),
  ]

  for (const number of ['1/2', '1/1', '1件还没联系上', '1件到期还没办完']) {
    expect(board.text).toContain(number)
    expect(desk.text).toContain(number)
  }
  const figures = board.text.slice(board.text.indexOf('的三个数'))
  expect(figures).not.toContain('恒砚物业')
})

test('by topic, place and body each row has a name; what cannot be read in the address is not there', async () => {
  const { here, house } = await twoMatters()
  const app = figuresApp(house, here.worker)

  expect((await open(app, '/desk/figures?by=place')).text).toContain('榆荫里 3号楼')
  expect((await open(app, '/desk/figures?by=body')).text).toContain('服务站')
  expect((await open(app, '/desk/figures?by=topic')).text).toContain('暖气')
  expect((await open(app, '/desk/figures?by=person&month=2026-13')).text).toContain('2026年11月办得怎么样')
})

test('a helper has no business here', async () => {
  const { here, house } = await twoMatters()
  const app = figuresApp(house, here.helper)

  for (const path of ['/desk/figures', '/desk/figures.xlsx', '/desk/figures.csv', '/desk/figures.pdf'])
    expect((await app.request(path)).status).toBe(404)
})

test('the workbook and the text file hold the numbers of the page', async () => {
  const { here, house } = await twoMatters()
  const app = figuresApp(house, here.worker)
  const bytes = async (path: string) => Buffer.from(await (await app.request(path)).arrayBuffer())

  const workbook = await readSheet(await bytes('/desk/figures.xlsx?month=2026-11&by=all'))
  const csv = (await bytes('/desk/figures.csv?month=2026-11&by=all')).toString('utf8')
  const old = decode(await bytes('/desk/figures.csv?month=2026-11&by=topic&encoding=gb18030'))

  expect(JSON.stringify(workbook)).toContain('按时联系上')
  expect(csv).toContain('按时联系上,1,2,50,1,2,')
  expect(old.text).toContain('暖气')
})

test('the month can be printed', async () => {
  const { here, house } = await twoMatters()
  const reply = await figuresApp(house, here.worker).request('/desk/figures.pdf?month=2026-11')

  expect(reply.headers.get('content-disposition')).toBe('attachment; filename="figures-2026-11.pdf"')
  expect(Buffer.from(await reply.arrayBuffer()).toString('latin1', 0, 5)).toBe('%PDF-')
})

test('a month with nothing says so', async () => {
  const { here, house } = await aMonth(t)

  expect((await open(figuresApp(house, here.worker), '/desk/figures')).text).toContain('这个月没有到期的事')
})
