import { asShipped } from '../src/modules/notices/setup.ts'
import { buildAssets } from '../src/kernel/http/assets.ts'
import { newId, type BodyId, type CommunityId, type PersonId } from '../src/kernel/ids.ts'
import { makeApp } from '../src/main/app.ts'
import { readConfig } from '../src/main/config.ts'
import { openHouse } from '../src/main/house.ts'
import { listen } from '../src/main/listen.ts'
import { openLog } from '../src/main/log.ts'
import { untilAskedToStop } from '../src/main/stopping.ts'

/*
 * The web process as it ships, but for one thing: who signs in is told by a header, so that one measurement can
 * visit the desks of two hundred communities.
 */

const config = readConfig()
const house = openHouse(config, { name: 'legwork-bench-desk', max: 16 })
const assets = await buildAssets()
const site = { baseUrl: config.baseUrl, asset: assets.asset }
const [person, body] = [newId<PersonId>(), newId<BodyId>()]
const app = makeApp(house, site, {
  signIn: {
    staffOf: async (request) => {
      const community = request.headers.get('x-bench-community')
      if (!community) return null
      return {
        as: 'staff',
        community: community as CommunityId,
        person,
        body,
        rank: 'secretary',
        name: '量尺',
      }
    },
    pages: () => undefined,
  },
  changes: { subscribe: () => () => undefined },
  notices: asShipped,
  assets,
  rate: { perMinute: config.ratePerMinute },
  trustProxy: false,
  log: openLog(config, 'bench'),
})
const server = await listen({ fetch: app.fetch, host: config.host, port: config.port }, new Set())
await untilAskedToStop()
await server.stop()
await house.close()
process.exit(0)
