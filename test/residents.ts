import { Hono } from 'hono'
import { bodyLimit } from '../src/kernel/http/body-limit.ts'
import { errorPages } from '../src/kernel/http/errors.tsx'
import { looks } from '../src/kernel/http/look.ts'
import { sameSite } from '../src/kernel/http/same-site.ts'
import { secureHeaders } from '../src/kernel/http/secure.ts'
import type { Env } from '../src/kernel/http/serve.ts'
import type { Site } from '../src/kernel/http/site.ts'
import type { Lang } from '../src/kernel/words/lang.ts'
import { boardPages } from '../src/modules/cases/board/pages.tsx'
import type { House } from '../src/modules/cases/house.ts'
import { ratesOf } from '../src/modules/figures/door.ts'
import { residentPages } from '../src/modules/cases/resident/pages.tsx'

export const testSite: Site = { baseUrl: 'http://localhost', asset: (name) => `/assets/${name}` }

/** The residents' pages and the board, with what stands around them. */
export function residentsApp(house: House, site: Site = testSite): Hono<Env> {
  const app = new Hono<Env>()
  const errors = errorPages(site)
  app.use(secureHeaders(site), looks(site), bodyLimit(errors), sameSite(site, errors))
  residentPages(app, house, site)
  boardPages(app, { house, site, ratesOf: ratesOf(house) })
  app.notFound(errors.notFound)
  app.onError(errors.onError)
  return app
}

export type Seen = {
  readonly status: number
  readonly html: string
  /** What stands there to be read, without marks and with single spaces. */
  readonly text: string
  readonly location: string | null
  readonly cookie: string
}

type Going = { readonly lang?: Lang; readonly cookie?: string }

/** Opens a page as a phone would. */
export async function open(app: Hono<Env>, path: string, going: Going = {}): Promise<Seen> {
  return seen(await app.request(path, { headers: headersOf(going) }))
}

type Fields = Readonly<Record<string, string | readonly File[]>>

/** Sends a form as a phone would. */
export async function send(app: Hono<Env>, path: string, fields: Fields, going: Going = {}): Promise<Seen> {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields))
    if (typeof value === 'string') body.append(name, value)
    else for (const file of value) body.append(name, file)
  const headers = { ...headersOf(going), 'sec-fetch-site': 'same-origin' }
  return seen(await app.request(path, { method: 'POST', body, headers }))
}

/** What a hidden field, or any other input, holds on the page. */
export function held(html: string, name: string): string | undefined {
  const input = [...html.matchAll(/<input[^>]*>/g)]
    .map(([tag]) => tag)
    .find((tag) => tag.includes(`name="${name}"`))
  return input && /value="([^"]*)"/.exec(input)?.[1]
}

function headersOf({ lang = 'zh-CN', cookie = '' }: Going): Record<string, string> {
  return { 'accept-language': lang, ...(cookie && { cookie }) }
}

async function seen(reply: Response): Promise<Seen> {
  const html = await reply.text()
  const set = reply.headers.getSetCookie().map((each) => each.split(';')[0] ?? '')
  return {
    status: reply.status,
    html,
    text: textOf(html),
    location: reply.headers.get('location'),
    cookie: set.join('; '),
  }
}

function textOf(html: string): string {
  return html
    .replace(/<(script|style|svg)[\s\S]*?<\/\1>/g, ' ')
    .replace(/<[^>]*>/g, '')
    .replaceAll('&amp;', '&')
    .replaceAll('&lt;', '<')
    .replaceAll('&quot;', '"')
    .replace(/\s+/g, ' ')
    .trim()
}
