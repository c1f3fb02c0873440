import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import pg from 'pg'
import { fill } from './fill.ts'
import { load, type Loaded } from './load.ts'
import { phrases } from './phrases.ts'
import { type Place, runBeside, untilServed } from './place.ts'

export type Intake = {
  readonly cases: number
  readonly connections: number
  readonly form: Loaded
  /** The same rows by one prepared statement and one commit each. */
  readonly raw: { readonly perSecond: number }
  readonly ratio: number
  /** The same rows by the grouped statement, which the form uses as well. */
  readonly grouped: { readonly perSecond: number }
  readonly ratioToGrouped: number
}

const connections = 32

/** `POST` a sentence end to end, beside the same rows written bare, with this many cases in the database. */
export async function measureIntake(place: Place, cases: number, seconds = 10): Promise<Intake> {
  await fill(place.postgres.ownerUrl, cases)
  const raw = await measureRaw(place, seconds, 'alone')
  const grouped = await measureRaw(place, seconds, 'together')
  const serve = runBeside(place, '../src/main/serve.ts')
  const work = runBeside(place, '../src/main/work.ts')
  try {
    await untilServed(place)
    const shots = await sayingsOf(place)
    await load({ url: place.url, connections, seconds: 4, next: shots })
    const form = await load({ url: place.url, connections, seconds, next: shots })
    const to = (limit: { readonly perSecond: number }) =>
      Math.round((form.perSecond / limit.perSecond) * 100) / 100
    return { cases, connections, form, raw, ratio: to(raw), grouped, ratioToGrouped: to(grouped) }
  } finally {
    await Promise.all([serve.stop(), work.stop()])
  }
}

/** What a browser sends when somebody presses 报上去, from a stairwell taken by chance. */
export async function sayingsOf(place: Place) {
  const client = new pg.Client(place.postgres.ownerUrl)
  await client.connect()
  const { rows } = await client.query<{ code: string }>('select code from places.code order by code')
  await client.end()
  const said = phrases(5_000)
  const state = { n: Math.floor(Math.random() * 1e6) }
  return () => {
    state.n += 7
    const { code = '' } = rows[(state.n * 7919) % rows.length] ?? {}
    const { words = '' } = said[state.n % said.length] ?? {}
    const body = new URLSearchParams({ words, isNew: '1', once: randomBytes(12).toString('hex') })
    return {
      method: 'POST' as const,
      path: `/s/${code}`,
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: place.url },
      body: body.toString(),
    }
  }
}

export async function measureRaw(
  place: Place,
  seconds: number,
  how: 'alone' | 'together',
): Promise<{ perSecond: number }> {
  const { child } = runBeside(place, 'raw-filing.ts', {
    BENCH_SECONDS: String(seconds),
    BENCH_CONNECTIONS: String(connections),
    BENCH_RAW: how,
  })
  const parts: Buffer[] = []
  child.stdout?.on('data', (part: Buffer) => parts.push(part))
  await once(child, 'close')
  return JSON.parse(Buffer.concat(parts).toString()) as { perSecond: number }
}
