import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { theBrowser, visit } from '../browser.ts'
import { aServedPost, type Served } from '../served.ts'

/* What is promised to residents beside the main road, in a browser without JavaScript. */

let served: Served
let browser: Browser
beforeAll(async () => {
  ;[served, browser] = await Promise.all([aServedPost(), theBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await served?.[Symbol.asyncDispose]()
})

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const main = (page: Page) => page.locator('main').innerText()

async function say(page: Page, words: string): Promise<void> {
  await page.goto(`/s/${served.post.code}`)
  await page.getByLabel('什么事？').fill(words)
  await press(page, '报上去')
}

test('a neighbour who says the same is shown it, joins it, and hears of it too', async () => {
  await using first = await visit(browser, served.base, { script: false })
  await using second = await visit(browser, served.base, { script: false })
  await say(first.page, '单元门锁不上了')
  const follow = first.page.url().replace(/\?.*/, '')

  await say(second.page, '单元门锁坏了，关不上')
  expect(await main(second.page)).toContain('您说的是不是这件？')
  expect(await second.page.getByLabel('什么事？').inputValue()).toBe('单元门锁坏了，关不上')
  await second.page.getByRole('button', { name: '我家也是' }).click()

  expect(await main(second.page)).toContain('记上了，您家也算一户')
  await first.page.goto(follow)
  expect(await main(first.page)).toContain('一共2户说过这件事')
  expect(await main(first.page)).not.toContain('关不上')
})

test('what was said by mistake can be taken back for ten minutes, and no longer', async () => {
  await using soon = await visit(browser, served.base, { script: false })
  await using late = await visit(browser, served.base, { script: false })
  await say(soon.page, '六楼窗户玻璃松了要掉下来')
  await press(soon.page, '收回这件事')
  expect(await main(soon.page)).toContain('您收回了')

  await say(late.page, '垃圾桶满了两天没人倒')
  served.pass(11)
  await late.page.goto(late.page.url())
  expect(await late.page.getByRole('button', { name: '收回这件事' }).count()).toBe(0)
  expect(await main(late.page)).toContain('过了10分钟')
})

test('at a word of danger the call comes first, nothing is lost, and the matter can still be said', async () => {
  await using seen = await visit(browser, served.base, { script: false })
  const { page } = seen
  await say(page, '楼道里有很浓的煤气味')

  const call = page.getByRole('link', { name: /打119/ })
  expect(await call.getAttribute('href')).toBe('tel:119')
  expect(await main(page)).toContain('先打电话，再报')
  expect(await page.locator('textarea').inputValue()).toBe('楼道里有很浓的煤气味')
  await press(page, '已经打了，接着报')

  expect(await main(page)).toContain('报上去了')
})

test('larger type and another language stay for the next page, and what was said stays as it was said', async () => {
  await using seen = await visit(browser, served.base, { script: false })
  const { page } = seen
  const size = () => page.evaluate(() => Number.parseFloat(getComputedStyle(document.body).fontSize))
  await page.goto(`/s/${served.post.code}`)
  const before = await size()

  await page.getByRole('link', { name: '字号：最大' }).click()
  await page.getByRole('link', { name: '繁體' }).click()
  expect(await page.locator('html').getAttribute('lang')).toBe('zh-TW')
  await page.getByRole('link', { name: 'English' }).click()
  expect(await page.locator('html').getAttribute('lang')).toBe('en')
  await page.locator('textarea').fill('三楼的楼梯扶手松了')
  await page.locator('form#say button.b1').click()

  expect(page.url()).toContain('/r/')
  expect(await page.locator('html').getAttribute('lang')).toBe('en')
  expect(await size()).toBeGreaterThan(before * 1.6)
  expect(await main(page)).toContain('三楼的楼梯扶手松了')
})

test('the board shows it to everybody, without who said it and where exactly', async () => {
  await using seen = await visit(browser, served.base, { script: false })
  await using anybody = await visit(browser, served.base, { script: false, width: 1440 })
  await say(seen.page, '我是302的老王，电话13900139000，楼顶水箱漏水')
  expect(await main(seen.page)).toContain('报上去了')

  await anybody.page.goto('/board')
  const shown = await anybody.page.locator('body').innerText()

  expect(shown).toContain('漏水')
  expect(shown).not.toMatch(/老王|139|302/)
})
