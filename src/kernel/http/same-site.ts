import type { Context, MiddlewareHandler } from 'hono'
import type { Env } from './env.ts'
import { type ErrorPages, isApi } from './errors.tsx'
import type { Site } from './site.ts'

/**
 * Takes writes only from our own pages: another site could make a browser send a form with our cookies. A program
 * that sends no cookies needs no page to come from.
 */
export function sameSite(site: Pick<Site, 'baseUrl'>, pages: ErrorPages): MiddlewareHandler<Env> {
  const own = new URL(site.baseUrl).origin
  return async (c, next) => {
    if (isRead(c.req.method) || comesFromHere(c, own)) return next()
    if (isApi(c)) return c.json({ code: 'request.foreign', facts: {} }, 403)
    return pages.refuse(c, 'foreign', 403)
  }
}

export function isRead(method: string): boolean {
  return method === 'GET' || method === 'HEAD' || method === 'OPTIONS'
}

function comesFromHere(c: Context<Env>, own: string): boolean {
  const from = c.req.header('sec-fetch-site')
  if (from !== undefined) return from === 'same-origin' || from === 'none'
  const origin = c.req.header('origin')
  // Old phones send no Sec-Fetch-Site, but an Origin with every post.
  if (origin !== undefined) return origin === own || hostOf(origin) === c.req.header('host')
  return c.req.header('cookie') === undefined
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null
}
