import type { AddressInfo } from 'node:net'
import { type ServerType, serve as listen } from '@hono/node-server'
import { Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { theBrowser, type Visit, visit } from '../../test/browser.ts'
import { buildAssets } from '../../src/kernel/http/assets.ts'
import type { Env } from '../../src/kernel/http/env.ts'
import { looks } from '../../src/kernel/http/look.ts'
import { pageFor, sendPage } from '../../src/kernel/http/page.ts'
import { secureHeaders } from '../../src/kernel/http/secure.ts'
import { DeskShell } from '../../src/kernel/ui/desk-shell.tsx'
import { TextField } from '../../src/kernel/ui/field.tsx'
import type { Page as Shown } from '../../src/kernel/ui/page.ts'

const desk = { titles: ['漏雨', '灯不亮', '门锁'], hear: new Set<() => void>(), slowMillis: 0 }
let browser: Browser
let server: ServerType
let base: string

function Inbox({ page, at, place }: { page: Shown; at: string; place: string }) {
  return (
    <DeskShell
      page={page}
      title="收件"
      side={[{ href: '/desk', icon: 'note', word: '收件', current: true }]}
      who="青砚社区 · 尹小禾"
      when="8:40"
      keys={[{ keys: ['J', 'K'], says: '上下' }]}
      panel={{ label: '选中的这件', content: <h2>{desk.titles[Number(at)] ?? '没有选'}</h2> }}
    >
      <h1>收件 {place}</h1>
      <form class="find" role="search" action="/desk">
        <TextField name="q" id="q" label="找" type="search" />
        <input type="hidden" name="empty" value="" />
      </form>
      <form class="filters" aria-label="筛选" action="/desk" data-auto>
        <select name="place" aria-label="小区">
          <option value="">全部</option>
          <option value="yu" selected={place === 'yu'}>
            榆荫里
          </option>
        </select>
      </form>
      <a href="/desk/new" data-key="n">
        记一件
      </a>
      <table class="list">
        <tbody>
          {desk.titles.map((title, row) => (
            <tr class={String(row) === at ? 'cur' : undefined} data-pick={`/desk?at=${row}`}>
              <td>
                <a href={`/desk/cases/${row}`}>{title}</a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <form method="post" action="/desk/notes" id="jot">
        <TextField name="note" label="记一笔" />
        <button class="btn">记下</button>
      </form>
    </DeskShell>
  )
}

beforeAll(async () => {
  const assets = await buildAssets()
  const site = { baseUrl: 'http://127.0.0.1', asset: assets.asset }
  const app = new Hono<Env>()
  app.use(secureHeaders(site), assets.serve, looks(site))
  app.get('/desk', async (c) => {
    await new Promise((later) => setTimeout(later, desk.slowMillis))
    const [at, place] = [c.req.query('at') ?? '', c.req.query('place') ?? '']
    return sendPage(c, <Inbox page={pageFor(c, site)} at={at} place={place} />)
  })
  app.post('/desk/notes', (c) => c.redirect('/desk', 303))
  app.get('/desk/cases/:at', (c) => c.html(`<title>x</title><h1>第${c.req.param('at')}件</h1>`))
  app.get('/desk/new', (c) => c.html('<title>x</title><h1>新的</h1>'))
  app.get('/desk/events', (c) =>
    streamSSE(c, async (stream) => {
      const hear = () => void stream.writeSSE({ data: 'case' })
      desk.hear.add(hear)
      await new Promise<void>((gone) => stream.onAbort(gone))
      desk.hear.delete(hear)
    }),
  )
  server = listen({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
  await new Promise((ready) => server.once('listening', ready))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  browser = await theBrowser()
})

beforeEach(() => {
  Object.assign(desk, { titles: ['漏雨', '灯不亮', '门锁'], slowMillis: 0 })
})

afterAll(async () => {
  await browser.close()
  if ('closeAllConnections' in server) server.closeAllConnections()
  server.close()
})

async function atTheDesk(): Promise<Visit> {
  const seen = await visit(browser, base, { width: 1440 })
  await seen.page.goto('/desk')
  await expect.poll(() => desk.hear.size).toBeGreaterThan(0)
  return seen
}

const current = (page: Page) => page.locator('tr.cur').innerText()
const panel = (page: Page) => page.locator('#panel h2')

function somethingChanges(): void {
  desk.titles = ['漏雨', '灯亮了', '门锁']
  for (const hear of desk.hear) hear()
}

test('J and K go through the list, and the panel follows where the hand rests', async () => {
  await using seen = await atTheDesk()
  await seen.page.keyboard.press('j')
  expect(await current(seen.page)).toBe('漏雨')
  await seen.page.keyboard.press('j')
  await panel(seen.page).filter({ hasText: '灯不亮' }).waitFor()

  expect(new URL(seen.page.url()).search).toBe('?at=1')
  await seen.page.keyboard.press('k')
  expect(await current(seen.page)).toBe('漏雨')
  expect(seen.faults).toEqual([])
})

test('Enter opens the row where one stands', async () => {
  await using seen = await atTheDesk()
  await seen.page.keyboard.press('j')
  await seen.page.keyboard.press('Enter')

  await seen.page.locator('h1', { hasText: '第0件' }).waitFor()
})

test('a key does what carries it; while one writes it is a letter', async () => {
  await using seen = await atTheDesk()
  await seen.page.locator('input[name=note]').focus()
  await seen.page.keyboard.type('njk?')
  expect(await seen.page.inputValue('input[name=note]')).toBe('njk?')

  await seen.page.keyboard.press('Escape')
  await seen.page.keyboard.press('n')
  await seen.page.locator('h1', { hasText: '新的' }).waitFor()
})

test('the question mark tells all keys', async () => {
  await using seen = await atTheDesk()
  await seen.page.keyboard.press('?')
  await seen.page.locator('dialog#keys[open]').waitFor()

  await seen.page.locator('dialog#keys button').click()
  expect(await seen.page.locator('dialog#keys[open]').count()).toBe(0)
})

test('a page refreshes itself when something changes', async () => {
  await using seen = await atTheDesk()
  somethingChanges()

  await seen.page.locator('tr', { hasText: '灯亮了' }).waitFor()
  expect(seen.faults).toEqual([])
})

test('what is half written stays while the list around it changes', async () => {
  await using seen = await atTheDesk()
  await seen.page.fill('input[name=note]', '看过现场')
  await seen.page.locator('h1').click()
  await seen.page.evaluate(
    () => document.activeElement instanceof HTMLElement && document.activeElement.blur(),
  )
  somethingChanges()

  await seen.page.locator('tr', { hasText: '灯亮了' }).waitFor()
  expect(await seen.page.inputValue('input[name=note]')).toBe('看过现场')
})

test('while somebody is writing the page only says that there is news, and shows it when asked', async () => {
  await using seen = await atTheDesk()
  await seen.page.locator('input[name=note]').pressSequentially('看过')
  somethingChanges()
  await seen.page.locator('#news').waitFor()
  expect(await seen.page.locator('tr', { hasText: '灯亮了' }).count()).toBe(0)

  await seen.page.locator('[data-refresh]').click()
  await seen.page.locator('tr', { hasText: '灯亮了' }).waitFor()
  expect(await seen.page.inputValue('input[name=note]')).toBe('看过')
})

test('what was sent does not stay in its field', async () => {
  await using seen = await atTheDesk()
  await seen.page.fill('input[name=note]', '看过现场')
  await seen.page.click('#jot button')

  await expect.poll(() => seen.page.inputValue('input[name=note]')).toBe('')
})

test('what was sent does not stay either when the page was just refreshing itself', async () => {
  await using seen = await atTheDesk()
  desk.slowMillis = 300
  const refreshing = seen.page.waitForRequest((request) => request.url().endsWith('/desk'))
  somethingChanges()
  await refreshing
  await seen.page.fill('input[name=note]', '看过现场')
  await seen.page.click('#jot button')

  await seen.page.waitForResponse((response) => response.url().endsWith('/desk') && response.ok())
  await expect.poll(() => seen.page.inputValue('input[name=note]')).toBe('')
})

test('a filter takes effect when it is chosen, and the address holds only what was chosen', async () => {
  await using seen = await atTheDesk()
  await seen.page.selectOption('select[name=place]', 'yu')
  await seen.page.locator('h1', { hasText: 'yu' }).waitFor()
  expect(new URL(seen.page.url()).search).toBe('?place=yu')

  await seen.page.selectOption('select[name=place]', '')
  await expect.poll(() => new URL(seen.page.url()).search).toBe('')
})

test('a page that is closed listens to nothing', async () => {
  const seen = await atTheDesk()
  await seen[Symbol.asyncDispose]()

  await expect.poll(() => desk.hear.size).toBe(0)
})
