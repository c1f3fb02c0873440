import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import type { Assets } from '../src/kernel/http/assets.ts'
import { secureHeaders } from '../src/kernel/http/secure.ts'
import type { Env } from '../src/kernel/http/serve.ts'

/** An app with its styles and headers on a port of its own, ready for pages; closed at the end of the scope. */
export async function onAPort({ asset, serve: serveAssets }: Assets) {
  const app = new Hono<Env>()
  const running = await new Promise<{ url: string; close: () => void }>((resolve) => {
    const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
      resolve({ url: `http://127.0.0.1:${port}`, close: () => server.close() }),
    )
  })
  const site = { baseUrl: running.url, asset }
  app.use(secureHeaders(site), serveAssets)
  return { app, site, url: running.url, [Symbol.dispose]: running.close }
}
