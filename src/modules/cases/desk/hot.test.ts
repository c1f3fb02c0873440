import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../../../test/database.ts'
import { deskApp, said } from '../../../../test/desk.ts'
import { aHouse, aPost, testClock } from '../../../../test/given.ts'
import { open } from '../../../../test/residents.ts'
import { hoursAfter } from '../../../kernel/time.ts'

let t: TestDatabase
beforeAll(async () => {
  t = await freshDatabase()
})
afterAll(() => t[Symbol.asyncDispose]())

async function aDesk() {
  const here = await aPost(t.db)
  const clock = testClock()
  const house = aHouse(t.db, clock)
  return { here, clock, house, app: deskApp(house, here.worker) }
}

async function threeAboutTheFan({ here, house }: Awaited<ReturnType<typeof aDesk>>) {
  const words = ['烧烤店排烟机吵得睡不着', '烧烤店排烟机整夜吵', '楼下烧烤店排烟机吵了一夜']
  const refs: string[] = []
  for (const each of words) refs.push((await said(house, here, each)).ref)
  await said(house, here, '单元门锁不上')
  return refs
}

test('what several say stands together, with its cases and why', async () => {
  const desk = await aDesk()
  const refs = await threeAboutTheFan(desk)

  const { html, text } = await open(desk.app, '/desk/hot')

  for (const ref of refs) expect(html).toContain(`href="/desk/cases/${ref}"`)
  expect(text).toContain('共3件')
  expect(text).toContain('因为都提到了“烧烤店排烟机')
  expect(text).not.toContain('单元门锁不上')
})

test('it is reached from every page of the desk', async () => {
  const { app } = await aDesk()

  expect((await open(app, '/desk/inbox')).html).toContain('href="/desk/hot"')
  expect((await open(app, '/desk/hot')).text).toContain('近来没有好几家都在说的事。')
})

test('what was said long ago is not hot any more', async () => {
  const desk = await aDesk()
  await threeAboutTheFan(desk)
  desk.clock.set(hoursAfter(desk.clock(), 24 * 60))

  expect((await open(desk.app, '/desk/hot')).text).not.toContain('共3件')
})

test('another community sees nothing of it, and a helper has no such page', async () => {
  const desk = await aDesk()
  await threeAboutTheFan(desk)
  const other = await aPost(t.db)

  expect((await open(deskApp(desk.house, other.worker), '/desk/hot')).text).not.toContain('烧烤店')
  expect((await open(deskApp(desk.house, desk.here.helper), '/desk/hot')).status).toBe(404)
})
