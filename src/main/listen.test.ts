import type { ServerResponse } from 'node:http'
import { Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import { expect, test } from 'vitest'
import { listen } from './listen.ts'

function aServer() {
  const streams = new Set<ServerResponse>()
  const app = new Hono<{ Bindings: { outgoing: ServerResponse } }>()
  app.get('/slow', async (c) => {
    await new Promise((go) => setTimeout(go, 300))
    return c.text('finished')
  })
  app.get('/news', (c) => {
    streams.add(c.env.outgoing)
    return streamSSE(c, async (stream) => {
      await stream.writeSSE({ data: 'first' })
      await new Promise(() => undefined)
    })
  })
  return listen({ fetch: app.fetch, host: '127.0.0.1', port: 0 }, streams)
}

test('a stop lets a request finish, takes no new one, and does not wait for streams', async () => {
  const server = await aServer()
  const base = `http://127.0.0.1:${server.port}`
  const news = await fetch(`${base}/news`)
  const slow = fetch(`${base}/slow`)
  await new Promise((go) => setTimeout(go, 50))
  const began = performance.now()

  const stopped = server.stop()

  await expect(fetch(`${base}/slow`)).rejects.toThrow('fetch failed')
  expect(await (await slow).text()).toBe('finished')
  expect(await news.text()).toContain('first')
  await stopped
  expect(performance.now() - began).toBeLessThan(3_000)
})

test('a port that is taken is an error, not a server that hears nothing', async () => {
  const server = await aServer()

  await expect(
    listen({ fetch: () => new Response(), host: '127.0.0.1', port: server.port }, new Set()),
  ).rejects.toThrow('EADDRINUSE')

  await server.stop()
})
