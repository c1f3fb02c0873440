import { createServer, type Server, type ServerResponse } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { createAdaptorServer, type HttpBindings } from '@hono/node-server'

type Wanted = {
  readonly fetch: (request: Request, env: HttpBindings) => Response | Promise<Response>
  readonly host: string
  readonly port: number
}

export type Listening = {
  readonly port: number
  /** Takes no new requests, finishes those that run, and ends streams at once. */
  readonly stop: () => Promise<void>
}

const patience = 4_000

/** Serves an application over HTTP. A response that never ends by itself is told to `streams`, so that a stop ends it. */
export async function listen(
  { fetch, host, port }: Wanted,
  streams: ReadonlySet<ServerResponse>,
): Promise<Listening> {
  const server = createAdaptorServer({
    fetch: fetch as never,
    createServer,
    // Slow and half-open clients must not hold connections for ever; a large photo over a weak signal may take minutes.
    serverOptions: { headersTimeout: 20_000, requestTimeout: 300_000, keepAliveTimeout: 65_000 },
    overrideGlobalObjects: false,
  }) as Server
  await new Promise<void>((ready, failed) => {
    server.once('error', failed)
    server.listen({ host, port }, () => {
      server.off('error', failed)
      ready()
    })
  })
  const address = server.address()
  return {
    port: typeof address === 'object' && address ? address.port : port,
    stop: () => stop(server, streams),
  }
}

async function stop(server: Server, streams: ReadonlySet<ServerResponse>): Promise<void> {
  const closed = new Promise<boolean>((tell) => server.close(() => tell(true)))
  for (const stream of streams) stream.end()
  const until = performance.now() + patience
  while (performance.now() < until) {
    server.closeIdleConnections()
    if (await Promise.race([closed, pause(50, false)])) return
  }
  server.closeAllConnections()
  await closed
}
