import pg from 'pg'
import { poolOf } from '../src/kernel/db.ts'
import { openHouse } from '../src/main/house.ts'
import { readConfig } from '../src/main/config.ts'
import type { CommunityId, StairwellId } from '../src/kernel/ids.ts'
import { catalogueFor } from '../src/modules/cases/catalogue/catalogue-for.ts'
import { filingOf } from '../src/modules/cases/filing.ts'
import { filings, rowsOf, writeFiling } from '../src/modules/cases/filing.store.ts'
import { makeRef } from '../src/modules/cases/ref.ts'
import { understand } from '../src/modules/cases/understand.ts'
import { bodiesOf, getCommunity } from '../src/modules/people/door.ts'
import { placeOfStairwell, placesOf, sayPlace } from '../src/modules/places/door.ts'
import { phrases } from './phrases.ts'

/*
 * The raw limit: the rows of finished filings, with no web, no language, no looking nearby. `alone` is a bare prepared
 * statement and a commit for each, over as many connections as the form has; `together` the grouped statement that the
 * product itself uses.
 */

const seconds = Number(process.env['BENCH_SECONDS'] ?? 10)
const connections = Number(process.env['BENCH_CONNECTIONS'] ?? 32)
const config = readConfig()
const house = openHouse(config, { name: 'legwork-bench-raw', max: connections })

const owner = new pg.Client(config.database?.ownerUrl)
await owner.connect()
const { rows } = await owner.query<{ community_id: CommunityId; stairwell_id: StairwellId }>(
  'select community_id, stairwell_id from places.code order by md5(code) limit 2000',
)
await owner.end()

const texts = phrases(2_000)
const makers = await Promise.all(
  rows.map(async ({ community_id: community, stairwell_id: stairwell }, n) => {
    const tree = await placesOf(house.db, community)
    const place = placeOfStairwell(tree, stairwell) ?? { estate: null, building: null, stairwell: null }
    const { words = '' } = texts[n] ?? {}
    const now = house.clock()
    const understanding = await understand(house)(community, { words, place, at: now })
    const said = {
      input: {
        words,
        lang: 'zh-CN' as const,
        channel: 'qr' as const,
        dangerSeen: true,
        isNew: true,
        understanding,
      },
      actor: { as: 'visitor' as const, community },
      at: now,
      post: (await bodiesOf(house.db, community)).post.id,
      calendar: house.rules.calendarOf(await getCommunity(house.db, community)),
      placeName: sayPlace(tree, place),
      catalogue: await catalogueFor(house.db, community),
    }
    return { community, now, make: filingOf(house, said) }
  }),
)

// Made ahead, so that only the writing is timed. Eight digits: hardly one of them is taken.
const ready = Array.from({ length: 60_000 }, (_, n) => {
  const maker = makers[n % makers.length] as (typeof makers)[number]
  return { ...maker, filing: maker.make(makeRef(8)) }
})

const isAlone = process.env['BENCH_RAW'] === 'alone'
const pool = poolOf(house.db)
const count = { next: 0 }
const until = performance.now() + seconds * 1_000
const began = performance.now()
await Promise.all(Array.from({ length: connections }, isAlone ? writeAlone : writeOn))
const perSecond = Math.round(count.next / ((performance.now() - began) / 1_000))
process.stdout.write(JSON.stringify({ perSecond }))
await house.close()

/** A number that is taken, or a connection's other trouble, ends the measurement: it must write all it counts. */
async function writeAlone(): Promise<void> {
  while (performance.now() < until && count.next < ready.length) {
    const each = ready[count.next++]
    if (!each) return
    const once = `raw-${count.next}-${began}`
    const values = rowsOf(each.filing, { community: each.community, once, now: each.now })
    await pool.query({ name: filings.name, text: filings.text, values: values.map((rows) => `[${rows}]`) })
  }
}

async function writeOn(): Promise<void> {
  while (performance.now() < until && count.next < ready.length) {
    const each = ready[count.next++]
    if (!each) return
    const tries = { n: 0 }
    await writeFiling(house.db, {
      community: each.community,
      once: `raw-${count.next}-${began}`,
      now: each.now,
      make: (ref) => (tries.n++ === 0 ? each.filing : each.make(ref)),
    })
  }
}
