import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import type { Config } from './config.ts'
import { demoMembers } from './demo/people.ts'
import { shownCode } from './demo/places.ts'

/** What somebody who has just started the house wants to open. */
export async function printAddresses(config: Config): Promise<void> {
  const { baseUrl } = config
  const lines = [
    ...((await isEmpty(config)) ? emptyLines : []),
    ...(config.demo ? [`  a resident's page   ${baseUrl}/s/${shownCode}`] : []),
    `  the public board    ${baseUrl}/board   (on a screen: ${baseUrl}/wall)`,
    `  the desk            ${baseUrl}/sign-in`,
    ...(config.demo ? [`                      one tap to be ${demoNames()}`] : []),
  ]
  process.stdout.write(`\nLegwork is ready: ${baseUrl}\n${lines.join('\n')}\n\nCtrl-C stops it.\n\n`)
}

const emptyLines = [
  '  There is no community yet. This makes the first one and its first account:',
  '    npm run legwork -- community add --slug NAME --name 社区名 --phone 电话',
  '    npm run legwork -- account add --community NAME --name 姓名 --rank secretary --user NAME',
]

const ranks = {
  worker: 'worker',
  coordinator: 'coordinator',
  secretary: 'secretary',
  helper: 'helper',
} as const

function demoNames(): string {
  return demoMembers
    .slice(0, 5)
    .map(({ name, rank, body }) => `${name} (${body === 'post' ? ranks[rank] : `${body} company`})`)
    .join(', ')
}

async function isEmpty({ database }: Config): Promise<boolean> {
  const client = new pg.Client({ connectionString: database?.appUrl, connectionTimeoutMillis: 5_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return (await client.query('select from people.community limit 1')).rowCount === 0
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** Waits until the house says that it is ready. False when it is asked to stop before. */
export async function untilReady({ host, port }: Config, asked: AbortSignal): Promise<boolean> {
  const here = host === '0.0.0.0' ? '127.0.0.1' : host.includes(':') ? '[::1]' : host
  while (!asked.aborted) {
    const ready = await fetch(`http://${here}:${port}/healthz`, { signal: AbortSignal.timeout(5_000) }).then(
      async (reply) => reply.arrayBuffer().then(() => reply.ok),
      () => false,
    )
    if (ready) return true
    await pause(50, undefined, { signal: asked }).catch(() => undefined)
  }
  return false
}
