import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { theBrowser, visit } from '../browser.ts'
import { aServedPost, type Served, signInAs } from '../served.ts'

/* Nobody drops it: a case that is not taken comes to the coordinator, who says whose it is, and the resident sees it. */

let served: Served
let browser: Browser
beforeAll(async () => {
  ;[served, browser] = await Promise.all([aServedPost(), theBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await served?.[Symbol.asyncDispose]()
})

const main = (page: Page) => page.locator('main').innerText()

/** Opens a deed's form, fills it, presses its button, and waits until the page says so. */
async function act(page: Page, path: string, { fields = {}, press, until }: Doing): Promise<void> {
  await page.goto(path)
  const form = page.locator('form', { has: page.getByRole('button', { name: press, exact: true }) })
  if (!(await form.isVisible())) await page.locator('summary', { hasText: '他们没接' }).click()
  for (const [label, value] of Object.entries(fields)) {
    const field = form.getByLabel(label)
    if (await field.evaluate((element) => element.tagName === 'SELECT'))
      await field.selectOption({ label: value })
    else await field.fill(value)
  }
  await form.getByRole('button', { name: press, exact: true }).click()
  await expect.poll(() => main(page)).toContain(until)
}

type Doing = { readonly fields?: Record<string, string>; readonly press: string; readonly until: string }

test('asked, not taken, designated: each hop stands on the resident’s page, and it cannot be passed on again', async () => {
  await using resident = await visit(browser, served.base, { script: false })
  await using desk = await visit(browser, served.base, { width: 1440 })
  await using chief = await visit(browser, served.base, { width: 1440 })
  await resident.page.goto(`/s/${served.post.code}`)
  await resident.page.getByLabel('什么事？').fill('屋顶漏水，下雨就滴到家里')
  await resident.page.getByRole('button', { name: '报上去', exact: true }).click()
  const follow = resident.page.url().replace(/\?.*/, '')
  const at = `/desk/cases/${await resident.page.locator('.number').innerText()}`

  await signInAs(desk.page, served, served.post.worker)
  const asked = { 给谁: '恒砚物业', 为什么: '屋顶归物业修' }
  await act(desk.page, `${at}?do=offer`, { fields: asked, press: '问他们接不接', until: '正问着恒砚物业' })
  await resident.page.goto(follow)
  expect(await main(resident.page)).toContain('服务站正在问恒砚物业接不接，接之前还是服务站管')

  const refused = { 为什么: '保修期过了', 他们说该归谁: '房管局' }
  await act(desk.page, `${at}?do=accept`, { fields: refused, press: '记下没接', until: '等协调员' })
  await resident.page.goto(follow)
  expect(await main(resident.page)).toContain('归谁管还在定')

  await signInAs(chief.page, served, served.post.coordinator)
  const designated = { 给谁: '房管局', 为什么: '过保的屋顶归房管局' }
  await act(chief.page, `${at}?do=designate`, {
    fields: designated,
    press: '就定给他们',
    until: '定给房管局',
  })
  served.pass(30)
  await resident.page.goto(follow)
  const shown = await main(resident.page)
  expect(shown).toMatch(/恒砚物业[\s\S]*没接。说：保修期过了。[\s\S]*该归房管局。/)
  expect(shown).toContain('服务站定的，不能再推')
  expect(await resident.page.locator('.hero').innerText()).toContain('房管局')

  await desk.page.goto(`${at}?do=offer`)
  expect(await main(desk.page)).toContain('这件是定了的，不能再转')
  expect([...resident.faults, ...desk.faults, ...chief.faults]).toEqual([])
})
