import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aCase, file, firstOf, must } from '../../../../test/a-case.ts'
import { aWord, tablePagesOn } from '../../../../test/a-promise.ts'
import { axeFaults } from '../../../../test/axe.ts'
import { theBrowser, visit } from '../../../../test/browser.ts'
import { freshDatabase, type TestDatabase } from '../../../../test/database.ts'
import { onAPort } from '../../../../test/on-a-port.ts'
import { type Assets, buildAssets } from '../../../kernel/http/assets.ts'
import { refuseOffer } from '../../cases/answer-offer.ts'
import { offerHandover } from '../../cases/offer-handover.ts'
import { sayDone } from '../../cases/say-done.ts'

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

/** A desk with promises, a case that waits for the coordinator, and two to call back. */
async function aTable() {
  const given = await aCase(t)
  const { house, here, id, worker } = given
  const word = must(await aWord(given))
  must(await offerHandover(house)({ id, to: here.bodies.property, why: '归物业' }, worker))
  must(await refuseOffer(house)({ id, why: '在保修期', better: here.bodies.bureau }, worker))
  const lamp = await file(house, here, '楼道灯坏了')
  const leak = await file(house, here, '顶楼漏雨，屋里接了三个盆')
  for (const receipt of [lamp, leak])
    must(await sayDone(house)({ id: firstOf(receipt), words: '修好了' }, worker))
  const running = await onAPort(assets)
  const { app, site } = running
  tablePagesOn(app, house, { staff: here.secretary, site })
  return { ...running, given, word, lamp, leak }
}

test('promises, callbacks and the decision are whole for those who cannot see them, wide and narrow', async () => {
  using table = await aTable()
  const { ref } = table.given.receipt
  const pages = [
    '/desk/promises',
    `/desk/promises?at=${table.word.id}`,
    '/desk/promises?new=1',
    '/desk/callbacks',
    `/desk/designate/${ref}`,
    `/desk/cases/${ref}`,
  ]
  for (const width of [1440, 360] as const) {
    await using seen = await visit(browser, table.url, { width })
    for (const path of pages) {
      await seen.page.goto(path)
      expect(await axeFaults(seen.page), `${path} at ${width}`).toEqual([])
      const over = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'
      expect(await seen.page.evaluate(over), `${path} at ${width}`).toBe(0)
    }
    expect(seen.faults).toEqual([])
  }
}, 60_000)

test('down the list of callbacks by keyboard: what was said, some words, and the next one', async () => {
  using table = await aTable()
  await using seen = await visit(browser, table.url, { width: 1440 })
  const { page } = seen
  await page.goto('/desk/callbacks')
  await page.keyboard.press('j')
  await page.waitForURL(/at=/)
  await page.keyboard.press('3')
  await page.keyboard.press('w')
  await page.keyboard.type('响了没人接')
  await page.keyboard.press('Escape')
  await page.keyboard.press('s')
  await page.waitForURL(/said=/)

  expect(await page.textContent('[role=status]:not(#news)')).toContain('记下了')
  expect(await page.textContent('main')).toContain('响了没人接')
  expect(seen.faults).toEqual([])
})

test('without a script a call is written down all the same', async () => {
  using table = await aTable()
  await using seen = await visit(browser, table.url, { width: 1440, script: false })
  const { page } = seen
  await page.goto('/desk/callbacks')
  await page.check('input[name=outcome][value=fixed]')
  await page.click('form.deed button')

  expect(await page.textContent('main')).toContain('记下了')
})
