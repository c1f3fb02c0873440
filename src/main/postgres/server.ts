import { type ChildProcess, spawn } from 'node:child_process'
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { type Binaries, findBinaries } from './binaries.ts'
import { ensureCluster, footing, owner, socketFolder, writeSettings } from './cluster.ts'
import { socketOf, stopLeftover } from './leftover.ts'
import { AlreadyRunning, takeLock } from './lock.ts'
import { settingsText } from './settings.ts'
import { serverUser, type User } from './user.ts'

export type RunningPostgres = {
  /** Owner of the schema; migrations and the job queue use it. */
  readonly ownerUrl: string
  /** The role of the application; row-level security holds for it. The migrations make it. */
  readonly appUrl: string
  readonly version: string
  /** Told, with the end of its log, when the server dies without being asked to. */
  readonly died: Promise<string>
  /** Fast shutdown: running transactions are undone, nothing acknowledged is lost. Also gives the folder free. */
  readonly stop: () => Promise<void>
}

type Wanted = {
  readonly dataDir: string
  /** False only for tests. */
  readonly fsync?: boolean
  /** What a second starter is told about us. */
  readonly address?: string
  /** How long to wait, in milliseconds, for another who holds the folder and may be stopping. */
  readonly patience?: number
}

const database = 'legwork'
const megabyte = 1_048_576

/**
 * Starts the PostgreSQL that npm brought on a Unix socket that only we can open, with its data in
 * `<dataDir>/postgres`; makes that on the first start. What a crash left behind is cleared away first.
 * @throws AlreadyRunning when another process uses this data folder
 */
export async function startPostgres({
  dataDir,
  fsync = true,
  address = 'no address',
  patience = 0,
}: Wanted): Promise<RunningPostgres> {
  if (process.platform === 'win32')
    throw new Error(
      'On Windows Legwork cannot start PostgreSQL itself. Set DATABASE_URL to a server of your own.',
    )
  mkdirSync(dataDir, { recursive: true, mode: 0o711 })
  const folder = realpathSync(dataDir)
  const release = await takeLock({ file: join(folder, 'legwork.lock'), folder, address, patience })
  try {
    const started = await startIn(folder, fsync)
    return { ...started, stop: () => started.stop().finally(release) }
  } catch (error) {
    release()
    throw error
  }
}

/** For commands beside a running house: its server when it runs, else one of our own. `stop` stops only our own. */
export async function openPostgres(wanted: Wanted): Promise<RunningPostgres> {
  try {
    return await startPostgres(wanted)
  } catch (error) {
    if (!(error instanceof AlreadyRunning)) throw error
    const socket = await theirSocket(join(realpathSync(wanted.dataDir), 'postgres'))
    if (socket === undefined) throw error
    const never = new Promise<string>(() => undefined)
    return { ...urls(socket), version: 'of the running house', died: never, stop: async () => undefined }
  }
}

// The other may be starting just now.
async function theirSocket(cluster: string): Promise<string | undefined> {
  for (let tries = 0; tries < 50; tries++) {
    const socket = socketOf(cluster)
    if (socket && (await says(socket, 'legwork'))) return socket
    await pause(200)
  }
  return undefined
}

async function startIn(folder: string, fsync: boolean): Promise<RunningPostgres> {
  const cluster = join(folder, 'postgres')
  const user = serverUser(cluster)
  const binaries = findBinaries(user)
  await stopLeftover(cluster)
  await ensureCluster(binaries, cluster, user)
  const socket = socketFolder(cluster, user)
  writeSettings(cluster, settingsText(socket, fsync), user)
  const server = await launch({ binaries, cluster, socket, user, log: join(folder, 'postgres.log') })
  const stop = () => server.stop().finally(() => rmSync(socket, { recursive: true, force: true }))
  try {
    await makeDatabase(urlFor(socket, owner, 'postgres'))
  } catch (error) {
    await stop()
    throw error
  }
  return { ...urls(socket), version: binaries.version, died: server.died, stop }
}

