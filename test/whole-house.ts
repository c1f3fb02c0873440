import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { constants, tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from '../src/kernel/db.ts'
import { postmasterOf, socketOf } from '../src/main/postgres/leftover.ts'
import { birthOf, commandOf } from '../src/main/postgres/process.ts'
import { aPost, type Post } from './given.ts'

const root = join(import.meta.dirname, '..')
const started = new Map<ChildProcess, string>()

/** The installation as an operator has it: a data folder, a port, and processes that may be killed. */
export type WholeHouse = {
  readonly dataDir: string
  readonly base: string
  readonly port: number
}

export async function anEmptyHouse(): Promise<WholeHouse> {
  const dataDir = realpathSync(mkdtempSync(join(tmpdir(), 'legwork-whole-')))
  const port = await freePort()
  return { dataDir, port, base: `http://127.0.0.1:${port}` }
}

export type Started = {
  readonly child: ChildProcess
  /** All that it and its processes have printed. */
  readonly said: () => string
  /** The exit code, as a shell tells it: 130 when Ctrl-C ended it. */
  readonly ended: Promise<number>
}

/** `npm start`, or what it starts, in a process group of its own as in a terminal. */
export function start({ dataDir, port }: WholeHouse, by: 'npm' | 'node' = 'node'): Started {
  const [program, ...args] =
    by === 'npm' ? ['npm', 'start'] : [process.execPath, '--import', 'tsx', 'src/main/start.ts']
  const child = spawn(program, args, {
    cwd: root,
    detached: true,
    env: { ...outside(), LEGWORK_DATA: dataDir, PORT: String(port), LEGWORK_DEMO: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  started.set(child, dataDir)
  const parts: Buffer[] = []
  child.stdout.on('data', (part: Buffer) => parts.push(part))
  child.stderr.on('data', (part: Buffer) => parts.push(part))
  const ended = new Promise<number>((tell) => {
    child.once('close', (code, signal) => tell(code ?? 128 + (signal ? constants.signals[signal] : 0)))
  })
  return { child, ended, said: () => Buffer.concat(parts).toString() }
}

/** Kills what a failed test left running, and takes the folder away. */
export function clearAway({ dataDir }: WholeHouse): void {
  for (const [{ pid = 0 }, folder] of started)
    if (folder === dataDir) for (const each of [...below(pid), pid]) kill(each)
  kill(postmasterOf(join(dataDir, 'postgres')) ?? 0)
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 })
}

export async function isReady({ base }: WholeHouse): Promise<boolean> {
  return fetch(`${base}/healthz`).then(
    (reply) => reply.ok,
    () => false,
  )
}

export function serverOf({ dataDir }: WholeHouse): number | undefined {
  return postmasterOf(join(dataDir, 'postgres'))
}

/** The living process below `above` that runs this program. */
export function processOf(above: ChildProcess, program: 'start' | 'serve' | 'work'): number | undefined {
  return below(above.pid ?? 0).find((pid) => commandOf(pid).includes(`src/main/${program}.ts`))
}

/** Everything that a process has started, and what that has started. */
export function below(pid: number): number[] {
  const parents = new Map(
    readdirSync('/proc')
      .map(Number)
      .filter((each) => each > 0 && birthOf(each) !== undefined)
      .map((each) => [each, parentOf(each)]),
  )
  const found: number[] = []
  const add = (of: number) => {
    for (const [each, parent] of parents)
      if (parent === of) {
        found.push(each)
        add(each)
      }
  }
  add(pid)
  return found
}

/** A community with one stairwell in the running house's database. */
export async function makePost({ dataDir }: WholeHouse): Promise<Post> {
  const socket = socketOf(join(dataDir, 'postgres')) ?? ''
  const db = connect(`postgres://legwork_app@localhost/legwork?host=${encodeURIComponent(socket)}`)
  try {
    return await aPost(db)
  } finally {
    await db.destroy()
  }
}

function parentOf(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
  } catch {
    return 0
  }
}

function kill(pid: number): void {
  try {
    if (pid > 1) process.kill(pid, 'SIGKILL')
  } catch {
    // It has ended by itself.
  }
}

// What npm and the test runner say to their children is not what a terminal says.
function outside(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^(npm_|VITEST|NODE_|DATABASE_|LEGWORK_|HOST$)/.test(name),
    ),
  )
}

function freePort(): Promise<number> {
  return new Promise((tell, failed) => {
    const probe = createServer().once('error', failed)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => tell(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
