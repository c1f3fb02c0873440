import { createHmac, randomInt } from 'node:crypto'
import { Hono } from 'hono'
import type { Staff } from '../src/kernel/actor.ts'
import { type AnyDb, inCommunity } from '../src/kernel/db.ts'
import type { Env } from '../src/kernel/http/env.ts'
import { errorPages } from '../src/kernel/http/errors.tsx'
import { looks } from '../src/kernel/http/look.ts'
import { sameSite } from '../src/kernel/http/same-site.ts'
import { newId } from '../src/kernel/ids.ts'
import { ok } from '../src/kernel/result.ts'
import { secretsFrom } from '../src/kernel/secrets.ts'
import { insertAccount, insertMembership, putPassword } from '../src/modules/people/sign-in/account.store.ts'
import { hashPassword } from 'better-auth/crypto'
import { giveAccount } from '../src/modules/people/sign-in/members/member.store.ts'
import { makeSignIn } from '../src/modules/people/sign-in/sign-in.ts'
import { type Browser, browserOn } from './form-browser.ts'
import { type TestClock, testClock } from './given.ts'

export type Door = {
  readonly app: Hono<Env>
  readonly clock: TestClock
  readonly browser: () => Browser
}

/** Sign-in as the program runs it, before a desk of one page that says who stands there. */
export function aDoor(
  db: AnyDb,
  {
    demo = false,
    clock = testClock(),
    origin = 'http://post.test',
    asset = (name: string) => `/assets/${name}`,
  } = {},
): Door {
  const site = { baseUrl: origin, asset }
  const house = { db, clock, demo, secrets: secretsFrom(Buffer.alloc(32, 7)) }
  const signIn = makeSignIn(house, site)
  const app = new Hono<Env>()
  const address = `198.18.${randomInt(256)}.${randomInt(256)}`
  app.use(looks(site))
  app.use(sameSite(site, errorPages(site)))
  app.use(async (c, next) => {
    c.set('address', c.req.header('x-test-address') ?? address)
    c.set('staff', await signIn.staffOf(c.req.raw))
    await next()
  })
  signIn.pages(app)
  app.get('/desk', (c) => c.text(sayStaff(c.get('staff'))))
  app.post('/desk/cases/:ref/note', async (c) => c.json(await c.req.parseBody({ all: true })))
  return { app, clock, browser: () => browserOn(app, origin) }
}

function sayStaff(staff: Staff | null): string {
  return staff ? `${staff.name} ${staff.rank} ${staff.community}` : 'nobody'
}

let counter = 0
export const password = '榆荫里的槐花五月开'

/** Gives a member of the post an account with a password. */
export async function anAccount(db: AnyDb, staff: Staff, wish: { userName?: string; email?: string } = {}) {
  const id = newId()
  const userName = wish.userName ?? `user${process.pid}x${++counter}`
  const at = testClock()()
  const hash = await hashPassword(password)
  const done = await inCommunity(db, staff.community, async (tx) => {
    await insertAccount(tx, { id, name: staff.name, userName, email: wish.email ?? null, isDemo: false, at })
    await insertMembership(tx, id, staff.community)
    await giveAccount(tx, { community: staff.community, person: staff.person, account: id })
    await putPassword(tx, id, hash, at)
    return ok(null)
  })
  if (!done.ok) throw new Error('the account was not made')
  return { id, userName }
}

/** Six digits as an authenticator shows them, reckoned from the letters that it was told (RFC 6238). */
export function codeFor(letters: string, at = Date.now()): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const bits = Array.from(letters.replace(/\s/g, ''))
    .map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0'))
    .join('')
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
  const counterBytes = Buffer.alloc(8)
  counterBytes.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)))
  const mac = createHmac('sha1', key).update(counterBytes).digest()
  const offset = (mac.at(-1) ?? 0) & 15
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

/** Waits out the last seconds of a code, so that the one reckoned now is still the one when it is read. */
export async function untilSteady(): Promise<void> {
  const left = 30_000 - (Date.now() % 30_000)
  if (left < 4_000) await new Promise((resolve) => setTimeout(resolve, left + 50))
}
