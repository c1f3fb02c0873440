import { createHash, randomBytes } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { CommunityId } from '../ids.ts'
import { ok, refuse, type Result } from '../result.ts'

export type FileStore = {
  /** Keeps bytes under the hash of their content; the same bytes are kept once. */
  readonly keep: (community: CommunityId, bytes: Uint8Array) => Promise<Result<string, 'file.disk_full'>>
  /** The bytes with this hash, or null when they are not (or no longer) there. */
  readonly read: (community: CommunityId, hash: string) => Promise<Uint8Array | null>
  readonly remove: (community: CommunityId, hash: string) => Promise<void>
  /** Takes away what a crash left half written. Returns how many. */
  readonly sweep: () => Promise<number>
}

type Write = (path: string, bytes: Uint8Array) => Promise<void>

/** Files under `root`, which no web server serves: `<community>/<two letters>/<sha-256>`. */
export function fileStore(root: string, write: Write = writeDurably): FileStore {
  const half = join(root, 'half')
  return {
    keep: async (community, bytes) => {
      const hash = createHash('sha256').update(bytes).digest('hex')
      const path = pathOf(root, community, hash)
      if (await isThere(path)) return ok(hash)
      const started = join(half, randomBytes(8).toString('hex'))
      try {
        await mkdir(half, { recursive: true })
        await mkdir(join(path, '..'), { recursive: true })
        await write(started, bytes)
        await rename(started, path)
        return ok(hash)
      } catch (error) {
        await rm(started, { force: true }).catch(() => undefined)
        if (isFull(error)) return refuse('file.disk_full')
        throw error
      }
    },
    read: async (community, hash) =>
      readFile(pathOf(root, community, hash)).catch((error: unknown) => {
        if (codeOf(error) === 'ENOENT') return null
        throw error
      }),
    remove: (community, hash) => rm(pathOf(root, community, hash), { force: true }),
    sweep: async () => {
      const left = await readdir(half).catch(() => [])
      for (const name of left) await rm(join(half, name), { force: true })
      return left.length
    },
  }
}

function pathOf(root: string, community: CommunityId, hash: string): string {
  if (!/^[0-9a-f-]{36}$/.test(community) || !/^[0-9a-f]{64}$/.test(hash))
    throw new RangeError('not a file of ours')
  return join(root, community, hash.slice(0, 2), hash)
}

// On disk before its name is: what is acknowledged survives the power.
async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}

function isFull(error: unknown): boolean {
  const code = codeOf(error)
  return code === 'ENOSPC' || code === 'EDQUOT'
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}
