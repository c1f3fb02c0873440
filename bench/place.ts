import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate } from '../src/main/migrate.ts'
import { type RunningPostgres, startPostgres } from '../src/main/postgres/server.ts'

/** A data folder, a durable database and a free port of our own, gone when `leave` is called. */
export type Place = {
  readonly dataDir: string
  readonly postgres: RunningPostgres
  readonly port: number
  readonly url: string
  readonly leave: () => Promise<void>
}

export async function openPlace(): Promise<Place> {
  const dataDir = mkdtempSync(join(tmpdir(), 'legwork-bench-'))
  const postgres = await startPostgres({ dataDir, address: 'a benchmark' })
  await migrate(postgres.ownerUrl)
  const port = await freePort()
  const leave = async () => {
    await postgres.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
  return { dataDir, postgres, port, url: `http://127.0.0.1:${port}`, leave }
}

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  return typeof address === 'object' && address ? address.port : 0
}

export type Running = { readonly child: ChildProcess; readonly stop: () => Promise<void> }

/** One of our programs as a process of its own, with the settings of this place. */
export function runBeside(
  place: Place,
  script: string,
  more: Readonly<Record<string, string>> = {},
): Running {
  const child = spawn(process.execPath, ['--import', 'tsx', join(import.meta.dirname, script)], {
    env: {
      ...process.env,
      LEGWORK_DATA: place.dataDir,
      DATABASE_URL: place.postgres.ownerUrl,
      DATABASE_APP_URL: place.postgres.appUrl,
      PORT: String(place.port),
      LEGWORK_BASE_URL: place.url,
      LEGWORK_DEMO: '0',
      LEGWORK_RATE: '1000000',
      LEGWORK_LOG: 'error',
      ...more,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill('SIGTERM')
    await once(child, 'exit')
  }
  return { child, stop }
}

/** Waits until the web process answers at all. */
export async function untilServed({ url }: Place): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    const answered = await fetch(`${url}/healthz`).then(
      (reply) => reply.arrayBuffer().then(() => true),
      () => false,
    )
    if (answered) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`${url} does not answer`)
}
