import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { theBrowser, visit } from '../browser.ts'
import * as made from '../files.ts'
import { aServedPost, type Served, signInAs } from '../served.ts'

/* Photos and voice on their way from a phone without JavaScript to the desk. */

let served: Served
let browser: Browser
beforeAll(async () => {
  ;[served, browser] = await Promise.all([aServedPost(), theBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await served?.[Symbol.asyncDispose]()
})

test('a PDF in the clothes of a photo is named and refused, the real ones stay, and the desk sees them', async () => {
  await using seen = await visit(browser, served.base, { script: false })
  await using desk = await visit(browser, served.base, { width: 1440 })
  const { page } = seen
  const large = await made.twoHalves(3_000, 2_000).jpeg().toBuffer()
  await page.goto(`/s/${served.post.code}`)
  await page.getByLabel('什么事？').fill('墙皮掉下来一大块')
  await page.locator('[name=photo]').setInputFiles([
    { name: 'IMG_0417.HEIC', mimeType: 'image/heic', buffer: made.heic },
    { name: '墙.jpg', mimeType: 'image/jpeg', buffer: large },
    { name: '通知.jpg', mimeType: 'image/jpeg', buffer: made.pdf },
  ])
  await page
    .locator('[name=voice]')
    .setInputFiles({ name: 'a.m4a', mimeType: 'audio/mp4', buffer: made.mp4(['soun'], 'M4A ') })
  await page.getByRole('button', { name: '报上去', exact: true }).click()

  const again = await page.locator('main').innerText()
  expect(again).toContain('通知.jpg')
  expect(again).toContain('2张照片、1段录音留着呢')
  expect(await page.getByLabel('什么事？').inputValue()).toBe('墙皮掉下来一大块')
  await page.getByRole('button', { name: '报上去', exact: true }).click()
  const ref = await page.locator('.number').innerText()

  await signInAs(desk.page, served, served.post.worker)
  await desk.page.goto(`/desk/cases/${ref}`)
  await expect.poll(() => desk.page.locator('main img').count()).toBe(2)
  const widths = () =>
    desk.page
      .locator('main img')
      .evaluateAll((all) => all.map((each) => (each as HTMLImageElement).naturalWidth))
  await expect.poll(widths).toEqual([96, 320])
  expect(await desk.page.locator('main audio').count()).toBe(1)
  // The page that was shown again came as a 422.
  expect(seen.faults.filter((fault) => !fault.includes('422'))).toEqual([])
})
