import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFaults } from './axe.ts'
import { theBrowser, visit } from './browser.ts'
import * as elderly from './elderly.ts'

/* The checks are themselves tried: each finds the fault that it is for, and finds none in a page without. */

const head =
  '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>试</title><meta name="viewport" content="width=device-width,initial-scale=1">'
const style = `<style>html{font-size:18px}body{font:1rem/1.6 sans-serif;margin:1rem}p{margin:1em 0}
a,button,input{font:inherit;min-height:60px;min-width:60px;display:block;margin:12px 0}:focus{outline:3px solid #00f}</style></head>`
const body =
  '<body><main><h1>楼道灯坏了</h1><p>报上去了，编号0417。</p><p>交给物业了。</p><a href="/two">看看别的</a><button class="b1">报上去</button></main></body></html>'

let server: Server
let browser: Browser
let base: string
beforeAll(async () => {
  server = createServer((request, reply) => {
    const wrong = new URL(request.url ?? '', 'http://any').searchParams.get('wrong') ?? ''
    reply.setHeader('content-type', 'text/html; charset=utf-8')
    reply.setHeader(
      'content-security-policy',
      "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src *",
    )
    reply.end(head + style + body.replace('</main>', `${wrong}</main>`))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  browser = await theBrowser()
})
afterAll(async () => {
  await browser?.close()
  server.close()
  server.closeAllConnections()
})

test.each([true, false])('a good page has no faults (JavaScript: %s)', async (script) => {
  await using seen = await visit(browser, base, { script })
  await seen.page.goto('/')

  expect(await elderly.elderlyFaults(seen)).toEqual([])
  expect(seen.faults).toEqual([])
})

test('a good page passes axe', async () => {
  await using seen = await visit(browser, base)
  await seen.page.goto('/')

  expect(await axeFaults(seen.page)).toEqual([])
})

test('Chinese is drawn with a Chinese font', async () => {
  await using seen = await visit(browser, base)
  await seen.page.goto('/')

  const wide = await seen.page.evaluate(() => {
    const pen = document.createElement('canvas').getContext('2d')
    if (!pen) return []
    pen.font = '100px sans-serif'
    return ['楼', '道', '灯'].map((each) => {
      pen.clearRect(0, 0, 300, 150)
      pen.fillText(each, 0, 110)
      return pen.getImageData(0, 0, 120, 150).data.reduce((sum, value) => sum + value, 0)
    })
  })

  // A font without the character draws the same box for all.
  expect(new Set(wide).size).toBe(3)
})

const faults: Record<
  string,
  readonly [string, (seen: Parameters<typeof elderly.elderlyFaults>[0]) => string[] | Promise<string[]>]
> = {
  E01: ['<p style="font-size:16px">小字</p>', ({ page }) => elderly.smallText(page)],
  'E01 in a drawing': [
    '<svg viewBox="0 0 200 100" width="100" height="50"><text x="0" y="50" font-size="20">302</text></svg>',
    ({ page }) => elderly.smallText(page),
  ],
  E02: ['<p style="width:40rem">很宽的一行</p>', ({ page }) => elderly.sideways(page)],
  'E02 that does not grow': [
    '<p style="font-size:18px">不长大的字</p>',
    ({ page }) => elderly.sideways(page),
  ],
  E03: ['<div style="line-height:1.1">挤在一起</div>', ({ page }) => elderly.tightLines(page)],
  'E03 paragraphs': ['<p>一</p><p style="margin-top:-1em">二</p>', ({ page }) => elderly.tightLines(page)],
  E05: ['<button class="b1" style="min-height:50px">小</button>', ({ page }) => elderly.smallTargets(page)],
  'E05 of a tick': [
    '<label style="display:block;height:30px"><input type="checkbox" style="min-height:0;min-width:0;margin:0">我家也是</label>',
    ({ page }) => elderly.smallTargets(page),
  ],
  E06: [
    '<button style="margin:0">一</button><button style="margin:2px 0">二</button>',
    ({ page }) => elderly.closeTargets(page),
  ],
  E08: ['<img alt="" src="http://127.0.0.1:9/x.png">', elderly.strangersAsked],
  E11: ['<button style="outline:none">看不见</button>', ({ page }) => elderly.lostFocus(page)],
  'E11 under a bar': [
    '<div style="position:fixed;left:0;right:0;top:0;bottom:0;background:#fff">盖住了</div>',
    ({ page }) => elderly.lostFocus(page),
  ],
  E22: [
    '<p style="overflow:hidden;height:1.4em;line-height:1.4">切掉的一行字</p>',
    ({ page }) => elderly.clippedBySpacing(page),
  ],
}

test.each(Object.entries(faults))('%s is seen', async (code, [wrong, check]) => {
  await using seen = await visit(browser, base)
  await seen.page.goto(`/?wrong=${encodeURIComponent(wrong)}`)

  expect((await check(seen)).join('\n')).toContain(code.slice(0, 3))
})

test('axe sees a picture without words and pale type', async () => {
  await using seen = await visit(browser, base)
  await seen.page.goto(`/?wrong=${encodeURIComponent('<img src="/x"><p style="color:#bbb">淡得看不清</p>')}`)

  const said = (await axeFaults(seen.page)).join('\n')

  expect(said).toContain('image-alt')
  expect(said).toContain('color-contrast')
})
