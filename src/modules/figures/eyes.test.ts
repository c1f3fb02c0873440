import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aMonth, day, monday } from '../../../test/a-month.ts'
import { axeFaults } from '../../../test/axe.ts'
import { theBrowser, visit } from '../../../test/browser.ts'
import { freshDatabase, type TestDatabase } from '../../../test/database.ts'
import { onAPort } from '../../../test/on-a-port.ts'
import { deskPagesOn } from '../../../test/desk.ts'
import { type Assets, buildAssets } from '../../kernel/http/assets.ts'
import { figuresPages } from './pages.tsx'

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

/** The desk on a port of its own, with a month in which things happened. */
async function aDeskToLookAt() {
  const { here, house, clock, opened, done, answered } = await aMonth(t)
  clock.set(monday)
  for (const topic of ['building_repair', 'heating', 'parking'] as const) {
    const it = await opened(topic)
    await done(it.id)
    await answered(it, topic === 'parking' ? 'not_fixed' : 'fixed', topic === 'parking' ? 1 : 5)
  }
  clock.set(day(20))
  const running = await onAPort(assets)
  const { app, site } = running
  const rules = { ...house.rules, leastToCompare: 2 }
  deskPagesOn(app, house, { staff: here.secretary, site })
  figuresPages(app, {
    house: { ...house, rules },
    site,
    changes: { subscribe: () => () => undefined },
  })
  return { ...running }
}

test('the figures are whole for those who cannot see them, on a wide screen and a phone', async () => {
  using desk = await aDeskToLookAt()
  for (const width of [1440, 360] as const) {
    await using seen = await visit(browser, desk.url, { width })
    for (const by of ['all', 'topic', 'place', 'body', 'month']) {
      await seen.page.goto(`/desk/figures?by=${by}`)
      expect(await axeFaults(seen.page), `${by} at ${width}`).toEqual([])
      const over = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'
      expect(await seen.page.evaluate(over), `${by} at ${width}`).toBe(0)
    }
    expect(seen.faults).toEqual([])
  }
}, 60_000)

test('without a script the button shows another month, told apart by another thing', async () => {
  using desk = await aDeskToLookAt()
  await using seen = await visit(browser, desk.url, { script: false })

  await seen.page.goto('/desk/figures')
  await seen.page.selectOption('select[name=month]', '2026-10')
  await seen.page.selectOption('select[name=by]', 'body')
  await seen.page.click('form.filters button')

  expect(new URL(seen.page.url()).search).toBe('?month=2026-10&by=body')
  expect(await seen.page.textContent('h1')).toBe('2026年10月办得怎么样')
})
