import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { load } from './load.ts'
import { freePort } from './place.ts'

export type Starts = {
  readonly coldSeconds: number
  readonly warmSeconds: number
  /** Of all processes of the house together, shared pages counted once (PSS), in MiB. */
  readonly restMiB: number
  readonly loadMiB: number
}

/** `npm start` from an empty data folder with its demo, and once more; and what it weighs. */
export async function measureStarts(): Promise<Starts> {
  const dataDir = mkdtempSync(join(tmpdir(), 'legwork-bench-start-'))
  const port = await freePort()
  try {
    const cold = await startHouse(dataDir, port)
    await cold.stop()
    const warm = await startHouse(dataDir, port)
    await new Promise((resolve) => setTimeout(resolve, 3_000))
    const restMiB = weightOf(warm.child)
    const loading = load({
      url: `http://127.0.0.1:${port}`,
      connections: 32,
      seconds: 8,
      next: () => ({ method: 'GET', path: '/board' }),
    })
    await new Promise((resolve) => setTimeout(resolve, 6_000))
    const loadMiB = weightOf(warm.child)
    await loading
    await warm.stop()
    return { coldSeconds: cold.seconds, warmSeconds: warm.seconds, restMiB, loadMiB }
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function startHouse(dataDir: string, port: number) {
  const began = performance.now()
  const child = spawn(process.execPath, [join(import.meta.dirname, '../bin/start.mjs')], {
    env: {
      ...process.env,
      LEGWORK_DATA: dataDir,
      PORT: String(port),
      LEGWORK_LOG: 'error',
      LEGWORK_RATE: '1000000',
    },
    stdio: 'ignore',
  })
  while (!(await isReady(port))) await new Promise((resolve) => setTimeout(resolve, 20))
  const seconds = Math.round((performance.now() - began) / 10) / 100
  const stop = async () => {
    child.kill('SIGINT')
    await once(child, 'exit')
  }
  return { child, seconds, stop }
}

function isReady(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/healthz`).then(
    (reply) => reply.arrayBuffer().then(() => reply.ok),
    () => false,
  )
}

/** Linux only: the proportional set size of a process and everything below it. */
function weightOf({ pid }: ChildProcess): number {
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc').filter((each) => /^\d+$/.test(each))) {
    const stat = read(`/proc/${name}/stat`)
    const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
    if (parent) parents.set(Number(name), parent)
  }
  const isBelow = (each: number): boolean =>
    each === pid || (parents.has(each) && isBelow(parents.get(each) ?? 0))
  const kilobytes = [...parents.keys()]
    .filter(isBelow)
    .map((each) => Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${each}/smaps_rollup`))?.[1] ?? 0))
  return Math.round(kilobytes.reduce((a, b) => a + b, 0) / 1_024)
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
