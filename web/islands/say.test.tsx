import type { AddressInfo } from 'node:net'
import { type ServerType, serve as listen } from '@hono/node-server'
import { Hono } from 'hono'
import type { Browser, Page } from 'playwright-core'
import sharp, { type SharpOptions } from 'sharp'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { theBrowser, visit } from '../../test/browser.ts'
import { buildAssets } from '../../src/kernel/http/assets.ts'
import type { Env } from '../../src/kernel/http/env.ts'
import { readForm, type Upload } from '../../src/kernel/http/form.ts'
import { looks } from '../../src/kernel/http/look.ts'
import { newOnce } from '../../src/kernel/http/once.ts'
import { pageFor, sendPage } from '../../src/kernel/http/page.ts'
import { secureHeaders } from '../../src/kernel/http/secure.ts'
import { ResidentShell } from '../../src/kernel/ui/resident-shell.tsx'
import { sayForm } from '../../src/kernel/ui/say-form.ts'

type Heard = { readonly words: string; readonly once: string; readonly uploads: readonly Upload[] }

const heard: Heard[] = []
const line = { isDown: false, slowMillis: 0 }
let browser: Browser
let server: ServerType
let base: string

beforeAll(async () => {
  const assets = await buildAssets()
  const site = { baseUrl: 'http://127.0.0.1', asset: assets.asset }
  const app = new Hono<Env>()
  app.use(secureHeaders(site), assets.serve, looks(site))
  app.get('/s/:code', (c) =>
    sendPage(
      c,
      <ResidentShell page={pageFor(c, site)} title="说一句" post={null} script="say.js">
        <h1>说一句</h1>
        <form method="post" enctype="multipart/form-data" {...sayForm('zh-CN', c.req.param('code'))}>
          <input type="hidden" name="once" value={newOnce()} />
          <textarea name="words" aria-label="什么事" />
          <div class="pair">
            <label class="btn file">
              拍张照片
              <input type="file" name="photo" accept="image/*" multiple />
            </label>
            <label class="btn file">
              录一段话
              <input type="file" name="voice" accept="audio/*" />
            </label>
          </div>
          <p role="status" data-tell />
          <button class="btn b1">报上去</button>
        </form>
      </ResidentShell>,
    ),
  )
  app.post('/s/:code', async (c) => {
    const form = await readForm(c, z.object({ words: z.string(), once: z.string() }))
    if (form.ok) heard.push({ ...form.value, uploads: form.uploads })
    await new Promise((later) => setTimeout(later, line.slowMillis))
    return line.isDown ? c.text('lost', 502) : c.redirect(`/receipt/${c.req.param('code')}`, 303)
  })
  app.get('/receipt/:code', (c) =>
    sendPage(
      c,
      <ResidentShell page={pageFor(c, site)} title="报上去了" post={null} script="say.js">
        <h1 data-said={c.req.param('code')}>报上去了</h1>
      </ResidentShell>,
    ),
  )
  server = listen({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
  await new Promise((ready) => server.once('listening', ready))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  browser = await theBrowser()
})

beforeEach(() => {
  heard.length = 0
  Object.assign(line, { isDown: false, slowMillis: 0 })
})

afterAll(async () => {
  await browser.close()
  server.close()
})

const wordsIn = (page: Page) => page.locator('textarea[name=words]').inputValue()

test('half-written words are there again when the page is opened again, but not at another door', async () => {
  await using seen = await visit(browser, base)
  await seen.page.goto('/s/ABC')
  await seen.page.fill('textarea', '灯坏了')

  await seen.page.goto('/s/ABC')
  expect(await wordsIn(seen.page)).toBe('灯坏了')
  await seen.page.goto('/s/XYZ')
  expect(await wordsIn(seen.page)).toBe('')
})

test('once they have arrived the words are forgotten', async () => {
  await using seen = await visit(browser, base)
  await seen.page.goto('/s/ABC')
  await seen.page.fill('textarea', '灯坏了')
  await seen.page.click('button.b1')
  await seen.page.waitForURL('**/receipt/ABC')

  await seen.page.goto('/s/ABC')
  expect(await wordsIn(seen.page)).toBe('')
})

test('words whose answer was lost go again under the same key; other words under another', async () => {
  await using seen = await visit(browser, base)
  const say = async (words: string | null) => {
    await seen.page.goto('/s/ABC')
    if (words !== null) await seen.page.fill('textarea', words)
    await seen.page.click('button.b1')
    await seen.page.waitForLoadState()
  }
  line.isDown = true
  await say('灯坏了')
  await say(null)
  await say('门也坏了')
  await say(null)

  expect(heard.map(({ words }) => words)).toEqual(['灯坏了', '灯坏了', '门也坏了', '门也坏了'])
  const [first, again, other, otherAgain] = heard.map(({ once }) => once)
  expect(again).toBe(first)
  expect(other).not.toBe(first)
  expect(otherAgain).toBe(other)
})

test('a second tap sends nothing, and the page says that it is sending', async () => {
  await using seen = await visit(browser, base)
  line.slowMillis = 400
  await seen.page.goto('/s/ABC')
  await seen.page.fill('textarea', '灯坏了')
  const told = await seen.page.evaluate(async () => {
    const button = document.querySelector<HTMLButtonElement>('button.b1')
    button?.click()
    await new Promise((later) => setTimeout(later, 150))
    button?.click()
    return document.querySelector('[data-tell]')?.textContent
  })

  expect(told).toBe('正在送，请等一下。')
  await seen.page.waitForURL('**/receipt/ABC')
  expect(heard).toHaveLength(1)
})

test('a large photo is made small on the phone; one that is taken away does not go along', async () => {
  await using seen = await visit(browser, base)
  const noise = {
    create: { width: 3000, height: 2000, channels: 3, noise: { type: 'gaussian', mean: 128, sigma: 40 } },
  }
  const buffer = await sharp(noise as SharpOptions)
    .jpeg({ quality: 95 })
    .toBuffer()
  const photo = (name: string) => ({ name, mimeType: 'image/jpeg', buffer })
  await seen.page.goto('/s/ABC')
  await seen.page.setInputFiles('input[name=photo]', photo('one.jpg'))
  await seen.page.waitForSelector('.picked li')
  await seen.page.setInputFiles('input[name=photo]', photo('two.jpg'))
  await seen.page.waitForSelector('.picked li:nth-child(2)')
  await seen.page.click('.picked li:first-child button')
  await seen.page.waitForFunction((raw) => {
    const [file] = document.querySelector<HTMLInputElement>('input[name=photo]')?.files ?? []
    return file !== undefined && file.size < raw
  }, buffer.length)
  await seen.page.fill('textarea', '灯坏了')
  await seen.page.click('button.b1')
  await seen.page.waitForURL('**/receipt/ABC')

  const [upload, ...others] = heard[0]?.uploads ?? []
  expect(others).toEqual([])
  expect(upload?.name).toBe('two.jpg')
  expect(await sharp(upload?.bytes).metadata()).toMatchObject({ format: 'jpeg', width: 1600, height: 1067 })
  expect(seen.faults).toEqual([])
})

test('photos chosen one after the other all go along, also when the phone is still making them small', async () => {
  await using seen = await visit(browser, base)
  await seen.page.addInitScript(() => {
    HTMLCanvasElement.prototype.toBlob = () => undefined
  })
  const buffer = await sharp({ create: { width: 1700, height: 10, channels: 3, background: '#888' } })
    .png()
    .toBuffer()
  await seen.page.goto('/s/ABC')
  for (const name of ['one.png', 'two.png'])
    await seen.page.setInputFiles('input[name=photo]', { name, mimeType: 'image/png', buffer })
  await seen.page.fill('textarea', '灯坏了')
  await seen.page.click('button.b1')
  await seen.page.waitForURL('**/receipt/ABC')

  expect(heard[0]?.uploads.map(({ name }) => name)).toEqual(['one.png', 'two.png'])
})

test('a picture that the phone cannot read goes as it is', async () => {
  await using seen = await visit(browser, base)
  await seen.page.goto('/s/ABC')
  await seen.page.setInputFiles('input[name=photo]', {
    name: 'a.heic',
    mimeType: 'image/heic',
    buffer: Buffer.from('no picture'),
  })
  await seen.page.waitForSelector('.picked li')
  await seen.page.fill('textarea', '灯坏了')
  await seen.page.click('button.b1')
  await seen.page.waitForURL('**/receipt/ABC')

  expect(heard[0]?.uploads.map(({ name, bytes }) => [name, bytes.byteLength])).toEqual([['a.heic', 10]])
})

test('a voice note is spoken, heard again and sent', async () => {
  await using seen = await visit(browser, base)
  await seen.page.addInitScript(() => {
    navigator.mediaDevices.getUserMedia = () => {
      const sound = new AudioContext()
      const out = sound.createMediaStreamDestination()
      const tone = sound.createOscillator()
      tone.connect(out)
      tone.start()
      return Promise.resolve(out.stream)
    }
  })
  await seen.page.goto('/s/ABC')
  await seen.page.click('input[name=voice]')
  await seen.page.locator('label', { hasText: '说完了 0:01' }).waitFor()
  await seen.page.click('input[name=voice]')
  await seen.page.locator('#heard audio').waitFor()
  await seen.page.fill('textarea', '灯坏了')
  await seen.page.click('button.b1')
  await seen.page.waitForURL('**/receipt/ABC')

  expect(heard[0]?.uploads.map(({ field, name }) => [field, name])).toEqual([['voice', 'voice.webm']])
  expect(heard[0]?.uploads[0]?.bytes.byteLength).toBeGreaterThan(100)
  expect(seen.faults).toEqual([])
})

test("a page that may not listen opens the phone's own recorder", async () => {
  await using seen = await visit(browser, base)
  await seen.page.addInitScript(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new Error('not allowed'))
  })
  await seen.page.goto('/s/ABC')
  const chooser = seen.page.waitForEvent('filechooser')
  await seen.page.click('input[name=voice]')

  expect((await chooser).isMultiple()).toBe(false)
})

test('without a script the same form arrives', async () => {
  await using seen = await visit(browser, base, { script: false })
  await seen.page.goto('/s/ABC')
  await seen.page.fill('textarea', '灯坏了')
  await seen.page.click('button.b1')

  expect(new URL(seen.page.url()).pathname).toBe('/receipt/ABC')
  expect(heard.map(({ words }) => words)).toEqual(['灯坏了'])
})
