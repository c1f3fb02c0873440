import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFaults } from '../../../../test/axe.ts'
import { theBrowser, visit } from '../../../../test/browser.ts'
import { freshDatabase, type TestDatabase } from '../../../../test/database.ts'
import { onAPort } from '../../../../test/on-a-port.ts'
import { caseOf, deskApp, deskPagesOn, said } from '../../../../test/desk.ts'
import { aHouse, aPost, testClock } from '../../../../test/given.ts'
import { open } from '../../../../test/residents.ts'
import { type Assets, buildAssets } from '../../../kernel/http/assets.ts'
import { offerHandover } from '../offer-handover.ts'
import { triageCase } from '../triage-case.ts'

let t: TestDatabase
let browser: Browser
let assets: Assets
beforeAll(async () => {
  t = await freshDatabase()
  browser = await theBrowser()
  assets = await buildAssets()
})
afterAll(async () => {
  await browser.close()
  await t.drop()
})

/** The desk on a port of its own, with three matters on it. */
async function aDeskToLookAt() {
  const here = await aPost(t.db)
  const house = aHouse(t.db, testClock())
  const lamp = await said(house, here, '楼道灯坏了', { door: 9, phone: '13800138000' })
  const lock = await caseOf(house, here, await said(house, here, '单元门锁不上'))
  await triageCase(house)({ id: lock.id, topic: 'safety' }, { actor: here.worker, once: null })
  const leak = await said(house, here, '顶楼漏雨，屋里接了三个盆')
  const it = await caseOf(house, here, leak)
  await offerHandover(house)(
    { id: it.id, to: here.bodies.property, why: '屋面归物业' },
    { actor: here.worker, once: null },
  )
  const running = await onAPort(assets)
  const { app, site } = running
  deskPagesOn(app, house, { staff: here.secretary, site })
  return { ...running, here, house, lamp }
}

test('every page of the desk is whole for those who cannot see it, on a wide screen and a phone', async () => {
  using desk = await aDeskToLookAt()
  await said(desk.house, desk.here, '烧烤店排烟机吵得睡不着')
  await said(desk.house, desk.here, '楼下烧烤店排烟机吵了一夜')
  const at = `/desk/cases/${desk.lamp.ref}`
  const pages = [
    '/desk/inbox',
    at,
    `${at}?do=offer`,
    '/desk/new',
    '/desk/near',
    '/desk/places',
    '/desk/hot',
    '/desk/learning',
    '/desk/catalogue',
    '/desk/catalogue/heating',
    '/desk/stuck',
  ]
  for (const width of [1440, 360] as const) {
    await using seen = await visit(browser, desk.url, { width })
    for (const path of pages) {
      await seen.page.goto(path)
      expect(await axeFaults(seen.page), `${path} at ${width}`).toEqual([])
      const over = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'
      expect(await seen.page.evaluate(over), `${path} at ${width}`).toBe(0)
    }
    expect(seen.faults).toEqual([])
  }
}, 60_000)

test('a morning without a mouse: down the list, open one, write back, and look at the next', async () => {
  using desk = await aDeskToLookAt()
  await using seen = await visit(browser, desk.url, { width: 1440 })
  const { page } = seen

  await page.goto('/desk/inbox')
  await page.keyboard.press('j')
  await page.waitForURL(/at=/)
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/desk\/cases\//)
  await page.keyboard.press('h')
  await page.waitForURL(/do=tell/)
  await page.fill('#words', '师傅下午来')
  await page.click('#deed button')
  await page.waitForURL((url) => !url.search.includes('do='))

  expect(await page.textContent('#story')).toContain('师傅下午来')
  await page.keyboard.press('u')
  await page.waitForURL(/inbox/)
  await page.keyboard.press('/')
  expect(await page.evaluate('document.activeElement.id')).toBe('q')
  expect(seen.faults).toEqual([])
})

test('one key files a new matter under another topic', async () => {
  using desk = await aDeskToLookAt()
  await using seen = await visit(browser, desk.url, { width: 1440 })
  const { page } = seen
  await page.goto(`/desk/cases/${desk.lamp.ref}`)
  const second = await page.getAttribute('[data-key="2"]', 'value')

  await page.keyboard.press('2')
  await page.waitForSelector('[data-key="2"]', { state: 'detached' })

  const app = deskApp(desk.house, desk.here.worker)
  expect(second).not.toBeNull()
  expect((await caseOf(desk.house, desk.here, desk.lamp)).topic).toBe(second)
  expect((await open(app, `/desk/cases/${desk.lamp.ref}`)).text).toContain('看过')
})

test('without a script the same can be done', async () => {
  using desk = await aDeskToLookAt()
  await using seen = await visit(browser, desk.url, { width: 1440, script: false })
  const { page } = seen

  await page.goto(`/desk/cases/${desk.lamp.ref}`)
  await page.click('#deed a:has-text("转出去")')
  await page.selectOption('#to', { label: '恒砚物业' })
  await page.fill('#why', '灯归物业')
  await page.click('#deed button')

  expect(await page.textContent('#story')).toContain('问恒砚物业接不接')
})
