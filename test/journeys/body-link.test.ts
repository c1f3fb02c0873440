import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { theBrowser, visit } from '../browser.ts'
import { twoHalves } from '../files.ts'
import { aServedPost, type Served, signInAs } from '../served.ts'

/* A matter goes from body to body by links, on phones without JavaScript, and ends with the resident's word. */

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
const unfold = (page: Page, name: string) => page.locator('summary', { hasText: name }).click()

/** Makes a link for whoever is asked or holds the case, and reads it off the panel. */
async function linkOn(desk: Page, ref: string): Promise<string> {
  await desk.goto(`/desk/cases/${ref}`)
  await press(desk, '给他们一条链接')
  return desk.locator('input[id^=url-]').inputValue()
}

test('offered, refused with whose it is, decided, promised, reported, done, and fixed for the resident', async () => {
  await using resident = await visit(browser, served.base, { script: false })
  await using desk = await visit(browser, served.base, { width: 1440 })
  await using property = await visit(browser, served.base, { script: false, width: 360 })
  await using owners = await visit(browser, served.base, { script: false, width: 360 })
  const home = resident.page
  const worker = desk.page

  await home.goto(`/s/${served.post.code}`)
  await home.getByLabel('什么事？').fill('单元门锁不上')
  await press(home, '报上去')
  const ref = await home.locator('.number').innerText()
  const follow = home.url().replace(/\?.*/, '')

  await signInAs(worker, served, served.post.coordinator)
  await worker.goto(`/desk/cases/${ref}?do=offer`)
  await worker.locator('#to').selectOption({ label: '恒砚物业' })
  await worker.locator('#why').fill('门锁归物业')
  await worker.locator('form.deed button').first().click()
  await worker.waitForURL((url) => !url.search.includes('do='))

  const first = property.page
  await first.goto(await linkOn(worker, ref))
  expect(await main(first)).toContain('服务站请您接这件事')
  await unfold(first, '不归我们管')
  await first.getByLabel('为什么不归您这边').fill('门锁去年是业委会换的')
  await first.getByLabel('那该归谁').selectOption({ label: '业委会' })
  await press(first, '退回，写明归谁')
  expect(await main(first)).toContain('协调员会定归谁')

  await worker.goto(`/desk/cases/${ref}?do=designate`)
  expect(await main(worker)).toContain('恒砚物业')
  expect(await worker.locator('body').innerText()).toContain('门锁去年是业委会换的')
  await worker.locator('#to').selectOption({ label: '业委会' })
  await worker.locator('#why').fill('换锁的合同是业委会签的')
  await worker.locator('form.deed button').first().click()
  await worker.waitForURL((url) => !url.search.includes('do='))

  const second = owners.page
  await second.goto(await linkOn(worker, ref))
  expect(await main(second)).toContain('协调员定了归您这边办')
  await unfold(second, '说个日子')
  const day = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10)
  await second.locator('#promise-on').fill(day)
  await second.locator('#promise-words').fill('等锁芯到货')
  await press(second, '说定这个日子')
  expect(await main(second)).toContain('居民看得到这个日子')

  await unfold(second, '写写办到哪了')
  await second.locator('#report-words').fill('锁芯到了')
  const buffer = await twoHalves(60, 40).jpeg().toBuffer()
  await second.locator('#report-photo').setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer })
  await press(second, '告诉服务站')
  expect(await main(second)).toContain('锁芯到了')
  expect(await second.locator('img').count()).toBe(1)
  await worker.goto(`/desk/cases/${ref}`)
  expect(await main(worker)).toContain('锁芯到了')

  await second.locator('#done-words').fill('换了锁芯，门关得上了')
  await press(second, '说办好了')
  expect(await main(second)).toContain('正等居民一句话')

  await home.goto(follow)
  expect(await main(home)).toContain('业委会')
  expect(await main(home)).toContain('换了锁芯，门关得上了')
  await press(home, '好了')
  expect(await main(home)).toContain('您说好了')
  for (const seen of [resident, property, owners]) expect(seen.faults).toEqual([])
}, 60_000)
