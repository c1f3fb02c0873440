import { Hono } from 'hono'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { must } from '../../../../test/a-case.ts'
import { aContact, aSendingPost, linesOf, passTime } from '../../../../test/a-notice.ts'
import { axeFaults } from '../../../../test/axe.ts'
import { theBrowser, visit } from '../../../../test/browser.ts'
import { freshDatabase, type TestDatabase } from '../../../../test/database.ts'
import { deskPagesOn } from '../../../../test/desk.ts'
import { onAPort } from '../../../../test/on-a-port.ts'
import { open, send, testSite } from '../../../../test/residents.ts'
import type { Staff } from '../../../kernel/actor.ts'
import { type Assets, buildAssets } from '../../../kernel/http/assets.ts'
import type { Env } from '../../../kernel/http/serve.ts'
import type { Site } from '../../../kernel/http/site.ts'
import type { House } from '../../cases/door.ts'
import { offerHandover } from '../../cases/offer-handover.ts'
import { noticesBeside } from './beside.tsx'
import { noticePages } from './pages.tsx'
import { asShipped, type Setup } from '../setup.ts'

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

type Given = Awaited<ReturnType<typeof aSendingPost>>
type Sitting = { readonly staff: Staff; readonly site?: Site; readonly setup?: Setup }

function pagesOn(
  app: Hono<Env>,
  house: House,
  { staff, site = testSite, setup = asShipped }: Sitting,
): Hono<Env> {
  deskPagesOn(app, house, { staff, site, beside: [noticesBeside] })
  noticePages(app, { house, site, changes: { subscribe: () => () => undefined } }, setup)
  return app
}

/** One message to pass on, one that went, one that waits. */
async function told(given: Given) {
  const { property, bureau } = given.here.bodies
  const offer = (to: typeof property) =>
    offerHandover(given.house)({ id: given.id, to, why: '归你们' }, given.worker)
  must(await offer(property))
  await passTime(given, 10)
  const [line] = await linesOf(given, true)
  if (!line) throw new Error('there is nothing to pass on')
  await aContact(given, bureau, { email: 'bureau@example.org' })
  return line
}

test('what is to be passed on stands there with its words, and is gone when somebody did', async () => {
  await using given = await aSendingPost(t)
  const line = await told(given)
  const app = pagesOn(new Hono<Env>(), given.house, { staff: given.here.worker })
  const { text, html } = await open(app, '/desk/notices')
  expect(text).toContain('恒砚物业')
  expect(html).toContain('请您这边接一下')
  expect(text).toContain('邮件 · 没设')
  expect(text).toContain('21:00–8:00不打扰人，要命的事除外；不急的攒到9:00、15:00一起说。')
  expect((await open(app, `/desk/cases/${given.receipt.ref}`)).text).toContain('恒砚物业 · 请一家接 · 说了')

  const done = await send(app, '/desk/notices/told', { message: line.id })
  expect(done).toMatchObject({ status: 303, location: '/desk/notices?told=1' })
  expect((await open(app, '/desk/notices?told=1')).text).toContain('记下了，是您转告的。')
  const again = await send(app, '/desk/notices/told', { message: line.id })
  expect(again.status).toBe(409)
  expect(again.text).toContain('刚才已经有人转告了。')
  expect((await send(app, '/desk/notices/told', { message: 'x' })).text).toContain('没有这一条')
})

test('helpers do not see it, and nobody another community’s', async () => {
  await using given = await aSendingPost(t)
  const line = await told(given)
  const helper = pagesOn(new Hono<Env>(), given.house, { staff: given.here.helper })
  expect((await open(helper, '/desk/notices')).status).toBe(404)
  expect((await send(helper, '/desk/notices/told', { message: line.id })).status).toBe(404)

  await using other = await aSendingPost(t)
  const foreign = pagesOn(new Hono<Env>(), other.house, { staff: other.here.secretary })
  expect((await open(foreign, '/desk/notices')).text).not.toContain('请您这边接一下')
  expect((await send(foreign, '/desk/notices/told', { message: line.id })).status).toBe(409)
  expect(await linesOf(given, true)).toHaveLength(1)
})

test('the room is whole for those who cannot see it, wide and narrow; one tap copies the words', async () => {
  await using given = await aSendingPost(t)
  await told(given)
  using running = await onAPort(assets)
  const { app, site, url } = running
  pagesOn(app, given.house, { staff: given.here.secretary, site })
  for (const width of [1440, 360] as const) {
    await using seen = await visit(browser, url, { width })
    await seen.context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await seen.page.goto('/desk/notices')
    expect(await axeFaults(seen.page), `at ${width}`).toEqual([])
    const over = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'
    expect(await seen.page.evaluate(over), `at ${width}`).toBe(0)
    await seen.page.click('button[data-copy]')
    await seen.page.waitForSelector('text=复制好了')
    expect(await seen.page.evaluate('navigator.clipboard.readText()')).toContain('请您这边接一下')
    expect(seen.faults).toEqual([])
  }
  await using bare = await visit(browser, url, { width: 360, script: false })
  await bare.page.goto('/desk/notices')
  expect(await bare.page.isVisible('button[data-copy]')).toBe(false)
  await bare.page.click('text=转告了')
  await bare.page.waitForSelector('text=记下了，是您转告的。')
}, 60_000)
