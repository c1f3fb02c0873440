import { randomBytes } from 'node:crypto'
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { birthOf } from './process.ts'

const Holder = z.object({ pid: z.number().int(), born: z.string(), address: z.string() })
export type Holder = z.infer<typeof Holder>

/** The data folder is in use by another living process; nothing was touched. */
export class AlreadyRunning extends Error {
  readonly holder: Holder
  constructor(folder: string, holder: Holder) {
    super(
      `Legwork already runs on the data folder ${folder}: process ${holder.pid}, ${holder.address}. ` +
        'Stop that one first, or give this one another folder with LEGWORK_DATA.',
    )
    this.holder = holder
  }
}

type Wanted = {
  readonly file: string
  readonly folder: string
  readonly address: string
  readonly patience: number
}

/**
 * One living process per data folder. A lock whose holder has died is taken over at once; for a living one we wait
 * `patience` milliseconds (it may be about to stop).
 * @returns what gives the lock back
 * @throws AlreadyRunning
 */
export async function takeLock({ file, folder, address, patience }: Wanted): Promise<() => void> {
  const mine = { pid: process.pid, born: birthOf(process.pid) ?? '', address }
  const until = performance.now() + patience
  for (;;) {
    if (create(file, mine)) return () => giveBack(file, mine)
    const holder = readHolder(file)
    if (holder && birthOf(holder.pid) === holder.born) {
      if (performance.now() >= until) throw new AlreadyRunning(folder, holder)
      await pause(100)
    } else removeStale(file, holder)
  }
}

/** Who holds the lock and lives; undefined when nobody does. */
export function readLiving(file: string): Holder | undefined {
  const holder = readHolder(file)
  return holder && birthOf(holder.pid) === holder.born ? holder : undefined
}

// Linked, not written, into place: whoever sees the lock sees all of it, and only one can make it.
function create(file: string, holder: Holder): boolean {
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`
  writeFileSync(draft, JSON.stringify(holder), { mode: 0o644 })
  try {
    linkSync(draft, file)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(draft, { force: true })
  }
}

// Two may find the same stale lock. Moved aside first and looked at again, so that neither removes the other's new one.
function removeStale(file: string, seen: Holder | undefined): void {
  const aside = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`
  try {
    renameSync(file, aside)
  } catch {
    return
  }
  const moved = readHolder(aside)
  const wasAnothers = moved && moved.born !== seen?.born && birthOf(moved.pid) === moved.born
  if (wasAnothers) linkSync(aside, file)
  rmSync(aside, { force: true })
}

function giveBack(file: string, mine: Holder): void {
  const holder = readHolder(file)
  if (holder?.pid === mine.pid && holder.born === mine.born) rmSync(file, { force: true })
}

function readHolder(file: string): Holder | undefined {
  try {
    return Holder.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return undefined
  }
}
