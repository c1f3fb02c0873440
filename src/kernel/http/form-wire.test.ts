import { type AddressInfo, connect, type Socket } from 'node:net'
import { type ServerType, serve as listen } from '@hono/node-server'
import { Hono } from 'hono'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import type { Env } from './env.ts'
import { readForm } from './form.ts'
import { postedLimits } from './posted.ts'
import { readPosted } from './read-posted.ts'

const heard: Record<string, unknown>[] = []
let server: ServerType
let port: number

beforeAll(async () => {
  const app = new Hono<Env>()
  app.post('/', async (c) => {
    const form = await readForm(c, z.object({ words: z.string() }), { silenceMillis: 300 })
    heard.push({ ...form })
    return c.json({ ...form, uploads: [] })
  })
  server = listen({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
  await new Promise((ready) => server.once('listening', ready))
  port = (server.address() as AddressInfo).port
})

afterAll(() => server.close())

test('a phone that hangs up in the middle of a photo leaves nothing waiting', async () => {
  const phone = await beginUpload()
  phone.destroy()

  await expect
    .poll(() => heard.at(-1))
    .toMatchObject({ code: 'form.broken', typed: { words: '灯' }, uploads: [] })
})

test('a phone that falls silent in the middle of a photo is answered, with its words', async () => {
  const phone = await beginUpload()
  const said: string[] = []
  phone.on('data', (chunk: Buffer) => said.push(chunk.toString()))

  await expect.poll(() => said.join('')).toContain('"code":"form.broken"')
  expect(said.join('')).toContain('"words":"灯"')
  phone.destroy()
})

test('a form that comes letter by letter costs what it is long, not its square', async () => {
  const left = { letters: 100_000 }
  const body = new ReadableStream<Uint8Array>({
    pull: (to) => (left.letters-- > 0 ? to.enqueue(Buffer.from('a')) : to.close()),
  })
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const init = { method: 'POST', headers, body, duplex: 'half' }
  const request = new Request('http://x/', init)

  const posted = await readPosted(request, postedLimits)

  expect([...posted.fields.keys()].map((name) => name.length)).toEqual([100_000])
}, 5_000)

async function beginUpload(): Promise<Socket> {
  heard.length = 0
  const phone = connect(port, '127.0.0.1')
  phone.on('error', () => undefined)
  await new Promise((connected) => phone.once('connect', connected))
  phone.write(
    'POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 90000\r\ncontent-type: multipart/form-data; boundary=b\r\n\r\n' +
      '--b\r\ncontent-disposition: form-data; name="words"\r\n\r\n灯\r\n' +
      '--b\r\ncontent-disposition: form-data; name="photo"; filename="a.jpg"\r\n\r\nxxxxxxxx',
  )
  await new Promise((later) => setTimeout(later, 50))
  return phone
}
