import pg from 'pg'
import { type AnyDb, poolOf } from './db.ts'

type Statement = { readonly name: string; readonly text: string }

/** What the wire carries: texts and bytes. */
export type Value = string | number | Buffer | null

/** A statement that may go together with others of its name. */
export type Shared = Statement & {
  /** Makes one run of all; such a statement answers nothing. Without it each runs for itself, one after the other. */
  readonly together?: (all: readonly (readonly Value[])[]) => readonly Value[]
}

type Member = {
  readonly values: readonly Value[]
  readonly keep: (rows: readonly unknown[]) => void
  readonly fail: (error: unknown) => void
}

type Queue = { readonly waiting: Member[]; running: number }

const mostMembers = 32

/** So many are on their way while the next gathers: few, so that groups are large just when it matters. */
const mostGroups = 2

/** A group that takes longer, in milliseconds, waits for a lock; it holds up nobody else. */
const patience = 100

const queues = new WeakMap<pg.Pool, Map<string, Queue>>()

/**
 * Runs a statement for one caller, together with those of others who wait at the same moment: one message, one
 * transaction, one flush of the log for all of them. When one fails, all are undone and each is tried alone, so that
 * nobody gets another's error. Whoever is alone waits for nobody.
 * @throws whatever the database answers to this caller's own statement
 */
export function askTogether<Row>(db: AnyDb, shared: Shared, values: readonly Value[]): Promise<Row[]> {
  const pool = poolOf(db)
  const queue = queueOf(pool, shared.name)
  return new Promise((resolve, reject) => {
    queue.waiting.push({ values, keep: (rows) => resolve(rows as Row[]), fail: reject })
    if (queue.waiting.length === 1) setImmediate(sendOn, pool, shared, queue)
  })
}

function queueOf(pool: pg.Pool, name: string): Queue {
  const mine = queues.get(pool) ?? new Map<string, Queue>()
  queues.set(pool, mine)
  const queue = mine.get(name) ?? { waiting: [], running: 0 }
  mine.set(name, queue)
  return queue
}

function sendOn(pool: pg.Pool, shared: Shared, queue: Queue): void {
  while (queue.waiting.length > 0 && queue.running < mostGroups) {
    const share = Math.ceil(queue.waiting.length / (mostGroups - queue.running))
    sendGroup(pool, shared, queue, queue.waiting.splice(0, Math.min(share, mostMembers)))
  }
}

function sendGroup(pool: pg.Pool, shared: Shared, queue: Queue, members: readonly Member[]): void {
  queue.running++
  const leave = once(() => {
    queue.running--
    sendOn(pool, shared, queue)
  })
  const late = setTimeout(leave, patience)
  void send(pool, shared, members).finally(() => {
    clearTimeout(late)
    leave()
  })
}

function once(run: () => void): () => void {
  let isDone = false
  return () => {
    if (!isDone) run()
    isDone = true
  }
}

/** Never rejects: every member is told how it went for it. */
async function send(pool: pg.Pool, shared: Shared, members: readonly Member[]): Promise<void> {
  try {
    const answers = await onOneLine(pool, shared, members)
    members.forEach((member, n) => member.keep(answers[n] ?? []))
  } catch (error) {
    if (members.length === 1 || !isRefusal(error)) for (const member of members) member.fail(error)
    else for (const member of members) await send(pool, shared, [member])
  }
}

type Rows = readonly Readonly<Record<string, unknown>>[]

async function onOneLine(
  pool: pg.Pool,
  shared: Shared,
  members: readonly Member[],
): Promise<readonly Rows[]> {
  const client = await pool.connect()
  let lost: Error | undefined
  try {
    return await new Promise<readonly Rows[]>((resolve, reject) => {
      client.query(new Group(shared, members, (error, answers) => (error ? reject(error) : resolve(answers))))
    })
  } catch (error) {
    if (!isRefusal(error)) lost = error as Error
    throw error
  } finally {
    client.release(lost)
  }
}

/** The database lives and says no; after anything else the connection is not to be used again. */
function isRefusal(error: unknown): error is pg.DatabaseError {
  return error instanceof pg.DatabaseError && error.severity === 'ERROR'
}

/** What we use of a connection; `pg` leaves it to those who write messages of their own, but types it for none. */
type Wire = {
  readonly stream: { cork: () => void; uncork: () => void }
  readonly parsedStatements: Record<string, string | undefined>
  readonly close: (what: { type: 'S'; name: string }) => void
  readonly parse: (statement: Statement) => void
  readonly bind: (to: { statement: string; values: readonly (string | Buffer | null)[] }) => void
  readonly describe: (what: { type: 'P'; name: string }) => void
  readonly execute: (portal: object) => void
  readonly sync: () => void
}

type Field = { readonly name: string; readonly dataTypeID: number }
type Column = { readonly name: string; readonly parse: (text: string) => unknown }

/**
 * Binds and executes the statement for each member, then says Sync once: all that comes before a Sync is one
 * transaction (PostgreSQL documentation, "Pipelining" in Extended Query).
 */
class Group implements pg.Submittable {
  readonly #shared: Shared
  readonly #members: readonly Member[]
  readonly #done: (error: unknown, answers: readonly Rows[]) => void
  readonly #answers: Record<string, unknown>[][]
  #columns: readonly Column[] = []
  #at = 0

  constructor(
    shared: Shared,
    members: readonly Member[],
    done: (error: unknown, answers: readonly Rows[]) => void,
  ) {
    this.#shared = shared
    this.#members = members
    this.#done = done
    this.#answers = members.map(() => [])
  }

  submit(connection: pg.Connection): void {
    const wire = connection as unknown as Wire
    wire.stream.cork()
    const all = this.#members.map((member) => member.values)
    const { together } = this.#shared
    for (const values of together ? [together(all)] : all) run(wire, this.#shared, values)
    wire.sync()
    wire.stream.uncork()
  }

  handleRowDescription({ fields }: { readonly fields: readonly Field[] }): void {
    this.#columns = fields.map(({ name, dataTypeID }) => ({
      name,
      parse: pg.types.getTypeParser(dataTypeID),
    }))
  }

  handleDataRow({ fields }: { readonly fields: readonly (string | null)[] }): void {
    const row = this.#columns.map(({ name, parse }, n) => [name, parsed(fields[n], parse)] as const)
    this.#answers[this.#at]?.push(Object.fromEntries(row))
  }

  handleCommandComplete(): void {
    this.#at++
  }

  handleReadyForQuery(): void {
    this.#done(null, this.#answers)
  }

  handleError(error: unknown, connection: pg.Connection): void {
    // Whatever was to be prepared may or may not have been.
    const { parsedStatements } = connection as unknown as Wire
    delete parsedStatements[this.#shared.name]
    this.#done(error, [])
  }
}

function run(wire: Wire, { name, text }: Statement, values: readonly Value[]): void {
  if (wire.parsedStatements[name] !== text) {
    wire.close({ type: 'S', name })
    wire.parse({ name, text })
    wire.parsedStatements[name] = text
  }
  const wired = values.map((value) => (typeof value === 'number' ? String(value) : value))
  wire.bind({ statement: name, values: wired })
  wire.describe({ type: 'P', name: '' })
  wire.execute({})
}

function parsed(text: string | null | undefined, parse: Column['parse']): unknown {
  return text === null || text === undefined ? null : parse(text)
}
