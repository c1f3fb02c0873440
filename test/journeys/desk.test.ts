import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { theBrowser, visit } from '../browser.ts'
import { said } from '../desk.ts'
import { aServedPost, type Served, signInAs } from '../served.ts'

/* The desk as workers and helpers use it: by keyboard alone, with news as they come, and from the phone. */

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

test('a worker finds, opens, answers and finishes a case without touching the mouse', async () => {
  const { ref } = await said(served.house, served.post, '三号楼门口的路灯一直不亮')
  await using seen = await visit(browser, served.base, { width: 1440 })
  const { page } = seen
  const keys = page.keyboard
  await signInAs(page, served, served.post.worker)
  await page.waitForURL('**/desk/inbox*')

  await keys.press('/')
  await keys.type('路灯')
  await keys.press('Enter')
  await page.waitForURL(/inbox\?.*=/)
  await keys.press('Escape')
  await keys.press('j')
  await expect.poll(() => page.locator('tr.cur').innerText()).toContain(ref)
  await keys.press('Enter')
  await page.waitForURL(`**/desk/cases/${ref}`)

  await keys.press('h')
  await page.waitForURL(/do=tell/)
  await reach(page, '说什么')
  await keys.type('今天下午去看')
  await reach(page, '告诉报的人')
  await keys.press('Enter')
  await expect.poll(() => main(page)).toContain('今天下午去看')

  await keys.press('d')
  await page.waitForURL(/do=done/)
  await reach(page, '说什么')
  await keys.type('换了灯头')
  await reach(page, '说办好了')
  await keys.press('Enter')
  await expect.poll(() => main(page)).toContain('办完，等回话')
  expect(seen.faults).toEqual([])
})

/** Goes on with the Tab key until it stands where that is written. */
async function reach(page: Page, name: string): Promise<void> {
  for (let steps = 0; steps < 80; steps++) {
    const at = await page.evaluate(() => {
      const element = document.activeElement
      const label =
        element instanceof HTMLTextAreaElement ? element.labels[0]?.textContent : element?.textContent
      return element?.matches('textarea,button') ? (label ?? '').trim() : ''
    })
    if (at.startsWith(name)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`the Tab key does not come to ${name}`)
}

test('an open desk shows what a resident says by itself, and keeps what is half written', async () => {
  const first = await said(served.house, served.post, '楼道里堆满了纸箱')
  await using seen = await visit(browser, served.base, { width: 1440 })
  const { page } = seen
  await signInAs(page, served, served.post.coordinator)
  await page.waitForURL('**/desk/inbox*')

  const second = await said(served.house, served.post, '健身器材断了一根')
  await expect.poll(() => main(page)).toContain(second.ref)

  await page.goto(`/desk/cases/${first.ref}?do=note`)
  const field = page.getByLabel('说什么')
  await field.fill('写了一半')
  await said(served.house, served.post, '地下车库进水了')
  await expect.poll(() => page.locator('#news').isVisible()).toBe(true)
  expect(await field.inputValue()).toBe('写了一半')
  expect(seen.faults).toEqual([])
})

test('a helper takes what is open to helpers, and reports on it from the phone', async () => {
  const { ref } = await said(served.house, served.post, '楼梯口的垃圾袋没人拿')
  await using office = await visit(browser, served.base, { width: 1440 })
  await signInAs(office.page, served, served.post.secretary)
  await office.page.goto(`/desk/cases/${ref}?do=triage`)
  await office.page.getByLabel('请帮手来接').check()
  await press(office.page, '就这么定')
  await expect.poll(() => main(office.page)).toContain('正在办')

  await using seen = await visit(browser, served.base, { width: 360 })
  const { page } = seen
  await signInAs(page, served, served.post.helper)
  await page.goto('/desk/near')
  await page.locator('li', { hasText: '垃圾袋' }).getByRole('button', { name: '我接下' }).click()
  await page.waitForURL(`**/desk/cases/${ref}*`)
  await page.goto(`/desk/cases/${ref}?do=done`)
  await page.getByLabel('说什么').fill('拿下去了')
  await press(page, '说办好了')
  await expect.poll(() => main(page)).toContain('办完，等回话')

  await office.page.goto(`/desk/cases/${ref}`)
  expect(await main(office.page)).toContain('老周')
  expect([...seen.faults, ...office.faults]).toEqual([])
})
