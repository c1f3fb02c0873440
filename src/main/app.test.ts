import { Writable } from 'node:stream'
import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../test/database.ts'
import { aDoorway } from '../../test/doorway.ts'
import { aHouse, aPost, type Post } from '../../test/given.ts'
import { type AnyDb, connect } from '../kernel/db.ts'
import type { House } from '../modules/cases/house.ts'
import { asShipped } from '../modules/notices/setup.ts'
import { makeSignIn } from '../modules/people/sign-in/sign-in.ts'
import { makeApp } from './app.ts'
import { beat } from './health.ts'
import { sayError } from './log.ts'

const site = { baseUrl: 'http://post.test', asset: (name: string) => `/assets/${name}` }
const lines: string[] = []
const paper = new Writable({ write: (part, _encoding, done) => (lines.push(String(part)), done()) })
const log = pino({ level: 'debug', serializers: { error: sayError } }, paper)

let t: TestDatabase
let post: Post
beforeAll(async () => {
  t = await freshDatabase()
  post = await aPost(t.db)
})
beforeEach(() => void lines.splice(0))
afterAll(() => t.drop())

function appOn(db: AnyDb, over: Partial<House> = {}) {
  const house = { ...aHouse(db), ...over }
  return makeApp(house, site, {
    signIn: makeSignIn({ ...house, demo: false }, site),
    changes: { subscribe: () => () => undefined },
    notices: asShipped,
    assets: { serve: (_c, next) => next() },
    rate: { perMinute: 1_000 },
    trustProxy: false,
    log,
  })
}

function say(app: ReturnType<typeof appOn>, words: string) {
  return app.request(`/s/${post.code}`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ words, once: 'app-test-0001' }),
  })
}

test('it is ready only when the database and the worker are', async () => {
  const app = appOn(t.db)

  const before = await app.request('/healthz')
  expect([before.status, await before.json()]).toEqual([503, { ready: false, database: true, worker: false }])
  await beat(t.db)
  const after = await app.request('/healthz')
  expect([after.status, await after.json()]).toEqual([200, { ready: true, database: true, worker: true }])
})

test('each request leaves one line with its pattern, and nothing of what was said or who said it', async () => {
  const app = appOn(t.db)
  const reply = await say(app, '三楼的王师傅家漏水，电话 055512345678')
  const token = reply.headers.get('location') ?? ''
  await app.request(token)

  const told = lines.map((line) => JSON.parse(line) as Record<string, unknown>)

  expect(told.map(({ method, route, status }) => [method, route, status])).toEqual([
    ['POST', '/s/:code', 303],
    ['GET', '/r/:token', 200],
  ])
  expect(told[0]?.['id']).toBe(reply.headers.get('x-request-id'))
  expect(lines.join('')).not.toMatch(new RegExp(`王师傅|0555|${post.code}|${token.slice(3, 20)}`))
})

test('while the database is away the page keeps what was typed; when it is back the same form is filed', async () => {
  await using door = await aDoorway(t.appUrl)
  const db = connect<unknown>(door.through(t.appUrl), { max: 3 })
  const app = appOn(db)
  await app.request(`/s/${post.code}`)

  await door.shut()
  const away = await say(app, '单元门锁不上，写了好长一段话')
  const page = await away.text()
  const health = await app.request('/healthz')
  await door.open()
  const back = await say(app, '单元门锁不上，写了好长一段话')

  expect(away.status).toBe(503)
  expect(page).toContain('单元门锁不上，写了好长一段话')
  expect(page).toContain('app-test-0001')
  expect(health.status).toBe(503)
  expect(back.status).toBe(303)
  await db.destroy()
})

test('a program gets a code while the database is away', async () => {
  await using door = await aDoorway(t.appUrl)
  const db = connect<unknown>(door.through(t.appUrl), { max: 1 })
  await door.shut()

  const reply = await appOn(db).request('/api/requests', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code: post.code, words: '楼道灯坏了' }),
  })

  expect(reply.status).toBe(503)
  expect(await reply.json()).toMatchObject({ code: 'server.away' })
  await db.destroy()
})

test('a bug in one request is told to that one by its number, and written down', async () => {
  const broken = () => {
    throw new Error('planted')
  }
  const app = appOn(t.db, { clock: broken })

  const reply = await say(app, '楼道灯坏了')
  const page = await reply.text()

  expect(reply.status).toBe(500)
  expect(page).toContain(reply.headers.get('x-request-id') ?? 'no number')
  expect(page).not.toContain('planted')
  expect(lines.join('')).toContain('planted')
  expect((await app.request('/board')).status).toBe(500)
  expect((await appOn(t.db).request('/board')).status).toBe(200)
})

test('there is an OpenAPI document of all that programs may do', async () => {
  const reply = await appOn(t.db).request('/api/openapi.json')
  const document = (await reply.json()) as { openapi: string; paths: object }

  expect(document.openapi).toBe('3.1.0')
  expect(Object.keys(document.paths).length).toBeGreaterThan(5)
})

test('an address with a NUL in it leads nowhere, and breaks nothing', async () => {
  const app = appOn(t.db)

  for (const path of ['/c/%00', '/s/%00', '/desk/cases/%00', '/sign-in/held/%00'])
    expect((await app.request(path)).status, path).toBe(404)
  const words = { code: post.code, words: '楼道灯坏了', joins: 'x' }
  const joining = await app.request('/api/requests', { method: 'POST', body: JSON.stringify(words) })
  expect(await joining.json()).toMatchObject({ code: 'case.not_found' })
})
