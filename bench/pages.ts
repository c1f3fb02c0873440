import pg from 'pg'
import type { CommunityId, StairwellId } from '../src/kernel/ids.ts'
import { readConfig } from '../src/main/config.ts'
import { openHouse } from '../src/main/house.ts'
import { understand } from '../src/modules/cases/understand.ts'
import { placeOfStairwell, placesOf } from '../src/modules/places/door.ts'
import { fill } from './fill.ts'
import { oneByOne } from './load.ts'
import type { Spread } from './machine.ts'
import { phrases } from './phrases.ts'
import { type Place, runBeside, untilServed } from './place.ts'

export type Pages = { readonly cases: number; readonly pages: Readonly<Record<string, Spread>> }

const visits = 400

/** A case of some community, taken by chance with equal weight for each case: large communities are met more often. */
type Met = { readonly community: CommunityId; readonly ref: string; readonly stairwell: StairwellId }

/** Pages and look-ups of desks all over 200 communities, one after the other, with this many cases in the database. */
export async function measurePages(place: Place, cases: number): Promise<Pages> {
  await fill(place.postgres.ownerUrl, cases)
  const met = await meet(place)
  const desk = runBeside(place, 'desk-server.ts')
  try {
    await untilServed(place)
    const ask = async (community: string, path: string) => {
      const reply = await fetch(`${place.url}${path}`, { headers: { 'x-bench-community': community } })
      const text = await reply.text()
      if (!reply.ok) throw new Error(`${path}: ${reply.status} ${text.slice(0, 300)}`)
    }
    const searching = (q: string) => async (n: number) =>
      ask(at(met, n).community, `/desk/inbox?${new URLSearchParams({ q })}`)
    const asked: Record<string, (n: number) => Promise<void>> = {
      inbox: async (n) => ask(at(met, n).community, '/desk/inbox'),
      case: async (n) => ask(at(met, n).community, `/desk/cases/${at(met, n).ref}`),
      'search, 2 characters': searching('电梯'),
      'search, 4 characters': searching('加装电梯'),
      'search, two terms': searching('楼道 三天'),
      'search, initials': searching('ldd'),
      'search, pinyin': searching('jiazhuangdianti'),
      'search, one character wrong': searching('加转电梯'),
      'search, only similar': searching('楼到灯不两'),
      board: async (n) => ask(at(met, n).community, `/c/bench-${(n % 200) + 1}/board`),
    }
    const pages: Record<string, Spread> = {}
    for (const [name, visit] of Object.entries(asked)) {
      await oneByOne(40, visit)
      pages[name] = await oneByOne(visits, visit)
    }
    return { cases, pages: { ...pages, 'duplicate look-up': await measureLookUp(place, met) } }
  } finally {
    await desk.stop()
  }
}

async function measureLookUp(place: Place, met: readonly Met[]): Promise<Spread> {
  const { postgres, dataDir } = place
  const config = readConfig({
    LEGWORK_DATA: dataDir,
    DATABASE_URL: postgres.ownerUrl,
    DATABASE_APP_URL: postgres.appUrl,
  })
  const house = openHouse(config, { name: 'legwork-bench-near', max: 2 })
  const said = phrases(visits)
  const look = async (n: number) => {
    const { community, stairwell } = at(met, n)
    const here = placeOfStairwell(await placesOf(house.db, community), stairwell)
    if (!here) throw new Error('a stairwell without a building')
    await understand(house)(community, {
      words: said[n % said.length]?.words ?? '',
      place: here,
      at: house.clock(),
    })
  }
  await oneByOne(visits, look)
  const spread = await oneByOne(visits, look)
  await house.close()
  return spread
}

async function meet({ postgres }: Place): Promise<Met[]> {
  const client = new pg.Client(postgres.ownerUrl)
  await client.connect()
  try {
    const { rows } = await client.query<Met>(
      `select community_id as community, ref, stairwell_id as stairwell from cases."case"
       where hashtext(id::text) % 97 = 0 and stairwell_id is not null order by id limit 20000`,
    )
    return rows
  } finally {
    await client.end()
  }
}

function at(met: readonly Met[], n: number): Met {
  const found = met[(n * 7919) % met.length]
  if (!found) throw new Error('there are no cases')
  return found
}
