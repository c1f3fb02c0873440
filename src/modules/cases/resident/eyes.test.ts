import { once } from 'node:events'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { sql } from 'kysely'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFaults } from '../../../../test/axe.ts'
import { aPhoto, aRequest, by, saidDone } from '../../../../test/a-request.ts'
import { inLook, theBrowser, visit } from '../../../../test/browser.ts'
import { freshDatabase, type TestDatabase } from '../../../../test/database.ts'
import { elderlyFaults } from '../../../../test/elderly.ts'
import { twoHalves } from '../../../../test/files.ts'
import { hoursAfter } from '../../../kernel/time.ts'
import { tuesday } from '../../../../test/given.ts'
import { residentsApp } from '../../../../test/residents.ts'
import { type Assets, buildAssets } from '../../../kernel/http/assets.ts'
import type { Env } from '../../../kernel/http/serve.ts'
import { refuseOffer } from '../answer-offer.ts'
import { offerHandover } from '../offer-handover.ts'
import type { House } from '../house.ts'
import { askResident, tellResident } from '../write-note.ts'

/* The pages as a phone shows them: to old eyes, to screen readers, and without JavaScript. */

let t: TestDatabase
let browser: Browser
let assets: Assets
beforeAll(async () => {
  ;[t, browser, assets] = await Promise.all([freshDatabase(), theBrowser(), buildAssets()])
})
afterAll(async () => {
  await browser.close()
  await t.drop()
})

/** The pages on a port of their own, closed at the end of the scope. */
async function served(house: House) {
  const app = new Hono<Env>()
  app.use(assets.serve)
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  const site = { baseUrl: `http://127.0.0.1:${address.port}`, asset: assets.asset }
  app.route('/', residentsApp(house, site))
  return {
    baseUrl: site.baseUrl,
    [Symbol.asyncDispose]: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        if ('closeAllConnections' in server) server.closeAllConnections()
      }),
  }
}

/** A request with everything on its page: two things, photos, hops, news, a question; beside it one that is done. */
async function aFullStory() {
  const given = await aRequest(t, '楼道灯坏了三天了，我妈八十二，晚上不敢下楼', { photo: [await aPhoto()] })
  const { house, here, id, clock } = given
  await tellResident(house)({ id, words: '先问问房管局', how: 'told' }, by(here.worker))
  await offerHandover(house)({ id, to: here.bodies.bureau, why: '像是房屋的事' }, by(here.worker))
  clock.set(hoursAfter(tuesday, 24))
  await refuseOffer(house)({ id, why: '归物业', better: here.bodies.property }, by(here.worker))
  await askResident(house)({ id, words: '哪一层？' }, by(here.worker))
  const done = { ...given, ...(await given.say('单元门锁不上')) }
  await saidDone(done)
  const vague = await given.say('那个东西又那样了')
  const { rows } = await sql<{ slug: string }>`select slug from people.community
    where id = ${here.community}`.execute(t.owner)
  return { ...given, done: done.href, vague: vague.href, choose: `/c/${rows[0]?.slug}` }
}

test('every page is good to old eyes, old hands and screen readers', async () => {
  const { house, href, done, vague, choose, here } = await aFullStory()
  await using site = await served(house)
  const pages = [
    `/s/${here.code}`,
    href,
    `${href}?did=new`,
    done,
    `${vague}?did=new`,
    '/mine',
    choose,
    `${choose}/board`,
    '/r/no',
    '/s/no',
    '/',
  ]
  const faults: string[] = []
  for (const path of pages) {
    await using seen = await visit(browser, site.baseUrl)
    await seen.page.goto(path)
    for (const fault of [...(await axeFaults(seen.page)), ...(await elderlyFaults(seen))])
      faults.push(`${path} ${fault}`)
  }
  expect(faults).toEqual([])
}, 120_000)

test.each(['dark', 'contrast'] as const)(
  'contrast holds in %s colours and the largest type',
  async (theme) => {
    const { house, href, here } = await aFullStory()
    await using site = await served(house)
    for (const path of [`/s/${here.code}`, href]) {
      await using seen = await visit(browser, site.baseUrl, { width: 320 })
      await seen.page.goto(inLook(path, { theme, size: 3 }))
      expect(await axeFaults(seen.page)).toEqual([])
    }
  },
  60_000,
)

test('without JavaScript: say it, with a photo; see that it is known; file it; urge; take it back', async () => {
  const { house, here } = await aRequest(t, '楼道灯坏了')
  await using site = await served(house)
  await using seen = await visit(browser, site.baseUrl, { script: false })
  const { page } = seen
  await page.goto(`/s/${here.code}`)
  await page.fill('#words', '楼道灯坏了没人修')
  const buffer = await twoHalves(60, 40).jpeg().toBuffer()
  await page.setInputFiles('#photo', { name: 'a.jpg', mimeType: 'image/jpeg', buffer })
  await page.waitForSelector('text=选好了')
  await page.click('text=报上去')
  await page.waitForSelector('text=1张照片留着呢')
  await page.click('text=不是，报新的')

  await page.waitForSelector('text=您的编号')
  expect(await page.locator('.pics img').count()).toBe(1)
  await page.goto(page.url().replace('?did=new', ''))
  await page.click('text=催一下')
  await page.waitForSelector('text=催了，服务站看到了')
  await page.click('text=收回这件事')
  await page.waitForSelector('text=这件不办了')
}, 60_000)

test('without JavaScript: what was not understood is asked once, and one tap answers', async () => {
  const { house, href } = await aRequest(t, '那个东西又那样了')
  await using site = await served(house)
  await using seen = await visit(browser, site.baseUrl, { script: false })
  const { page } = seen
  await page.goto(`${href}?did=new`)

  await page.click('button:has-text("在楼道里")')

  expect(await page.textContent('body')).toContain('在楼道里')
  expect(await page.isVisible('button:has-text("在楼道里")')).toBe(false)
}, 60_000)

test('without JavaScript: danger, the call first, and then on', async () => {
  const { house, here } = await aRequest(t)
  await using site = await served(house)
  await using seen = await visit(browser, site.baseUrl, { script: false })
  const { page } = seen
  await page.goto(`/s/${here.code}`)
  await page.fill('#words', '闻到一股煤气味')
  await page.click('text=报上去')
  expect(await page.getAttribute('main .b1', 'href')).toBe('tel:119')
  expect(await page.isDisabled('textarea')).toBe(true)
  await page.click('text=已经打了，接着报')
  await page.waitForSelector('text=您的编号')
}, 60_000)

test('the first view weighs at most 15 KB and needs three requests', async () => {
  const { house, here, app } = await aRequest(t)
  const reply = await app.request(`/s/${here.code}`, { headers: { 'accept-encoding': 'br' } })
  const sizes = ['resident.css', 'say.js'].map((name) => assets.sizes[name]?.brotli ?? Number.NaN)
  const html = (await reply.arrayBuffer()).byteLength
  await using site = await served(house)
  await using seen = await visit(browser, site.baseUrl)
  await seen.page.goto(`/s/${here.code}`)

  expect(sizes.reduce((sum, size) => sum + size, html)).toBeLessThanOrEqual(15_000)
  expect(seen.asked).toHaveLength(3)
  expect(seen.faults).toEqual([])
}, 60_000)
