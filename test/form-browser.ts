import type { Hono } from 'hono'
import type { Env } from '../src/kernel/http/env.ts'

export type Seen = {
  readonly status: number
  readonly html: string
  readonly location: string | null
  readonly cookies: readonly string[]
  readonly headers: Headers
}

/** A browser without a script: keeps cookies, sends forms, follows redirects when asked to. */
export type Browser = {
  readonly get: (path: string, headers?: Readonly<Record<string, string>>) => Promise<Seen>
  readonly post: (path: string, fields?: Fields, headers?: Readonly<Record<string, string>>) => Promise<Seen>
  readonly json: (path: string, body: unknown) => Promise<Seen>
  /** Goes on until a page comes. */
  readonly follow: (seen: Seen) => Promise<Seen>
  readonly jar: Map<string, string>
}

type Pairs = readonly (readonly [name: string, value: string])[]
type Fields = Readonly<Record<string, string>> | Pairs

function pairsOf(fields: Fields): [string, string][] {
  const pairs: Pairs = isPairs(fields) ? fields : Object.entries(fields)
  return pairs.map(([name, value]) => [name, value])
}

function isPairs(fields: Fields): fields is Pairs {
  return Array.isArray(fields)
}

export function browserOn(app: Hono<Env>, origin: string): Browser {
  const jar = new Map<string, string>()
  async function send(path: string, init: RequestInit): Promise<Seen> {
    const headers = new Headers(init.headers)
    if (jar.size > 0) headers.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '))
    const reply = await app.request(new URL(path, origin).href, { ...init, headers })
    const cookies = reply.headers.getSetCookie()
    for (const cookie of cookies) keep(jar, cookie)
    return {
      status: reply.status,
      html: await reply.text(),
      location: reply.headers.get('location'),
      cookies,
      headers: reply.headers,
    }
  }
  const own = { origin, 'sec-fetch-site': 'same-origin' }
  const get: Browser['get'] = (path, headers = {}) =>
    send(path, { headers: { accept: 'text/html', ...headers } })
  return {
    get,
    post: (path, fields = {}, headers = {}) =>
      send(path, {
        method: 'POST',
        headers: {
          ...own,
          accept: 'text/html',
          'content-type': 'application/x-www-form-urlencoded',
          ...headers,
        },
        body: new URLSearchParams(pairsOf(fields)).toString(),
      }),
    json: (path, body) =>
      send(path, {
        method: 'POST',
        headers: { ...own, accept: 'application/json', 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    follow: async (seen) => {
      let now = seen
      for (let hops = 0; now.location !== null && hops < 10; hops++) now = await get(now.location)
      return now
    },
    jar,
  }
}

function keep(jar: Map<string, string>, cookie: string): void {
  const [pair = '', ...attributes] = cookie.split('; ')
  const name = pair.slice(0, pair.indexOf('='))
  const value = pair.slice(pair.indexOf('=') + 1)
  if (value === '' || attributes.some((each) => each.toLowerCase() === 'max-age=0')) jar.delete(name)
  else jar.set(name, value)
}
