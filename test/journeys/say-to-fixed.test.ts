import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { theBrowser, visit } from '../browser.ts'
import { aServedPost, type Served, signInAs } from '../served.ts'

/* One sentence to "fixed", as a resident and a worker live it: the resident's browser has no JavaScript at all. */

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

test('a resident says it, urges, hears that it is done, says it is not, and at last that it is', async () => {
  await using resident = await visit(browser, served.base, { script: false })
  await using desk = await visit(browser, served.base, { width: 1440 })
  const phone = resident.page
  const worker = desk.page

  await phone.goto(`/s/${served.post.code}`)
  await phone.getByLabel('什么事？').fill('楼道灯坏了三天了')
  await press(phone, '报上去')
  expect(await main(phone)).toContain('报上去了')
  const ref = await phone.locator('.number').innerText()
  expect(ref).toMatch(/^\d{4,9}$/)
  expect(await main(phone)).toContain('服务站')
  const follow = phone.url().replace(/\?.*/, '')

  served.pass(60)
  await phone.goto(follow)
  await press(phone, '催一下')
  expect(await main(phone)).toContain('催了，服务站看到了')

  await signInAs(worker, served, served.post.worker)
  const line = worker.locator('tr', { hasText: ref })
  expect(await line.innerText()).toContain('催过1次')
  await line.getByRole('link', { name: '楼道灯坏了三天了' }).click()
  expect(await main(worker)).toContain('楼道灯坏了三天了')
  await worker.goto(`/desk/cases/${ref}?do=triage`)
  await press(worker, '就这么定')
  await expect.poll(() => main(worker)).toContain('正在办')
  await worker.goto(`/desk/cases/${ref}?do=done`)
  await worker.getByLabel('说什么').fill('换了一个灯泡')
  await press(worker, '说办好了')
  await expect.poll(() => main(worker)).toContain('办完，等回话')

  await phone.goto(follow)
  expect(await main(phone)).toContain('换了一个灯泡')
  await phone.locator('summary', { hasText: '还没好' }).click()
  await phone.getByLabel('哪儿还没好？').fill('亮了一晚又灭了')
  await press(phone, '告诉他们')
  expect(await main(phone)).toContain('记下了，办的人和服务站都看到了')
  expect(await main(phone)).toContain('正在办')

  await worker.goto(`/desk/cases/${ref}?do=done`)
  expect(await main(worker)).toContain('亮了一晚又灭了')
  await worker.getByLabel('说什么').fill('灯座也换了')
  await press(worker, '说办好了')
  await expect.poll(() => main(worker)).toContain('办完，等回话')

  await phone.goto(follow)
  await press(phone, '好了')
  expect(await main(phone)).toContain('您说好了')
  await press(phone, '很满意')
  expect(await main(phone)).toContain('您打的是“很满意”')

  await worker.goto(`/desk/cases/${ref}`)
  expect(await main(worker)).toContain('打了5分')
  expect([...resident.faults, ...desk.faults]).toEqual([])
})
