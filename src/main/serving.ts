import type { ServerResponse } from 'node:http'
import { buildAssets } from '../kernel/http/assets.ts'
import { makeSignIn } from '../modules/people/sign-in/sign-in.ts'
import { makeApp } from './app.ts'
import { announceChanges, listenForChanges } from './changes.ts'
import type { Config } from './config.ts'
import { openHouse } from './house.ts'
import { listen } from './listen.ts'
import type { Log } from './log.ts'
import { sendingOf } from './sending.ts'

export type Serving = { readonly port: number; readonly stop: () => Promise<void> }

/** Everything the web process is: house, assets, pages, and the ear for what other processes change. */
export async function startServing(config: Config, log: Log): Promise<Serving> {
  if (!config.database) throw new Error('the database is not known')
  const announcing = announceChanges(() => house.db, log)
  const house = openHouse(config, {
    name: 'legwork-serve',
    max: 16,
    changed: announcing.changed,
    onError: (error) => log.debug({ error }, 'a connection broke'),
  })
  const assets = await buildAssets()
  const site = { baseUrl: config.baseUrl, asset: assets.asset }
  const changes = listenForChanges(config.database.appUrl, log)
  const streams = new Set<ServerResponse>()
  const signIn = makeSignIn({ ...house, demo: config.demo }, site)
  const app = makeApp(house, site, {
    signIn,
    changes,
    notices: sendingOf(config, house.clock, log),
    assets,
    rate: { perMinute: config.ratePerMinute },
    trustProxy: config.trustProxy,
    log,
    streams,
  })
  const server = await listen({ fetch: app.fetch, host: config.host, port: config.port }, streams)
  const stop = async () => {
    await server.stop()
    await changes.stop()
    await announcing.stop()
    await house.close()
  }
  return { port: server.port, stop }
}