type Launch = {
  readonly binaries: Binaries
  readonly cluster: string
  readonly socket: string
  readonly user: User | undefined
  readonly log: string
}

type Server = ReturnType<typeof spawnServer>

/** Processes of a killed server die a moment after it and still hold its memory: a start is tried for a while. */
async function launch(wanted: Launch): Promise<Server> {
  const until = performance.now() + 15_000
  for (;;) {
    const server = spawnServer(wanted)
    if (await isReady(wanted.socket, server.exited)) return server
    const said = server.said()
    if (performance.now() > until || !/lock file|still in use|being used/i.test(said))
      throw new Error(`PostgreSQL did not start (${wanted.log}): ${said.trim() || 'no reason given'}`)
    await pause(200)
  }
}

function spawnServer({ binaries, cluster, user, log }: Launch) {
  const { folder, options } = footing(cluster, user)
  if (existsSync(log) && statSync(log).size > 10 * megabyte) renameSync(log, `${log}.1`)
  // Its words go into a file, not through us: a pipe would break when we are killed, and the server with it.
  const words = openSync(log, 'a', 0o600)
  const before = statSync(log).size
  const [program, ...args] = [...leash(), binaries.postgres, '-D', folder]
  const child = spawn(program, args, { ...options, stdio: ['ignore', words, words] })
  closeSync(words)
  const said = () => (existsSync(log) ? readFileSync(log).subarray(before).toString().slice(-2_000) : '')
  const exited = new Promise<void>((done) => child.once('exit', () => done()).once('error', () => done()))
  const asked = new AbortController()
  const died = exited.then(() => (asked.signal.aborted ? new Promise<string>(() => undefined) : said()))
  return { said, exited, died, stop: () => stopServer(child, exited, asked) }
}

/** Where the system can do it, the server is told to stop when we die, by whatever cause. */
function leash(): readonly string[] {
  const setpriv = ['/usr/bin/setpriv', '/bin/setpriv'].find((path) => existsSync(path))
  return setpriv && !isBusybox(setpriv) ? [setpriv, '--pdeathsig', 'INT', '--'] : []
}

function isBusybox(path: string): boolean {
  return realpathSync(path).endsWith('busybox')
}

async function stopServer(child: ChildProcess, exited: Promise<void>, asked: AbortController): Promise<void> {
  asked.abort()
  if (child.exitCode === null && child.signalCode === null) child.kill('SIGINT')
  // An immediate stop loses nothing either; the next start replays the log.
  const late = setTimeout(() => child.kill('SIGQUIT'), 60_000)
  await exited
  clearTimeout(late)
}

/** After a crash the server first replays its log, which may take minutes: as long as it lives we wait. */
async function isReady(socket: string, exited: Promise<void>): Promise<boolean> {
  const ended = new AbortController()
  void exited.then(() => ended.abort())
  while (!ended.signal.aborted) {
    if (await says(socket, 'postgres')) return true
    await pause(15)
  }
  return false
}

async function says(socket: string, name: string): Promise<boolean> {
  const client = new pg.Client({
    connectionString: urlFor(socket, owner, name),
    connectionTimeoutMillis: 2_000,
  })
  client.on('error', () => undefined)
  return client
    .connect()
    .then(() => client.end())
    .then(
      () => true,
      () => false,
    )
}

async function makeDatabase(url: string): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [database])
    if (rowCount === 0) await client.query(`create database ${database}`)
  } finally {
    await client.end()
  }
}

function urls(socket: string): { readonly ownerUrl: string; readonly appUrl: string } {
  return { ownerUrl: urlFor(socket, owner, database), appUrl: urlFor(socket, 'legwork_app', database) }
}

// Port and sslmode are said, so that PGPORT and PGSSLMODE of somebody's shell do not matter.
function urlFor(socket: string, role: string, name: string): string {
  return `postgres://${role}@localhost:5432/${name}?host=${encodeURIComponent(socket)}&sslmode=disable`
}
