import autocannon from 'autocannon'
import { type Spread, spreadOf } from './machine.ts'

export type Shot = {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

export type Loaded = {
  readonly perSecond: number
  readonly millis: Spread
  /** How many answers had each status; what was not expected is an error of the measurement. */
  readonly statuses: Readonly<Record<string, number>>
}

type Wanted = {
  readonly url: string
  readonly connections: number
  readonly seconds: number
  /** The next request; called once for each. */
  readonly next: () => Shot
}

/** Keeps so many connections busy for so long; every connection sends its next request when it has its answer. */
export async function load({ url, connections, seconds, next }: Wanted): Promise<Loaded> {
  const statuses: Record<string, number> = {}
  const millis: number[] = []
  const result = await autocannon({
    url,
    connections,
    duration: seconds,
    timeout: 30,
    requests: [{ setupRequest: (request) => ({ ...request, ...next() }) }],
    setupClient: (client) => {
      client.on('response', (status, _bytes, took) => {
        statuses[status] = (statuses[status] ?? 0) + 1
        millis.push(took)
      })
    },
  })
  if (result.errors > 0) statuses['errors'] = result.errors
  return { perSecond: Math.round(millis.length / result.duration), millis: spreadOf(millis), statuses }
}

/** One request after the other, each timed from the first byte sent to the last received. */
export async function oneByOne(count: number, ask: (n: number) => Promise<void>): Promise<Spread> {
  const millis: number[] = []
  for (let n = 0; n < count; n++) {
    const from = performance.now()
    await ask(n)
    millis.push(performance.now() - from)
  }
  return spreadOf(millis)
}
