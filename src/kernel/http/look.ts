import type { Context, MiddlewareHandler } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { type Look, readSize, readTheme } from '../ui/look.ts'
import { isLang, type Lang, pickLang } from '../words/lang.ts'
import type { Env } from './env.ts'
import type { Site } from './site.ts'

/**
 * Finds out language, text size and colours: ?lang=, ?z= and ?theme= are honoured at once and remembered for a
 * year; then the cookies; then what the browser asks for.
 */
export function looks(site: Pick<Site, 'baseUrl'>): MiddlewareHandler<Env> {
  const secure = site.baseUrl.startsWith('https:')
  return async (c, next) => {
    c.set('lang', langOf(c, secure))
    c.set('look', lookOf(c, secure))
    await next()
  }
}

function langOf(c: Context<Env>, secure: boolean): Lang {
  const asked = c.req.query('lang')
  if (isLang(asked)) remember(c, 'lang', asked, secure)
  return pickLang(isLang(asked) ? asked : getCookie(c, 'lang'), c.req.header('accept-language'))
}

function lookOf(c: Context<Env>, secure: boolean): Look {
  const size = readSize(c.req.query('z'))
  const theme = readTheme(c.req.query('theme'))
  if (size) remember(c, 'z', String(size), secure)
  if (theme) remember(c, 'theme', theme, secure)
  return {
    size: size ?? readSize(getCookie(c, 'z')) ?? 1,
    theme: theme ?? readTheme(getCookie(c, 'theme')) ?? 'system',
  }
}

function remember(c: Context<Env>, name: string, value: string, secure: boolean): void {
  setCookie(c, name, value, {
    path: '/',
    maxAge: 365 * 24 * 3600,
    sameSite: 'Lax',
    httpOnly: true,
    secure,
  })
}
