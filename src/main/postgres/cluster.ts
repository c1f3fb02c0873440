import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Binaries } from './binaries.ts'
import { mayEnter, type User } from './user.ts'

export const owner = 'legwork_owner'

/** What a server calls its folder when it cannot name it. */
export const standingIn = '/proc/self/cwd'

/** How a program of PostgreSQL is run: as whom, where, and by which name it calls its folder. */
export type Footing = {
  readonly folder: string
  readonly options: {
    readonly uid?: number
    readonly gid?: number
    readonly cwd: string
    readonly env: NodeJS.ProcessEnv
    readonly detached: true
  }
}

/**
 * When the server's user may not pass the folders above (data under /root), it is put into its folder before it
 * gives up root and calls it by that: what one stands in one may use.
 */
export function footing(cluster: string, user: User | undefined): Footing {
  // Our own environment stays outside: libpq would read root's ~/.postgresql, and PG* settings meant for others.
  const env = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC', HOME: '/' }
  const above = process.platform !== 'linux' || mayEnter(dirname(cluster), user)
  return {
    folder: above ? cluster : standingIn,
    // A group of its own: Ctrl-C in the terminal reaches us alone, and we stop the server last.
    options: { ...user, cwd: above ? '/' : cluster, env, detached: true },
  }
}

/** Makes the cluster when there is none. A half-made one, left by a crash, is made again. */
export async function ensureCluster(
  binaries: Binaries,
  cluster: string,
  user: User | undefined,
): Promise<void> {
  checkOwner(cluster)
  if (existsSync(join(cluster, 'PG_VERSION'))) return checkVersion(binaries, cluster)
  const draft = `${cluster}.new`
  rmSync(draft, { recursive: true, force: true })
  makePrivate(draft, user)
  await initialise(binaries, draft, user)
  renameSync(draft, cluster)
}

export function writeSettings(cluster: string, text: string, user: User | undefined): void {
  const file = join(cluster, 'postgresql.conf')
  const draft = `${file}.new`
  writeFileSync(draft, text, { mode: 0o600 })
  if (user) chownSync(draft, user.uid, user.gid)
  renameSync(draft, file)
}

/**
 * The private folder of the socket, the same at each start. It lies outside the data folder because the path of a
 * socket may have 107 bytes at most (103 on macOS).
 */
export function socketFolder(cluster: string, user: User | undefined): string {
  const mark = createHash('sha256').update(cluster).digest('hex').slice(0, 12)
  const roots = [tmpdir(), '/tmp'].filter(
    (root) => Buffer.byteLength(join(root, `legwork-${mark}-xxxxxx/.s.PGSQL.5432`)) <= 100,
  )
  const root = roots[0] ?? '/tmp'
  const wanted = join(root, `legwork-${mark}`)
  mkdirSync(wanted, { recursive: true, mode: 0o700 })
  const found = lstatSync(wanted)
  const trusted = [user?.uid, process.getuid?.()].includes(found.uid) && found.isDirectory()
  // The temporary folder is everybody's: when another user sits on our name, take one that nobody can foresee.
  const folder = trusted ? wanted : mkdtempSync(`${wanted}-`)
  makePrivate(folder, user)
  return folder
}

function makePrivate(folder: string, user: User | undefined): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  chmodSync(folder, 0o700)
  if (user) chownSync(folder, user.uid, user.gid)
}

function checkOwner(cluster: string): void {
  const found = lstatSync(cluster, { throwIfNoEntry: false })
  const us = process.getuid?.()
  if (found && us !== 0 && found.uid !== us)
    throw new Error(
      `${cluster} belongs to another user (number ${found.uid}). Start Legwork as that user, or give it another folder with LEGWORK_DATA.`,
    )
}

function checkVersion({ version }: Binaries, cluster: string): void {
  const made = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim()
  if (version.split('.')[0] !== made)
    throw new Error(
      `The data in ${cluster} was made by PostgreSQL ${made}; this version of Legwork brings ${version}. ` +
        'Restore a backup into a new data folder, see docs/operating.md.',
    )
}

// initdb writes every file to the disk before it ends, whatever the settings of the server will be.
async function initialise({ initdb }: Binaries, cluster: string, user: User | undefined): Promise<void> {
  const { folder, options } = footing(cluster, user)
  const locale = process.platform === 'linux' ? 'C.UTF-8' : 'en_US.UTF-8'
  const child = spawn(
    initdb,
    [
      `--pgdata=${folder}`,
      `--username=${owner}`,
      '--auth-local=trust',
      '--auth-host=reject',
      '--encoding=UTF8',
      '--locale-provider=builtin',
      `--locale=${locale}`,
      '--builtin-locale=C.UTF-8',
      '--no-instructions',
    ],
    { ...options, stdio: ['ignore', 'ignore', 'pipe'] },
  )
  const parts: Buffer[] = []
  child.stderr.on('data', (part: Buffer) => parts.push(part))
  const code = await new Promise((done, failed) => child.once('close', done).once('error', failed))
  if (code !== 0)
    throw new Error(
      `PostgreSQL could not make its folder ${cluster}: ${Buffer.concat(parts).toString().trim()}`,
    )
}
