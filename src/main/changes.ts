import { sql } from 'kysely'
import pg from 'pg'
import type { AnyDb } from '../kernel/db.ts'
import type { Changes } from '../kernel/http/changes.ts'
import { type CaseId, type CommunityId, readId } from '../kernel/ids.ts'
import type { House } from '../modules/cases/house.ts'
import type { Log } from './log.ts'

/*
 * What changed in one process is heard in every other: collected for a moment, told over PostgreSQL's own channel,
 * and passed on to the open pages. It is a hint and no more: a page that missed it shows the change when next loaded.
 */

const channel = 'legwork_changes'
const collectMillis = 80
const mostWaiting = 10_000

export type Announcing = {
  readonly changed: House['changed']
  /** Tells what is still waiting. */
  readonly stop: () => Promise<void>
}

/** Many changes within a moment cost one message to the database. */
export function announceChanges(db: () => AnyDb, log: Log): Announcing {
  const waiting = new Set<string>()
  const state: { timer: NodeJS.Timeout | undefined } = { timer: undefined }
  const tell = async () => {
    state.timer = undefined
    const told = [...waiting]
    waiting.clear()
    if (told.length === 0) return
    await sql`select pg_notify(${channel}, each) from unnest(${told}::text[]) each`
      .execute(db())
      .catch((error: unknown) => log.warn({ error }, 'open pages were not told of changes'))
  }
  return {
    changed: (community, id) => {
      if (waiting.size < mostWaiting) waiting.add(`${community} ${id}`)
      state.timer ??= setTimeout(() => void tell(), collectMillis)
    },
    stop: async () => {
      clearTimeout(state.timer)
      await tell()
    },
  }
}

export type Listening = Changes & { readonly stop: () => Promise<void> }

type Hear = (id: CaseId) => void

/** Hears what every process announces, over one connection of its own that is made again when it breaks. */
export function listenForChanges(url: string, log: Log): Listening {
  const hearers = new Map<CommunityId, Set<Hear>>()
  const asked = new AbortController()
  const done = keepListening(url, { log, asked: asked.signal, hear })
  return { subscribe, stop: () => (asked.abort(), done) }

  function hear(text: string): void {
    const [community, id] = text.split(' ').map((part) => readId<CommunityId & CaseId>(part))
    if (!community || !id) return
    for (const each of hearers.get(community) ?? []) each(id)
  }

  function subscribe(community: CommunityId, each: Hear): () => void {
    const mine = hearers.get(community) ?? new Set()
    hearers.set(community, mine.add(each))
    return () => {
      mine.delete(each)
      if (mine.size === 0 && hearers.get(community) === mine) hearers.delete(community)
    }
  }
}

type Keeping = {
  readonly log: Log
  readonly asked: AbortSignal
  readonly hear: (text: string) => void
}

async function keepListening(url: string, { log, asked, hear }: Keeping): Promise<void> {
  for (let wait = 100; !asked.aborted; wait = Math.min(wait * 2, 5_000)) {
    const client = new pg.Client({
      connectionString: url,
      application_name: 'legwork-changes',
      keepAlive: true,
    })
    const ended = new Promise<void>((tell) => {
      client.on('error', () => tell())
      client.on('end', () => tell())
      asked.addEventListener('abort', () => tell(), { once: true })
    })
    client.on('notification', ({ payload }) => hear(payload ?? ''))
    try {
      await client.connect()
      await client.query(`listen ${channel}`)
      wait = 100
      await ended
    } catch (error) {
      log.debug({ error }, 'cannot listen for changes yet')
    }
    await client.end().catch(() => undefined)
    if (!asked.aborted) await pauseUnless(asked, wait)
  }
}

function pauseUnless(asked: AbortSignal, millis: number): Promise<void> {
  return new Promise((go) => {
    const timer = setTimeout(go, millis)
    asked.addEventListener('abort', () => (clearTimeout(timer), go()), { once: true })
  })
}
