import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import sharp from 'sharp'
import { startChromium } from './browser/chromium.ts'

/*
 * `npm run pictures`: takes the README's pictures of a demo community that runs at LEGWORK_BASE_URL (default
 * http://127.0.0.1:3000). LEGWORK_TEST_BROWSER names a browser with better fonts than the one from npm.
 */

const base = process.env['LEGWORK_BASE_URL'] ?? 'http://127.0.0.1:3000'
const folder = join(import.meta.dirname, '../docs/pictures')
mkdirSync(folder, { recursive: true })

const server = await startChromium()
const browser = await chromium.connect(server.wsEndpoint())
try {
  await desk(browser)
  await together(browser)
  await bodyLink(browser)
  await wall(browser)
  await helper(browser)
  await residents(browser)
} finally {
  await browser.close()
  await server.close()
}

async function residents(from: Browser): Promise<void> {
  const page = await open(from, 360, 800)
  await page.goto('/s/ELMS32')
  await page.fill('textarea[name=words]', '楼道灯坏了三天了，我妈八十二，晚上不敢下楼')
  await take(page, 'resident-say')
  await page.click('text=报上去')
  // The demo's lamp is out already: mine too.
  await page.locator('button[name=join]').first().click()
  await page.waitForURL(/\/r\//)
  await page.goto(new URL(page.url()).pathname)
  await take(page, 'resident-follow')
  await page.context().close()
}

async function helper(from: Browser): Promise<void> {
  const page = await open(from, 360, 800)
  await signIn(page, 'helper')
  await page.goto('/desk/near')
  await take(page, 'helper-near')
  await page.context().close()
}

async function desk(from: Browser): Promise<void> {
  const page = await open(from, 1440, 900)
  await signIn(page, 'coordinator')
  await page.goto('/desk/inbox')
  await take(page, 'desk-inbox', 889)
  await page.goto(`/desk/inbox?${new URLSearchParams({ q: '楼道灯 3号楼' })}`)
  await page.locator('table.list tr', { hasText: '4户' }).locator('a').first().click()
  await page.waitForURL(/\/desk\/cases\//)
  await take(page, 'desk-case')
  await page.context().close()
}

/** What several bodies do at one table, what came of it, and how the month went. */
async function together(from: Browser): Promise<void> {
  const page = await open(from, 1440, 900)
  await signIn(page, 'coordinator')
  await page.goto('/desk/meetings')
  await page.click('a:has-text("推来推去的两件事")')
  await page.waitForURL(/\/desk\/meetings\//)
  await take(page, 'meeting')
  await page.goto('/desk/promises')
  await take(page, 'promises', 870)
  await page.goto('/desk/figures?by=month')
  await take(page, 'figures', 856)
  await page.context().close()
}

/** What a body sees that has no account: the link is made on the desk and opened on a phone. */
async function bodyLink(from: Browser): Promise<void> {
  const desk = await open(from, 1440, 900)
  await signIn(desk, 'worker')
  await desk.goto('/desk/links')
  // The last one is the property company's, to all that it has.
  const link = await desk.locator('input[name=link]').last().inputValue()
  await desk.context().close()
  const page = await open(from, 360, 760)
  await page.goto(link)
  await take(page, 'body-link')
  await page.context().close()
}

async function wall(from: Browser): Promise<void> {
  const page = await open(from, 1440, 810)
  await page.goto('/wall')
  await take(page, 'wall')
  await page.context().close()
}

async function open(from: Browser, width: number, height: number): Promise<Page> {
  const context = await from.newContext({
    baseURL: base,
    viewport: { width, height },
    deviceScaleFactor: width < 700 ? 2 : 1,
    isMobile: width < 700,
    locale: 'zh-CN',
    reducedMotion: 'reduce',
  })
  return context.newPage()
}

async function signIn(page: Page, part: string): Promise<void> {
  await page.goto('/sign-in')
  await page.click(`button[value=${part}]`)
  await page.waitForURL(/\/desk/)
}

/** @param height of the window in pixels, so that it ends between two lines. */
async function take(page: Page, name: string, height?: number): Promise<void> {
  if (height !== undefined) await page.setViewportSize({ width: 1440, height })
  await page.waitForLoadState('networkidle')
  await page.evaluate(() => document.fonts.ready)
  // A page has few colours: a palette of them takes a third of the room.
  await sharp(await page.screenshot())
    .png({ palette: true, effort: 10 })
    .toFile(join(folder, `${name}.png`))
}
