import { type ServerType, serve as listen } from '@hono/node-server'
import { Hono } from 'hono'
import type { AddressInfo } from 'node:net'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFaults } from '../../../test/axe.ts'
import { inLook, theBrowser, visit } from '../../../test/browser.ts'
import { elderlyFaults } from '../../../test/elderly.ts'
import { buildAssets } from '../http/assets.ts'
import type { Env } from '../http/env.ts'
import { looks } from '../http/look.ts'
import { pageFor, sendPage } from '../http/page.ts'
import { secureHeaders } from '../http/secure.ts'
import { DeskSample, PhoneSample, WallSample } from '../../../test/samples.tsx'

let browser: Browser
let server: ServerType
let base: string

beforeAll(async () => {
  const assets = await buildAssets()
  const site = { baseUrl: 'http://127.0.0.1', asset: assets.asset }
  const app = new Hono<Env>()
  app.use(secureHeaders(site), assets.serve, looks(site))
  app.get('/', (c) => sendPage(c, <PhoneSample page={pageFor(c, site)} />))
  app.get('/wall', (c) => sendPage(c, <WallSample page={pageFor(c, site)} />))
  app.get('/desk', (c) => sendPage(c, <DeskSample page={pageFor(c, site)} />))
  server = listen({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
  await new Promise((ready) => server.once('listening', ready))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  browser = await theBrowser()
})

afterAll(async () => {
  await browser.close()
  server.close()
})

test.each([
  ['as it comes', '/'],
  ['largest', inLook('/', { size: 3 })],
  ['white on black', inLook('/', { theme: 'contrast' })],
  ['dark, in English', '/?theme=dark&lang=en'],
])("a resident's page suits old eyes and hands: %s", async (_, path) => {
  await using seen = await visit(browser, base)
  await seen.page.goto(path)

  expect(await elderlyFaults(seen)).toEqual([])
  expect(await axeFaults(seen.page)).toEqual([])
  expect(seen.faults).toEqual([])
})

test('a desk page has no fault that axe can see and breaks no rule of its own policy', async () => {
  await using seen = await visit(browser, base, { width: 1440 })
  await seen.page.goto('/desk')

  expect(await axeFaults(seen.page)).toEqual([])
  expect(seen.faults.filter((fault) => !fault.includes('404'))).toEqual([])
})

test('a phone asks for three things: the page, its styles, its script', async () => {
  await using seen = await visit(browser, base)
  await seen.page.goto('/', { waitUntil: 'networkidle' })

  expect(seen.asked.map((url) => new URL(url).pathname.replace(/-[\w-]{10}\./, '.'))).toEqual([
    '/',
    '/assets/resident.css',
    '/assets/say.js',
  ])
})
