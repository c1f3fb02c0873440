import { type Browser, chromium } from 'playwright-core'
import { startChromium } from '../test/browser/chromium.ts'
import { fill } from './fill.ts'
import { oneByOne } from './load.ts'
import type { Spread } from './machine.ts'
import pg from 'pg'
import { type Place, runBeside, untilServed } from './place.ts'

export type Resident = {
  readonly requests: number
  /** As they travel: compressed bodies of the page and all it asks for. */
  readonly bytes: number
  readonly largestContentfulPaintMs: { readonly median: number; readonly all: readonly number[] }
  /** From the request to the whole page, on this machine and unthrottled. */
  readonly server: Spread
}

const views = 5

/** A first view of a stairwell's page on an old phone (6 times slower) with a weak signal (700 kbit/s, 300 ms). */
export async function measureResident(place: Place): Promise<Resident> {
  await fill(place.postgres.ownerUrl, 10_000)
  const serve = runBeside(place, '../src/main/serve.ts')
  const server = await startChromium()
  const browser = await chromium.connect(server.wsEndpoint())
  try {
    await untilServed(place)
    const path = `/s/${await firstCode(place)}`
    const seen = []
    for (let n = 0; n < views; n++) seen.push(await firstView(browser, `${place.url}${path}`))
    const paints = seen.map((each) => each.paint).toSorted((a, b) => a - b)
    const spread = await oneByOne(300, async () => void (await (await fetch(`${place.url}${path}`)).text()))
    return {
      requests: Math.max(...seen.map((each) => each.requests)),
      bytes: Math.max(...seen.map((each) => each.bytes)),
      largestContentfulPaintMs: { median: paints[Math.floor(views / 2)] ?? 0, all: paints },
      server: spread,
    }
  } finally {
    await browser.close()
    await server.close()
    await serve.stop()
  }
}

async function firstView(browser: Browser, url: string) {
  const context = await browser.newContext({ viewport: { width: 360, height: 720 }, isMobile: true })
  const page = await context.newPage()
  const tools = await context.newCDPSession(page)
  await tools.send('Network.enable')
  await tools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 300,
    downloadThroughput: 700_000 / 8,
    uploadThroughput: 700_000 / 8,
  })
  await tools.send('Emulation.setCPUThrottlingRate', { rate: 6 })
  const sizes: number[] = []
  tools.on('Network.loadingFinished', ({ encodedDataLength }) => sizes.push(encodedDataLength))
  await page.goto(url, { waitUntil: 'load' })
  await page.waitForTimeout(1_500)
  const paint = await page.evaluate(
    () =>
      new Promise<number>((tell) => {
        new PerformanceObserver((list) => tell(Math.round(list.getEntries().at(-1)?.startTime ?? 0))).observe(
          {
            type: 'largest-contentful-paint',
            buffered: true,
          },
        )
      }),
  )
  await context.close()
  return { requests: sizes.length, bytes: sizes.reduce((a, b) => a + b, 0), paint }
}

async function firstCode({ postgres }: Place): Promise<string> {
  const client = new pg.Client(postgres.ownerUrl)
  await client.connect()
  const { rows } = await client.query<{ code: string }>('select code from places.code order by code limit 1')
  await client.end()
  return rows[0]?.code ?? ''
}
