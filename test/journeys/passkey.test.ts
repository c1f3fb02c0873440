import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import type { AddressInfo } from 'node:net'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Env } from '../../src/kernel/http/env.ts'
import { type Assets, buildAssets } from '../../src/kernel/http/assets.ts'
import { secureHeaders } from '../../src/kernel/http/secure.ts'
import { axeFaults } from '../axe.ts'
import { theBrowser, visit } from '../browser.ts'
import { freshDatabase, type TestDatabase } from '../database.ts'
import { elderlyFaults } from '../elderly.ts'
import { aPost } from '../given.ts'
import { aDoor, anAccount, codeFor, password } from '../members.ts'
import { systemClock } from '../../src/kernel/time.ts'

/* A real browser with a device in it that has a finger: WebAuthn as phones do it, over the program's own pages. */

let t: TestDatabase
let assets: Assets
let browser: Browser
beforeAll(async () => {
  ;[t, assets, browser] = await Promise.all([freshDatabase(), buildAssets(), theBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await t?.drop()
})

/** The door on a port of this machine: passkeys need a site with a name, and localhost is one. */
async function anOpenDoor() {
  const outer = new Hono<Env>()
  const server = serve({ fetch: outer.fetch, port: 0, hostname: '127.0.0.1' })
  await new Promise((ready) => server.once('listening', ready))
  const { port } = server.address() as AddressInfo
  const origin = `http://localhost:${port}`
  const door = aDoor(t.db, {
    origin,
    clock: Object.assign(() => systemClock(), { set: () => undefined }),
    asset: assets.asset,
  })
  outer.use(secureHeaders({ baseUrl: origin }), assets.serve)
  outer.route('/', door.app)
  return { origin, [Symbol.asyncDispose]: async () => void (await new Promise((done) => server.close(done))) }
}

async function withFinger(page: Page) {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return {
    isOwner: (isUserVerified: boolean) =>
      devtools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified }),
  }
}

async function signInByPassword(page: Page, userName: string) {
  await page.goto('/sign-in')
  await page.fill('[name=who]', userName)
  await page.fill('[name=password]', password)
  await page.click('form.stack button')
}

test('a worker sets up a fingerprint after the first password, and comes in with it alone the next day', async () => {
  await using door = await anOpenDoor()
  const post = await aPost(t.db)
  const { userName } = await anAccount(t.db, post.worker)
  await using guest = await visit(browser, door.origin)
  const { page, faults } = guest
  await withFinger(page)

  await signInByPassword(page, userName)
  await page.getByRole('button', { name: '用这台设备的指纹或面容' }).click()
  await page.waitForURL('**/desk')
  expect(await page.textContent('body')).toBe(`尹小禾 worker ${post.community}`)
  await page.goto('/desk/account')
  expect(await page.textContent('main')).toContain('去掉')

  await page.getByRole('button', { name: '出去' }).click()
  await page.getByRole('button', { name: '用指纹或面容进来' }).click()
  await page.waitForURL('**/desk')
  expect(await page.textContent('body')).toBe(`尹小禾 worker ${post.community}`)
  // This desk of one line has no icon.
  expect(faults.filter((fault) => !fault.includes('404'))).toEqual([])
})

test('a password alone is then not enough: the fingerprint is asked for', async () => {
  await using door = await anOpenDoor()
  const post = await aPost(t.db)
  const { userName } = await anAccount(t.db, post.worker)
  await using guest = await visit(browser, door.origin)
  const { page } = guest
  await withFinger(page)
  await signInByPassword(page, userName)
  await page.getByRole('button', { name: '用这台设备的指纹或面容' }).click()
  await page.waitForURL('**/desk')
  await page.context().clearCookies()

  await signInByPassword(page, userName)
  await page.waitForURL('**/sign-in/second*')
  await page.getByRole('button', { name: '用指纹或面容进来' }).click()
  await page.waitForURL('**/desk')
  expect(await page.textContent('body')).toContain('尹小禾')
})

test('a device that does not make sure of its owner is not let in, and the page says what else there is', async () => {
  await using door = await anOpenDoor()
  const post = await aPost(t.db)
  const { userName } = await anAccount(t.db, post.worker)
  await using guest = await visit(browser, door.origin)
  const { page } = guest
  const { isOwner } = await withFinger(page)
  await signInByPassword(page, userName)
  await page.getByRole('button', { name: '用这台设备的指纹或面容' }).click()
  await page.waitForURL('**/desk')
  await page.context().clearCookies()

  await isOwner(false)
  await page.goto('/sign-in')
  await page.getByRole('button', { name: '用指纹或面容进来' }).click()

  await expect.poll(() => page.textContent('[role=alert]')).toContain('没认出来')
  await page.goto('/desk')
  expect(page.url()).toContain('/sign-in')
})

test.each([320, 1440] as const)(
  'the steps of coming in are without fault for old eyes and hands, %i wide',
  async (width) => {
    await using door = await anOpenDoor()
    const post = await aPost(t.db)
    const { userName } = await anAccount(t.db, post.coordinator)
    await using guest = await visit(browser, door.origin, { width })
    const { page } = guest
    const faults = async () => [
      ...(await axeFaults(page)),
      ...(width === 320 ? await elderlyFaults(guest) : []),
    ]

    await page.goto('/sign-in')
    expect(await faults()).toEqual([])
    await signInByPassword(page, userName.toUpperCase() + 'x')
    expect(await faults()).toEqual([])
    await signInByPassword(page, userName)
    await page.goto('/desk')
    expect(await faults()).toEqual([])
    await page.fill('[name=code]', codeFor((await page.textContent('code')) ?? ''))
    await page.click('button.b1')
    expect(await faults()).toEqual([])
    for (const path of ['/desk/account', '/desk/account/members']) {
      await page.goto(path)
      expect(await axeFaults(page)).toEqual([])
    }
  },
)

test('without a script the page is whole: name and password, no button that does nothing', async () => {
  await using door = await anOpenDoor()
  await using guest = await visit(browser, door.origin, { script: false })
  const { page } = guest
  await page.goto('/sign-in')

  expect(await page.getByRole('button', { name: '用指纹或面容进来' }).isVisible()).toBe(false)
  expect(await page.getByRole('button', { name: '进来', exact: true }).isVisible()).toBe(true)
})
