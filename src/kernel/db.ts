import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { CommunityId } from './ids.ts'
import type { Result } from './result.ts'
import { parseInstant } from './time.ts'

declare const inside: unique symbol

/** A database as one module sees it: only that module's tables have names. */
export type Db<Tables> = Kysely<Tables>

/** Inside a transaction of one community: row-level security lets only that community's rows be seen. */
export type Tx<Tables> = Kysely<Tables> & { readonly [inside]: CommunityId }

// The doors of modules are called from inside another module's transaction, whose tables they do not know.
// oxlint-disable-next-line typescript/no-explicit-any
export type AnyTx = Tx<any>
// oxlint-disable-next-line typescript/no-explicit-any
export type AnyDb = Db<any>

pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, parseInstant)
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)
pg.types.setTypeParser(pg.types.builtins.INT8, safeInteger)

const pools = new WeakMap<object, pg.Pool>()

type Settings = { readonly max?: number; readonly name?: string; readonly onError?: (error: Error) => void }

/** Connects lazily. A connection that dies while idle is told to `onError` and replaced by the pool. */
export function connect<Tables>(
  url: string,
  { max = 10, name = 'legwork', onError }: Settings = {},
): Db<Tables> {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    application_name: name,
    statement_timeout: 20_000,
    idle_in_transaction_session_timeout: 30_000,
    connectionTimeoutMillis: 10_000,
  })
  // The connection itself tells, idle or not; the pool would tell of an idle one again.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => {
    // A connection that dies says so more than once.
    client.once('error', (error) => onError?.(error))
    client.on('error', () => undefined)
  })
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  pools.set(db, pool)
  return db
}

/** The pool beneath, for the few statements that are prepared by name. */
export function poolOf<Tables>(db: Db<Tables>): pg.Pool {
  const pool = pools.get(db)
  if (!pool) throw new Error('not a database made by connect()')
  return pool
}

/** Commits when the work succeeds; rolls back when it throws and when it refuses. */
export async function inCommunity<Tables, T, Code extends string>(
  db: Db<Tables>,
  community: CommunityId,
  work: (tx: Tx<Tables>) => Promise<Result<T, Code>>,
): Promise<Result<T, Code>> {
  return transact(db, openingOf(community, ''), async (tx) => {
    const result = await work(tx)
    return { result, keep: result.ok }
  })
}

/**
 * Reads as of one moment. Nothing can be written in it. What is asked for at once travels at once: the answers of
 * independent statements cost one round trip together.
 */
export async function readCommunity<Tables, T>(
  db: Db<Tables>,
  community: CommunityId,
  work: (tx: Tx<Tables>) => Promise<T>,
): Promise<T> {
  return transact(db, openingOf(community, ' isolation level repeatable read read only'), async (tx) => ({
    result: await work(tx),
    keep: true,
  }))
}

/** Asks the server one trivial thing; false when it does not answer. */
export async function answers<Tables>(db: Db<Tables>): Promise<boolean> {
  return poolOf(db)
    .query('select 1')
    .then(
      () => true,
      () => false,
    )
}

// One message opens the transaction and names the community, so that the policy costs no round trip.
function openingOf(community: CommunityId, mode: string): string {
  if (!/^[0-9a-f-]{36}$/.test(community)) throw new RangeError('not a community')
  return `begin${mode}; set local app.community = '${community}'`
}

type Outcome<T> = { readonly result: T; readonly keep: boolean }

async function transact<Tables, T>(
  db: Db<Tables>,
  opening: string,
  work: (tx: Tx<Tables>) => Promise<Outcome<T>>,
): Promise<T> {
  const client = await poolOf(db).connect()
  const line = lineOn(client)
  let broken: Error | undefined
  try {
    await client.query(opening)
    const { result, keep } = await work(transactionOn<Tables>(line))
    const { command } = await client.query(keep ? 'commit' : 'rollback')
    // PostgreSQL answers the commit of a failed transaction with a rollback, and calls it no error.
    if (keep && command !== 'COMMIT')
      throw new Error('a statement failed unseen; the transaction was rolled back')
    return result
  } catch (error) {
    await client.query('rollback').catch((lost: Error) => {
      broken = lost
    })
    throw error
  } finally {
    line.hangUp()
    client.release(broken)
  }
}

type Line = { readonly query: pg.PoolClient['query']; readonly hangUp: () => void }

/** What we use of a connection that `pg` has and its types do not say. */
type Wire = {
  pipeline: boolean
  readonly connection: { readonly stream: { readonly cork: () => void; readonly uncork: () => void } }
}

/**
 * A connection for as long as a transaction lasts. Statements do not wait for each other's answers, and those asked
 * for in one breath leave in one message. Whoever asks too late, when another of those asked at once has failed, must
 * not be heard in the next transaction.
 */
function lineOn(client: pg.PoolClient): Line {
  const wire = client as unknown as Wire
  const { stream } = wire.connection
  wire.pipeline = true
  let isOver = false
  let isGathering = false
  const send = () => {
    isGathering = false
    stream.uncork()
  }
  const query = (...asked: Parameters<typeof client.query>) => {
    if (isOver) throw new Error('the transaction is over')
    if (!isGathering) {
      isGathering = true
      stream.cork()
      process.nextTick(send)
    }
    return client.query(...asked)
  }
  const hangUp = () => {
    isOver = true
    wire.pipeline = false
  }
  return { query: query as Line['query'], hangUp }
}

/** The one place where a plain connection becomes a transaction of a community. */
function transactionOn<Tables>({ query }: Line): Tx<Tables> {
  const borrowed = { query, release: () => undefined }
  const pool = { connect: async () => borrowed, end: async () => undefined }
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool: pool as never }) }) as Tx<Tables>
}

function safeInteger(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`bigint too large for a number: ${text}`)
  return value
}
