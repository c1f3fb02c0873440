import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { z } from 'zod'
import type { Staff } from '../actor.ts'
import { addresses, networkOf } from './address.ts'
import { bodyLimit } from './body-limit.ts'
import type { Env } from './env.ts'
import { errorPages } from './errors.tsx'
import { readForm } from './form.ts'
import { looks } from './look.ts'
import { pageFor, sendPage } from './page.ts'
import { rateLimits } from './rate-limit.ts'
import { sameSite } from './same-site.ts'
import { secureHeaders } from './secure.ts'

const site = { baseUrl: 'https://post.example', asset: (name: string) => `/assets/${name}` }

type Faults = { readonly thrown?: unknown; readonly staff?: Staff }

function appWith({ thrown, staff }: Faults = {}) {
  const clock = { millis: 0 }
  const reports: unknown[] = []
  const app = new Hono<Env>()
  const pages = errorPages(site, (error) => reports.push(error))
  const rates = rateLimits({ perMinute: 3, signInPerMinute: 2, now: () => clock.millis }, pages)
  app.use(async (c, next) => {
    c.set('requestId', 'Q7')
    await next()
  })
  app.use(
    secureHeaders(site),
    addresses({ trustProxy: true }),
    looks(site),
    bodyLimit(pages),
    rates.byAddress,
  )
  app.use(async (c, next) => {
    c.set('staff', staff ?? null)
    await next()
  })
  app.use(rates.byPerson, sameSite(site, pages))
  app.notFound(pages.notFound)
  app.onError(pages.onError)
  app.get('/page', (c) =>
    sendPage(c, <html lang={c.get('lang')} data-look={JSON.stringify(pageFor(c, site))} />),
  )
  app.get('/from', (c) => c.text(c.get('address')))
  const write = async (words: string) => {
    if (thrown !== undefined) throw thrown
    return words
  }
  app.post('/s/:code', async (c) => {
    const form = await readForm(c, z.object({ words: z.string() }))
    return c.text(await write(form.typed['words'] ?? ''))
  })
  app.post('/sign-in', (c) => c.text('in'))
  app.post('/r/:token/urge', (c) => c.text('urged'))
  app.post('/api/cases', async (c) => c.json({ said: await write('ok') }))
  return { app, clock, reports }
}

const own = { origin: 'https://post.example', 'x-forwarded-for': '203.0.113.7' }

function post(
  app: Hono<Env>,
  path: string,
  fields: Record<string, string> = {},
  headers: Record<string, string> = own,
) {
  return app.request(path, { method: 'POST', body: new URLSearchParams(fields), headers })
}

test('language, size and colours chosen by a link are honoured at once and remembered', async () => {
  const { app } = appWith()
  const first = await app.request('/page?lang=en&z=3&theme=contrast')
  const cookies = first.headers.getSetCookie()
  const second = await app.request('/page', {
    headers: { cookie: cookies.map((cookie) => cookie.split(';')[0]).join('; ') },
  })

  for (const reply of [await first.text(), await second.text()]) {
    expect(reply).toContain('lang="en"')
    expect(reply).toContain('&quot;size&quot;:3,&quot;theme&quot;:&quot;contrast&quot;')
  }
  expect(cookies).toHaveLength(3)
  expect(cookies[0]).toMatch(/^lang=en; Max-Age=31536000; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
})

test('what cannot be chosen is not remembered', async () => {
  const reply = await appWith().app.request('/page?lang=fr&z=9&theme=pink')

  expect(reply.headers.getSetCookie()).toEqual([])
  expect(await reply.text()).toContain('lang="zh-CN"')
})

test('a page is compressed, never kept by a proxy, and lets no other site into it', async () => {
  const reply = await appWith().app.request('/page', { headers: { 'accept-encoding': 'gzip, br' } })

  expect(reply.headers.get('content-encoding')).toBe('br')
  expect(reply.headers.get('cache-control')).toBe('private, no-cache')
  expect(reply.headers.get('content-security-policy')).toContain(
    "default-src 'none'; script-src 'self'; style-src 'self'",
  )
  expect(reply.headers.get('referrer-policy')).toBe('same-origin')
  expect(reply.headers.get('strict-transport-security')).toBe('max-age=31536000')
})

test('without TLS nothing is said of TLS', async () => {
  const app = new Hono<Env>()
  app.use(secureHeaders({ baseUrl: 'http://127.0.0.1:3000' }))
  app.get('/', (c) => c.text(''))

  expect((await app.request('/')).headers.has('strict-transport-security')).toBe(false)
})

test('a page of the desk does not come back from memory after signing out', async () => {
  const staff = { as: 'staff', person: 'p' } as Staff

  expect((await appWith({ staff }).app.request('/page')).headers.get('cache-control')).toBe(
    'private, no-store',
  )
})

test('of the addresses told by a proxy only the last, which it wrote itself, is believed', async () => {
  const { app } = appWith()
  const from = async (told: string) =>
    (await app.request('/from', { headers: { 'x-forwarded-for': told } })).text()

  expect(await from('1.1.1.1, 203.0.113.7')).toBe('203.0.113.7')
  expect(await from('::ffff:203.0.113.7')).toBe('203.0.113.7')
})

test('nobody is believed where no proxy stands in front', async () => {
  const app = new Hono<Env>()
  app.use(addresses({ trustProxy: false }))
  app.get('/', (c) => c.text(c.get('address')))

  expect(await (await app.request('/', { headers: { 'x-forwarded-for': '1.1.1.1' } })).text()).toBe('unknown')
})

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8::5', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
])('%s is counted as %s', (address, network) => {
  expect(networkOf(address)).toBe(network)
})

