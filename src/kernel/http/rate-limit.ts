import type { Context, MiddlewareHandler } from 'hono'
import { networkOf } from './address.ts'
import { buckets } from './buckets.ts'
import type { Env } from './env.ts'
import { type ErrorPages, isApi } from './errors.tsx'
import { isRead } from './same-site.ts'

export type Rates = {
  /** Writes of one address, and of one member of staff, a minute. */
  readonly perMinute: number
  /** Tries to sign in of one address a minute. */
  readonly signInPerMinute?: number
  readonly now?: () => number
}

export type RateLimits = {
  /** Before anything costs something. */
  readonly byAddress: MiddlewareHandler<Env>
  /** After it is known who is signed in. */
  readonly byPerson: MiddlewareHandler<Env>
}

const mostKept = 20_000

/**
 * Lets so many writes through, then answers 429 and when to come back. What was typed is given back with a button
 * to send it again.
 */
export function rateLimits(rates: Rates, pages: ErrorPages): RateLimits {
  const { perMinute, signInPerMinute = 10, now = () => performance.now() } = rates
  const kept = (rate: number) => buckets({ perMinute: rate, most: mostKept, now })
  const [writes, signIns, staff, followers] = [
    kept(perMinute),
    kept(signInPerMinute),
    kept(perMinute),
    kept(Math.max(20, Math.ceil(perMinute / 4))),
  ]
  return {
    byAddress: async (c, next) => {
      if (isRead(c.req.method)) return next()
      const limit = isSignIn(c) ? signIns : writes
      const wait = limit.take(networkOf(c.get('address')))
      return wait === 0 ? next() : refuse(c, pages, wait)
    },
    byPerson: async (c, next) => {
      if (isRead(c.req.method)) return next()
      const token = /^\/[br]\/([\w-]{8,200})/.exec(c.req.path)?.[1]
      const member = c.get('staff')
      const wait = member ? staff.take(member.person) : token ? followers.take(token) : 0
      return wait === 0 ? next() : refuse(c, pages, wait)
    },
  }
}

function isSignIn(c: Context<Env>): boolean {
  return /^(\/api)?\/sign-in(\/|$)/.test(c.req.path)
}

function refuse(c: Context<Env>, pages: ErrorPages, seconds: number): Response | Promise<Response> {
  c.header('retry-after', String(seconds))
  if (isApi(c)) return c.json({ code: 'rate.limited', facts: { seconds } }, 429)
  return pages.refuse(c, 'tooOften', 429)
}
