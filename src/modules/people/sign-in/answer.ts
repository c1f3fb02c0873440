import type { Context } from 'hono'
import type { Env } from '../../../kernel/http/env.ts'
import type { Asking } from './gate.ts'
import { localPath } from './local-path.rules.ts'

/** Who asks by this request. */
export function askingOf(c: Context<Env>): Asking {
  return { headers: c.req.raw.headers, address: c.get('address') ?? '' }
}

/** Goes on to a page of ours, with what the browser is to remember. */
export function goOn(c: Context<Env>, to: string, cookies: readonly string[] = []): Response {
  for (const cookie of cookies) c.header('set-cookie', cookie, { append: true })
  return c.redirect(to, 303)
}

export const desk = '/desk'

/** Where one wanted to go before one had to come in. */
export function wantedBy(c: Context<Env>): string {
  return localPath(c.req.query('to'), desk)
}

/** A page of sign-in that remembers where one wanted to go. */
export function withTo(path: string, to: string): string {
  return to === desk ? path : `${path}${path.includes('?') ? '&' : '?'}to=${encodeURIComponent(to)}`
}