test('the fourth write in a minute is refused with what was typed, to be sent again in twenty seconds', async () => {
  const { app, clock } = appWith()
  for (let at = 0; at < 3; at++) expect((await post(app, '/s/ABC')).status).toBe(200)
  const refused = await post(app, '/s/ABC', { words: '灯坏了<', once: 'once-1234' })
  const page = await refused.text()

  expect(refused.status).toBe(429)
  expect(refused.headers.get('retry-after')).toBe('20')
  expect(page).toContain('<form method="post" action="/s/ABC"')
  expect(page).toContain('name="words" value="灯坏了&lt;"')
  expect(page).toContain('name="once" value="once-1234"')
  clock.millis += 20_000
  expect((await post(app, '/s/ABC')).status).toBe(200)
})

test('one address that writes too often does not stop another, nor reading', async () => {
  const { app } = appWith()
  for (let at = 0; at < 4; at++) await post(app, '/s/ABC')

  expect((await post(app, '/s/ABC', {}, { ...own, 'x-forwarded-for': '203.0.113.8' })).status).toBe(200)
  expect((await app.request('/page', { headers: own })).status).toBe(200)
})

test('tries to sign in are counted by themselves', async () => {
  const { app } = appWith()
  await post(app, '/sign-in')
  await post(app, '/sign-in')

  expect((await post(app, '/sign-in', { tel: '139', password: 'secret' })).status).toBe(429)
  expect((await post(app, '/s/ABC')).status).toBe(200)
})

test('a member of staff is counted over all addresses', async () => {
  const { app } = appWith({ staff: { as: 'staff', person: 'p' } as Staff })
  const from = (at: number) => ({ ...own, 'x-forwarded-for': `203.0.113.${at}` })
  for (let at = 0; at < 3; at++) await post(app, '/s/ABC', {}, from(at))

  expect((await post(app, '/s/ABC', {}, from(9))).status).toBe(429)
})

test('who follows one matter from many addresses is counted by the link', async () => {
  const { app } = appWith()
  const urge = async (at: number) =>
    post(app, '/r/abcdefgh1234/urge', {}, { ...own, 'x-forwarded-for': `198.51.100.${at}` })
  const answers = await Promise.all(Array.from({ length: 21 }, (_, at) => urge(at)))

  expect(answers.map(({ status }) => status)).toEqual([...Array.from({ length: 20 }, () => 200), 429])
})

test('a program that writes too often is told so in its own words', async () => {
  const { app } = appWith()
  for (let at = 0; at < 3; at++) await post(app, '/api/cases')
  const refused = await post(app, '/api/cases')

  expect([refused.status, await refused.json()]).toEqual([
    429,
    { code: 'rate.limited', facts: { seconds: 20 } },
  ])
})

