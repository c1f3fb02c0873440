import { createHash, randomBytes } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { CommunityId } from '../ids.ts'
import { ok, refuse, type Result } from '../result.ts'
import { type Instant, millisOf } from '../time.ts'

export type FileStore = {
  /** Keeps bytes under the hash of their content; the same bytes are kept once. */
  readonly keep: (community: CommunityId, bytes: Uint8Array) => Promise<Result<string, 'file.disk_full'>>
  /** The same for two that belong together: both are kept, or neither. */
  readonly keepBoth: (
    community: CommunityId,
    both: readonly [Uint8Array, Uint8Array],
  ) => Promise<Result<readonly [string, string], 'file.disk_full'>>
  /** The bytes with this hash, or null when they are not (or no longer) there. */
  readonly read: (community: CommunityId, hash: string) => Promise<Uint8Array | null>
  readonly remove: (community: CommunityId, hash: string) => Promise<void>
  /** Takes away what a crash left half written before that moment. Returns how many. */
  readonly sweep: (before: Instant) => Promise<number>
}

type Write = (path: string, bytes: Uint8Array) => Promise<void>

/** Files under `root`, which no web server serves: `<community>/<two letters>/<sha-256>`. */
export function fileStore(root: string, write: Write = writeDurably): FileStore {
  const half = join(root, 'half')
  const draftOf = (community: CommunityId, bytes: Uint8Array): Draft => {
    const hash = createHash('sha256').update(bytes).digest('hex')
    return {
      hash,
      path: pathOf(root, community, hash),
      started: join(half, randomBytes(8).toString('hex')),
      bytes,
    }
  }
  const keepDrafts = async (drafts: readonly Draft[]): Promise<Result<null, 'file.disk_full'>> => {
    try {
      await mkdir(half, { recursive: true })
      const written: Draft[] = []
      for (const draft of drafts) if (await writeDraft(draft, write)) written.push(draft)
      for (const draft of written) await giveName(draft)
      return ok(null)
    } catch (error) {
      for (const { started } of drafts) await rm(started, { force: true }).catch(() => undefined)
      if (isFull(error)) return refuse('file.disk_full')
      throw error
    }
  }
  return {
    keep: async (community, bytes) => {
      const draft = draftOf(community, bytes)
      const kept = await keepDrafts([draft])
      return kept.ok ? ok(draft.hash) : kept
    },
    keepBoth: async (community, [one, two]) => {
      const [first, second] = [draftOf(community, one), draftOf(community, two)]
      const kept = await keepDrafts([first, second])
      return kept.ok ? ok([first.hash, second.hash]) : kept
    },
    read: async (community, hash) =>
      readFile(pathOf(root, community, hash)).catch((error: unknown) => {
        if (codeOf(error) === 'ENOENT') return null
        throw error
      }),
    remove: (community, hash) => rm(pathOf(root, community, hash), { force: true }),
    sweep: (before) => sweepHalves(half, before),
  }
}

type Draft = {
  readonly hash: string
  readonly path: string
  readonly started: string
  readonly bytes: Uint8Array
}

/** Writes under a passing name. False when the same bytes are kept already. */
async function writeDraft({ path, started, bytes }: Draft, write: Write): Promise<boolean> {
  if (await isThere(path)) return false
  await mkdir(dirname(path), { recursive: true })
  await write(started, bytes)
  return true
}

async function giveName({ path, started }: Draft): Promise<void> {
  await rename(started, path)
  await syncFolder(dirname(path))
}

// Another process may be writing just now: only what is old was left by a crash.
async function sweepHalves(half: string, before: Instant): Promise<number> {
  const names = await readdir(half).catch(() => [])
  const removed = names.map(async (name) => {
    const path = join(half, name)
    const found = await stat(path).catch(() => undefined)
    if (!found || found.mtimeMs >= millisOf(before)) return 0
    await rm(path, { force: true })
    return 1
  })
  return (await Promise.all(removed)).reduce<number>((sum, one) => sum + one, 0)
}

function pathOf(root: string, community: CommunityId, hash: string): string {
  if (!/^[0-9a-f-]{36}$/.test(community) || !/^[0-9a-f]{64}$/.test(hash))
    throw new RangeError('not a file of ours')
  return join(root, community, hash.slice(0, 2), hash)
}

// The name is on disk too; Windows has no such call.
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const folder = await open(path)
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
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
