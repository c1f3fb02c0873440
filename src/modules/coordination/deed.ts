import { type Actor, isAtLeast, type Rank, type Staff } from '../../kernel/actor.ts'
import type { WorkingCalendar } from '../../kernel/calendar.ts'
import { inCommunity, type Tx } from '../../kernel/db.ts'
import type { Caller } from '../../kernel/http/contract.ts'
import { enqueue, plan } from '../../kernel/jobs.ts'
import { chain, type Facts, type Head, start, write } from '../../kernel/journal.ts'
import { onceOnly } from '../../kernel/once.ts'
import { refuse, type Result } from '../../kernel/result.ts'
import type { Instant } from '../../kernel/time.ts'
import { type House, onceKey } from '../cases/door.ts'
import { getCommunity } from '../people/door.ts'
import { isAnnounced, tableHappened } from './jobs.ts'
import type { CoordinationTables } from './tables.ts'

/** What a use case of these rooms works with, inside its transaction. */
export type Scene<A extends Actor = Actor> = {
  readonly tx: Tx<CoordinationTables>
  readonly by: A
  readonly now: Instant
  readonly calendar: WorkingCalendar
  /** Writes the next entry of a subject's journal; the subject's own row keeps the head that comes back. */
  readonly note: (subject: string, head: Head, what: Noted) => Promise<Head>
}

type Noted = { readonly kind: string; readonly facts?: Facts }

type Deed<T, Code extends string, A extends Actor> = {
  readonly by: Caller
  /** Its name, and what was said with it: a repeat of both under one key gets the first answer. */
  readonly deed: string
  readonly input: unknown
  readonly work: (scene: Scene<A>) => Promise<Result<T, Code>>
}

/** One deed of a member of the post of at least this rank: all of it, with its journal, or nothing. */
export function deskDeed<T, Code extends string>(
  house: House,
  rank: Rank,
  { by, ...rest }: Deed<T, Code, Staff>,
): Promise<Result<T, Code | 'not_allowed'>> {
  const { actor } = by
  if (!isAtLeast(actor, rank)) return Promise.resolve(refuse('not_allowed'))
  return doDeed(house, actor, { by, ...rest })
}

/** The same for whoever else may do it; the caller has looked who that is. */
export async function doDeed<T, Code extends string, A extends Actor>(
  house: House,
  actor: A,
  { by, deed, input, work }: Deed<T, Code, A>,
): Promise<Result<T, Code>> {
  const { community } = actor
  const now = house.clock()
  const calendar = house.rules.calendarOf(await getCommunity(house.db, community))
  const once = onceKey(by, deed, input)
  return inCommunity<CoordinationTables, T, Code>(house.db, community, (tx) =>
    onceOnly<T, Code>(tx, { community, once, now }, () =>
      work({
        tx,
        by: actor,
        now,
        calendar,
        note: async (subject, head, { kind, facts = {} }) => {
          const entry = chain(community, subject, head, { kind, facts, at: now, by: actor })
          await write(tx, community, [entry])
          if (isAnnounced(kind))
            await enqueue(tx, [plan(tableHappened, { community, subject, kind, n: entry.n })])
          return { n: entry.n, hash: entry.hash }
        },
      }),
    ),
  )
}

/** The head of a journal that has no entry yet. */
export const noEntry: Head = start
