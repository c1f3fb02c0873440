import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { BrowserServer } from 'playwright-core'
import { startChromium } from './chromium.ts'

export type OnDemand = { readonly url: string; readonly stop: () => Promise<void> }

/** One browser for the whole run, started when the first test asks for it: most runs never do. */
export async function browserOnDemand(): Promise<OnDemand> {
  const started: Promise<BrowserServer>[] = []
  const server = createServer((_, reply) => {
    started[0] ??= startChromium()
    started[0].then(
      (browser) => reply.end(browser.wsEndpoint()),
      (error: unknown) => reply.writeHead(500).end(String(error)),
    )
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/`,
    stop: async () => {
      server.close()
      server.closeAllConnections()
      await (await started[0]?.catch(() => undefined))?.close()
    },
  }
}
