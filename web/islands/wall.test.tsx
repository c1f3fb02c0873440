import type { AddressInfo } from 'node:net'
import { type ServerType, serve as listen } from '@hono/node-server'
import { Hono } from 'hono'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { theBrowser, visit } from '../../test/browser.ts'
import { buildAssets } from '../../src/kernel/http/assets.ts'
import type { Env } from '../../src/kernel/http/env.ts'
import { pageFor, sendPage } from '../../src/kernel/http/page.ts'
import { WallShell } from '../../src/kernel/ui/other-shells.tsx'

const wall = { says: '27件', isDown: false }
let browser: Browser
let server: ServerType
let base: string

beforeAll(async () => {
  const assets = await buildAssets()
  const site = { baseUrl: 'http://127.0.0.1', asset: assets.asset }
  const app = new Hono<Env>()
  app.use(assets.serve)
  app.get('/wall', (c) =>
    wall.isDown
      ? c.text('down', 503)
      : sendPage(
          c,
          <WallShell page={pageFor(c, site)} title="大屏">
            <h1>{wall.says}</h1>
          </WallShell>,
        ),
  )
  server = listen({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
  await new Promise((ready) => server.once('listening', ready))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  browser = await theBrowser()
})

afterAll(async () => {
  await browser.close()
  server.close()
})

test('the wall renews itself each minute, and keeps its last picture while the line is down', async () => {
  await using seen = await visit(browser, base, { width: 1440 })
  await seen.page.clock.install()
  await seen.page.goto('/wall')
  const says = () => seen.page.locator('h1').textContent()

  wall.isDown = true
  const failed = seen.page.waitForResponse((response) => response.status() === 503)
  await seen.page.clock.fastForward(60_000)
  await failed
  expect(await says()).toBe('27件')

  Object.assign(wall, { isDown: false, says: '28件' })
  await seen.page.clock.fastForward(60_000)
  await expect.poll(says).toBe('28件')
})
