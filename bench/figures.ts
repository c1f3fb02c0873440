import pg from 'pg'
import { fill } from './fill.ts'
import { fillHops, longStory } from './fill-hops.ts'
import { oneByOne } from './load.ts'
import type { Spread } from './machine.ts'
import { type Place, runBeside, untilServed } from './place.ts'

/** Pages of one community with this many cases; `within` is what was asked of them, in milliseconds. */
export type MonthPages = {
  readonly cases: number
  readonly ofAll: number
  readonly pages: Readonly<Record<string, Spread & { readonly within: number }>>
}

const total = 100_000
const visits = 60

/** Figures of one month and long stories, at 10^5 cases of ten hands: the largest of 200 communities, and one with all. */
export async function measureFigures(place: Place): Promise<readonly MonthPages[]> {
  const { ownerUrl } = place.postgres
  await fill(ownerUrl, total)
  await fillHops(ownerUrl)
  const among = await measureLargest(place)
  await fill(ownerUrl, total, [total])
  await fillHops(ownerUrl)
  return [among, await measureLargest(place)]
}

async function measureLargest(place: Place): Promise<MonthPages> {
  const { community, cases, ofAll, long } = await meet(place)
  const desk = runBeside(place, 'desk-server.ts')
  try {
    await untilServed(place)
    const ask = async (path: string) => {
      const reply = await fetch(`${place.url}${path}`, { headers: { 'x-bench-community': community } })
      const text = await reply.text()
      if (!reply.ok) throw new Error(`${path}: ${reply.status} ${text.slice(0, 300)}`)
    }
    const figures = (by: string, kind = '') => ({
      within: 300,
      visit: (n: number) => ask(`/desk/figures${kind}?by=${by}&month=${monthBefore(1 + (n % 12))}`),
    })
    const asked = {
      'figures, by topic': figures('topic'),
      'figures, by place': figures('place'),
      'figures, by body': figures('body'),
      'figures, six months': { ...figures('month'), within: 1_800 },
      'figures, the numbers alone, by body': figures('body', '.csv'),
      [`case with ${longStory} entries`]: {
        within: 30,
        visit: (n: number) => ask(`/desk/cases/${long[n % long.length]}`),
      },
    }
    const pages: Record<string, Spread & { readonly within: number }> = {}
    for (const [name, { within, visit }] of Object.entries(asked)) {
      await oneByOne(12, visit)
      pages[name] = { ...(await oneByOne(within < 100 ? visits * 5 : visits, visit)), within }
    }
    return { cases, ofAll, pages }
  } finally {
    await desk.stop()
  }
}

type Met = {
  readonly community: string
  readonly cases: number
  readonly ofAll: number
  readonly long: readonly string[]
}

async function meet({ postgres }: Place): Promise<Met> {
  const client = new pg.Client(postgres.ownerUrl)
  await client.connect()
  try {
    const { rows } = await client.query<Met>(
      `select community_id as community, count(*)::int as cases, (sum(count(*)) over ())::int as "ofAll",
         array_agg(ref) filter (where journal_n >= $1) as long
       from cases."case" group by community_id order by count(*) desc limit 1`,
      [longStory],
    )
    const [met] = rows
    if (!met) throw new Error('there are no cases')
    return met
  } finally {
    await client.end()
  }
}

// Whole months, so that every page counts as much as the next.
function monthBefore(months: number): string {
  const today = new Date()
  return new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - months, 1)).toISOString().slice(0, 7)
}
