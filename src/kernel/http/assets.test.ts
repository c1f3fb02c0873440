import { Hono } from 'hono'
import { beforeAll, expect, test } from 'vitest'
import { type Assets, buildAssets } from './assets.ts'
import type { Env } from './env.ts'

let assets: Assets
const app = new Hono<Env>()
beforeAll(async () => {
  assets = await buildAssets()
  app.use(assets.serve)
})

test('a stylesheet is kept by the phone for a year under a name that changes with it', async () => {
  const path = assets.asset('resident.css')

  const reply = await app.request(path)

  expect(path).toMatch(/^\/assets\/resident-[\w-]{10}\.css$/)
  expect(reply.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  expect(reply.headers.get('content-type')).toBe('text/css; charset=utf-8')
})

test('the same sources give the same names', async () => {
  expect((await buildAssets()).asset('desk.js')).toBe(assets.asset('desk.js'))
})

test('an asset asked for under the name of an older version is given, but not kept', async () => {
  const reply = await app.request('/assets/resident-aaaaaaaaaa.css')

  expect(reply.status).toBe(200)
  expect(reply.headers.get('cache-control')).toBe('no-cache')
})

test('what takes brotli gets brotli, what takes gzip gets gzip, the rest gets it plain', async () => {
  const sent = async (accepts: string) => {
    const reply = await app.request(assets.asset('desk.js'), { headers: { 'accept-encoding': accepts } })
    return reply.headers.get('content-encoding')
  }

  expect([await sent('gzip, br'), await sent('gzip'), await sent('')]).toEqual(['br', 'gzip', null])
})

test('an unknown asset is not there', async () => {
  expect((await app.request('/assets/other-aaaaaaaaaa.css')).status).toBe(404)
  expect(() => assets.asset('other.css')).toThrow('no asset other.css')
})

test('a phone loads less than nine thousand bytes of styles and script', () => {
  const { 'resident.css': style, 'say.js': script } = assets.sizes

  expect((style?.brotli ?? 0) + (script?.brotli ?? 0)).toBeLessThan(9_000)
})

test("phones' styles have no layers, which old engines would drop", async () => {
  const css = await (await app.request(assets.asset('resident.css'))).text()

  expect(css).not.toContain('@layer')
  expect(css.indexOf('font-size:112.5%')).toBeLessThan(css.indexOf('.phone{'))
})

test("the desk's script carries Turbo without its inline style", async () => {
  const js = await (await app.request(assets.asset('desk.js'))).text()

  expect(js).toContain('turbo:before-morph-element')
  expect(js).not.toContain('this.installStylesheetElement(),')
})
