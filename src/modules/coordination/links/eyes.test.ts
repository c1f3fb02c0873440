import { once } from 'node:events'
import { brotliCompressSync } from 'node:zlib'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aCase, by, must } from '../../../../test/a-case.ts'
import { axeFaults } from '../../../../test/axe.ts'
import { aLink, linksApp } from '../../../../test/body-links.ts'
import { inLook, theBrowser, visit } from '../../../../test/browser.ts'
import { freshDatabase, type TestDatabase } from '../../../../test/database.ts'
import { deskPagesOn } from '../../../../test/desk.ts'
import { elderlyFaults } from '../../../../test/elderly.ts'
import { type Assets, buildAssets } from '../../../kernel/http/assets.ts'
import { secureHeaders } from '../../../kernel/http/secure.ts'
import type { Env } from '../../../kernel/http/serve.ts'
import { acceptOffer, askResident, noteInside, offerHandover, sayDone } from '../../cases/door.ts'
import { deskLinkPages } from './desk/links-pages.tsx'
import { linksBeside } from './desk/beside-links.tsx'
import { releaseSentence } from './release.ts'

/* The pages of a link as a phone shows them, and the desk's own: to old eyes, to screen readers, without JavaScript. */

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

/** Links and desk on a port of their own: one case that is asked for, one that is held, one that is closed to words. */
async function served() {
  const given = await aCase(t)
  const { house, here, id, worker } = given
  const property = here.bodies.property
  const app = new Hono<Env>()
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  const site = { baseUrl: `http://127.0.0.1:${address.port}`, asset: assets.asset }
  app.use(secureHeaders(site), assets.serve)
  deskPagesOn(app, house, { staff: here.secretary, site, beside: [linksBeside(house, site)] })
  deskLinkPages(app, { house, site, changes: { subscribe: () => () => undefined } })
  app.route('/', linksApp(house, { site }))
  must(await offerHandover(house)({ id, to: property, why: '归物业' }, worker))
  const { file, firstOf } = await import('../../../../test/a-case.ts')
  const leak = firstOf(await file(house, here, '顶楼漏雨，屋里接了三个盆'))
  const rude = firstOf(await file(house, here, '保安骂人，大门也不开'))
  for (const each of [leak, rude])
    must(await offerHandover(house)({ id: each, to: property, why: '归物业' }, worker))
  const actor = { as: 'body' as const, community: here.community, body: property, link: '' }
  must(await acceptOffer(house)({ id: leak }, by(actor)))
  must(await askResident(house)({ id: leak, words: '哪一间漏' }, by(actor)))
  must(await noteInside(house)({ id: leak, words: '师傅明天上去看' }, by(actor)))
  must(
    await releaseSentence(house)(
      { case: rude, words: '请看看大门晚上开不开' },
      { actor: here.worker, once: null },
    ),
  )
  const one = await aLink(given, { body: property })
  const list = await aLink(given, { body: property, case: null })
  const refs = {
    asked: (await given.read()).ref,
    held: (await given.read(leak)).ref,
    closed: (await given.read(rude)).ref,
  }
  return {
    ...given,
    actor,
    leak,
    refs,
    one,
    list,
    base: site.baseUrl,
    [Symbol.asyncDispose]: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        if ('closeAllConnections' in server) server.closeAllConnections()
      }),
  }
}

test('every page of a link is good to old eyes, old hands and screen readers', async () => {
  await using site = await served()
  const { one, list, refs } = site
  const pages = [
    one.at,
    `${one.at}?did=accept`,
    list.at,
    `${list.at}/${refs.held}`,
    `${list.at}/${refs.closed}`,
    `${list.at}/999999`,
    '/b/no',
  ]
  const faults: string[] = []
  for (const path of pages) {
    await using seen = await visit(browser, site.base)
    await seen.page.goto(path)
    for (const fault of [...(await axeFaults(seen.page)), ...(await elderlyFaults(seen))])
      faults.push(`${path} ${fault}`)
  }
  expect(faults).toEqual([])
}, 120_000)

test('a form that comes back wrong is whole for those who cannot see it, and leads to each field', async () => {
  await using site = await served()
  await using seen = await visit(browser, site.base)
  const { page } = seen
  await page.goto(site.one.at)
  await page.locator('summary', { hasText: '不归我们管' }).click()
  await page.getByRole('button', { name: '退回，写明归谁' }).click()
  await page.getByRole('link', { name: '选一个该办的单位。' }).click()
  expect(page.url()).toContain('#refuse-better')
  expect(await axeFaults(page)).toEqual([])
})

test.each(['dark', 'contrast'] as const)(
  'contrast holds in %s colours and the largest type',
  async (theme) => {
    await using site = await served()
    for (const path of [site.one.at, `${site.list.at}/${site.refs.held}`]) {
      await using seen = await visit(browser, site.base, { width: 320 })
      await seen.page.goto(inLook(path, { theme, size: 3 }))
      expect(await axeFaults(seen.page)).toEqual([])
    }
  },
)

test('the first view weighs no more than a phone in a lift can load, and asks for no script', async () => {
  await using site = await served()
  await using seen = await visit(browser, site.base)
  const reply = await seen.page.goto(site.one.at)
  const html = brotliCompressSync((await reply?.body()) ?? Buffer.alloc(0)).byteLength
  const css = seen.asked.filter((url) => url.endsWith('.css'))
  const sizes = await Promise.all(
    css.map(
      async (url) => brotliCompressSync(Buffer.from(await (await fetch(url)).arrayBuffer())).byteLength,
    ),
  )
  expect(html + sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(15_000)
  expect(seen.asked.filter((url) => url.endsWith('.js'))).toEqual([])
})

test('the desk’s pages of links are whole on a wide screen and a phone, and the printed code is large enough', async () => {
  await using site = await served()
  must(await sayDone(site.house)({ id: site.leak, words: '补好了' }, by(site.actor)))
  const pages = ['/desk/links', `/desk/cases/${site.refs.asked}`, `/desk/cases/${site.refs.closed}`]
  for (const width of [1440, 360] as const) {
    await using seen = await visit(browser, site.base, { width })
    for (const path of pages) {
      await seen.page.goto(path)
      await seen.page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true })")
      expect(await axeFaults(seen.page), `${path} at ${width}`).toEqual([])
      const over = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'
      expect(await seen.page.evaluate(over), `${path} at ${width}`).toBe(0)
    }
    expect(seen.faults).toEqual([])
  }
  await using paper = await visit(browser, site.base, { width: 1440 })
  await paper.page.goto(`/desk/links/${site.one.link.id}/print`)
  await paper.page.emulateMedia({ media: 'print' })
  const box = await paper.page.locator('img.qr').boundingBox()
  // A millimetre is 96 / 25.4 pixels; four of the code's edge squares are quiet.
  expect(Math.min(box?.width ?? 0, box?.height ?? 0) / (96 / 25.4)).toBeGreaterThanOrEqual(30)
  expect(await axeFaults(paper.page)).toEqual([])
}, 120_000)