test.each([
  ['its own page', { 'sec-fetch-site': 'same-origin' }, 200],
  ['its own page on an old phone', { origin: 'https://post.example' }, 200],
  ['its own page behind a proxy', { origin: 'http://inside:3000', host: 'inside:3000' }, 200],
  ['a program without cookies', {}, 200],
  ['another site', { 'sec-fetch-site': 'cross-site', origin: 'https://post.example' }, 403],
  ['a neighbour under the same name', { 'sec-fetch-site': 'same-site' }, 403],
  ['another site on an old phone', { origin: 'https://evil.example' }, 403],
  ['a page that hides where it is', { origin: 'null' }, 403],
  ['nowhere, with cookies', { cookie: 'session=x' }, 403],
])('a write that comes from %s', async (_, headers, status) => {
  expect((await post(appWith().app, '/s/ABC', { words: 'a' }, headers)).status).toBe(status)
})

test('a page that is not there says what to do, in the language of the reader', async () => {
  const { app } = appWith()
  const page = await app.request('/nowhere', { headers: { 'accept-language': 'zh-TW' } })

  expect(page.status).toBe(404)
  expect(await page.text()).toContain('請再掃一次樓道裡的碼')
  expect(await (await app.request('/api/nowhere')).json()).toEqual({ code: 'page.missing', facts: {} })
})

test('a fault of ours is reported, and the person gets a number and the words back', async () => {
  const thrown = new Error('a bug')
  const { app, reports } = appWith({ thrown })
  const reply = await post(app, '/s/ABC', { words: '灯坏了', password: 'secret' })
  const page = await reply.text()

  expect(reply.status).toBe(500)
  expect(reports).toEqual([thrown])
  expect(page).toContain('报这个号：Q7')
  expect(page).toContain('name="words" value="灯坏了"')
  expect(page).not.toContain('secret')
  expect(page).not.toContain('a bug')
})

test.each([
  ['a server that is not there', Object.assign(new Error('x'), { code: 'ECONNREFUSED' }), 503, 'server.away'],
  [
    'a socket that is not there',
    Object.assign(new Error('x'), { code: 'ENOENT', syscall: 'connect' }),
    503,
    'server.away',
  ],
  ['a server that is stopping', Object.assign(new Error('x'), { code: '57P01' }), 503, 'server.away'],
  ['a line that broke', new Error('Connection terminated unexpectedly'), 503, 'server.away'],
  [
    'several causes',
    new AggregateError([Object.assign(new Error('x'), { code: 'ECONNREFUSED' })]),
    503,
    'server.away',
  ],
  ['a full disk', Object.assign(new Error('x'), { code: 'ENOSPC' }), 507, 'server.full'],
  [
    "a full disk of the database's",
    new Error('x', { cause: Object.assign(new Error('y'), { code: '53100' }) }),
    507,
    'server.full',
  ],
  [
    'a missing file',
    Object.assign(new Error('x'), { code: 'ENOENT', syscall: 'open' }),
    500,
    'server.broken',
  ],
])('%s is told as what it is', async (_, thrown, status, code) => {
  const reply = await post(appWith({ thrown }).app, '/api/cases')

  expect([reply.status, await reply.json()]).toEqual([status, { code, facts: { reference: 'Q7' } }])
  expect(reply.headers.has('retry-after')).toBe(status === 503)
})

test('a body that says it is too large is turned away unread', async () => {
  const { app } = appWith()
  const long = (path: string, type: string, length: number) =>
    app.request(path, {
      method: 'POST',
      body: 'x',
      headers: { ...own, 'content-type': type, 'content-length': String(length) },
    })

  expect((await long('/api/cases', 'application/json', 1_000_001)).status).toBe(413)
  expect((await long('/s/ABC', 'application/x-www-form-urlencoded', 3_000_000)).status).toBe(413)
  expect((await long('/s/ABC', 'multipart/form-data; boundary=b', 300_000_000)).status).toBe(413)
  expect((await long('/s/ABC', 'multipart/form-data; boundary=b', 60_000_000)).status).toBe(200)
})
