import { hostname } from 'node:os'
import pg from 'pg'
import { type AnyDb, poolOf } from '../kernel/db.ts'

export type Health = {
  readonly ready: boolean
  readonly database: boolean
  readonly worker: boolean
}

/** How often the worker says that it lives, and after what silence it counts as dead. */
export const beatMillis = 2_000
const silence = '10 seconds'
const patience = 3_000

/** Ready is who can take a sentence (the database answers) and has somebody to look at its clock (the worker). */
export async function checkHealth(db: AnyDb): Promise<Health> {
  const asked = poolOf(db)
    .query<{ alive: boolean }>(
      `select exists (select from web.heartbeat
         where process like 'work@%' and at > now() - $1::interval) as alive`,
      [silence],
    )
    .then(
      ({ rows }) => ({ database: true, worker: rows[0]?.alive ?? false }),
      () => none,
    )
  const timer = Promise.withResolvers<typeof none>()
  const late = setTimeout(() => timer.resolve(none), patience)
  const { database, worker } = await Promise.race([asked, timer.promise])
  clearTimeout(late)
  return { ready: database && worker, database, worker }
}

const none = { database: false, worker: false }

/** One row per machine that runs a worker. */
export const workerName = `work@${hostname()}`

export async function beat(db: AnyDb): Promise<void> {
  await poolOf(db).query(
    `insert into web.heartbeat (process, at, pid) values ($1, now(), $2)
     on conflict (process) do update set at = excluded.at, pid = excluded.pid`,
    [workerName, process.pid],
  )
}

/** The heart of a worker that was killed seems to beat a little longer; a start waits for a new one. */
export async function stopHeart(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query('delete from web.heartbeat where process = $1', [workerName])
  } finally {
    await client.end()
  }
}
