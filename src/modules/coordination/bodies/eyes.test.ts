import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aCase } from '../../../../test/a-case.ts'
import { tablePagesOn } from '../../../../test/a-promise.ts'
import { axeFaults } from '../../../../test/axe.ts'
import { theBrowser, visit } from '../../../../test/browser.ts'
import { freshDatabase, type TestDatabase } from '../../../../test/database.ts'
import { onAPort } from '../../../../test/on-a-port.ts'
import { type Assets, buildAssets } from '../../../kernel/http/assets.ts'

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

/** The desk of a coordinator, served with its styles. */
async function aDesk() {
  const { house, here } = await aCase(t)
  const running = await onAPort(assets)
  const { app, site } = running
  tablePagesOn(app, house, { staff: here.coordinator, site })
  return { ...running, body: `/desk/bodies/${here.bodies.property}` }
}

test('without a script somebody to call is written down; the rooms are whole for those who cannot see them', async () => {
  using desk = await aDesk()
  {
    await using seen = await visit(browser, desk.url, { width: 1440, script: false })
    const { page } = seen
    await page.goto(desk.body)
    const form = page.locator('form[action$="/contact"]')
    for (const opener of await page
      .locator('details:not([open]):has(form[action$="/contact"]) > summary')
      .all())
      await opener.click()
    await form.locator('[name=name]').fill('屈师傅')
    await form.locator('[name=phone]').fill('13800138000')
    await form.locator('button').click()
    expect(await page.textContent('main')).toContain('屈师傅')
  }
  for (const width of [1440, 360] as const) {
    await using seen = await visit(browser, desk.url, { width })
    for (const path of ['/desk/bodies', desk.body, '/desk/duties', '/desk/duties/matrix']) {
      expect((await seen.page.goto(path))?.status()).toBe(200)
      expect(await axeFaults(seen.page), `${path} at ${width}`).toEqual([])
      const over = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'
      expect(await seen.page.evaluate(over), `${path} at ${width}`).toBe(0)
    }
    await seen.page.goto('/desk/duties')
    await seen.page.setInputFiles('#sheet-file', {
      name: '清单.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('事项,单位,从哪天起,文件\n停车,业委会,2026-01-01,议事规则\n'),
    })
    await seen.page.locator('form[action="/desk/duties/sheet"] button').click()
    await seen.page.waitForSelector('form[action$="/take"]')
    expect(await axeFaults(seen.page), `what was read, at ${width}`).toEqual([])
    expect(seen.faults).toEqual([])
  }
}, 60_000)

test('the table of duties is printed across', async () => {
  using desk = await aDesk()
  await using seen = await visit(browser, desk.url, { width: 1440 })
  await seen.page.goto('/desk/duties/matrix')
  const paper = await seen.page.pdf({ preferCSSPageSize: true })
  const [, width, height] = /MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/.exec(paper.toString('latin1')) ?? []
  expect(Number(width)).toBeGreaterThan(Number(height))
})
