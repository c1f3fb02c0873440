import type { ServerResponse } from 'node:http'
import { pino } from 'pino'
import type { Page } from 'playwright-core'
import type { Staff } from '../src/kernel/actor.ts'
import { connect } from '../src/kernel/db.ts'
import { buildAssets } from '../src/kernel/http/assets.ts'
import { afterMillis, type Instant, systemClock } from '../src/kernel/time.ts'
import { makeApp } from '../src/main/app.ts'
import { announceChanges, listenForChanges } from '../src/main/changes.ts'
import { listen } from '../src/main/listen.ts'
import type { House } from '../src/modules/cases/house.ts'
import { asShipped } from '../src/modules/notices/setup.ts'
import { makeSignIn } from '../src/modules/people/sign-in/sign-in.ts'
import { freshDatabase } from './database.ts'
import { aHouse, aPost, type Post } from './given.ts'
import { anAccount, codeFor, password } from './members.ts'

/** The whole web process on a port of this machine, over a database of its own, with one post in it. */
export type Served = AsyncDisposable & {
  readonly base: string
  readonly house: House
  readonly post: Post
  /** Lets time go by for the program; browsers do not notice. */
  readonly pass: (minutes: number) => void
}

export async function aServedPost(): Promise<Served> {
  const [t, assets] = await Promise.all([freshDatabase(), buildAssets()])
  const log = pino({ level: 'silent' })
  const late = { millis: 0 }
  // The sign-in library looks at the real clock, so this one runs too.
  const clock = (): Instant => afterMillis(systemClock(), late.millis)
  const db = connect<unknown>(t.appUrl, { max: 8 })
  const announcing = announceChanges(() => db, log)
  const house: House = { ...aHouse(db, clock), changed: announcing.changed }
  const changes = listenForChanges(t.appUrl, log)
  const streams = new Set<ServerResponse>()
  // The address is part of every page, and known only when somebody listens there.
  const app: { fetch: Parameters<typeof listen>[0]['fetch'] } = {
    fetch: () => new Response(null, { status: 503 }),
  }
  const server = await listen(
    { fetch: (...asked) => app.fetch(...asked), host: '127.0.0.1', port: 0 },
    streams,
  )
  const base = `http://127.0.0.1:${server.port}`
  const site = { baseUrl: base, asset: assets.asset }
  const signIn = makeSignIn({ ...house, demo: false }, site)
  app.fetch = makeApp(house, site, {
    signIn,
    changes,
    notices: asShipped,
    assets,
    rate: { perMinute: 10_000 },
    trustProxy: false,
    log,
    streams,
  }).fetch
  const stop = async () => {
    await server.stop()
    await changes.stop()
    await announcing.stop()
    await db.destroy()
    await t.drop()
  }
  const pass = (minutes: number) => void (late.millis += minutes * 60_000)
  return { base, house, post: await aPost(t.db), pass, [Symbol.asyncDispose]: stop }
}

/** Comes in for the first time: name and password, and an authenticator where the rank asks for one. Ends at the desk. */
export async function signInAs(page: Page, { house }: Pick<Served, 'house'>, staff: Staff): Promise<void> {
  const { userName } = await anAccount(house.db, staff)
  await page.goto('/sign-in')
  await page.fill('[name=who]', userName)
  await page.fill('[name=password]', password)
  await page.getByRole('button', { name: '进来', exact: true }).click()
  await page.waitForURL(({ pathname }) => pathname !== '/sign-in')
  if (page.url().includes('/sign-in/')) {
    await page.fill('[name=code]', codeFor((await page.textContent('code')) ?? ''))
    await page.locator('main form button.b1').click()
  }
  await page.goto('/desk')
}
