import { setTimeout as pause } from 'node:timers/promises'
import {
  type LogFunctionFactory,
  Logger,
  parseCronItems,
  type CronItem,
  run,
  type TaskList,
} from 'graphile-worker'
import pg from 'pg'
import type { AnyDb } from '../kernel/db.ts'
import { beat, beatMillis } from './health.ts'
import type { Log } from './log.ts'

type Work = {
  /** The queue belongs to the owner of the schema. */
  readonly ownerUrl: string
  /** As the application: the heart beats through it. */
  readonly db: AnyDb
  readonly tasks: TaskList
  readonly cron: readonly CronItem[]
  readonly log: Log
}

// Any number that is ours, for the one worker that has its turn.
const turnLock = 7_256_842
const concurrency = 4

/**
 * Runs jobs until it is asked to stop; when the database goes away, again as soon as it is back. One process of the
 * installation works, the others stand by: so whatever a dead one left locked may be unlocked at once.
 */
export async function keepWorking(work: Work, asked: AbortSignal): Promise<void> {
  while (!asked.aborted) {
    await workWhileConnected(work, asked).catch((error: unknown) =>
      work.log.warn({ error }, 'the worker has no database; trying again'),
    )
    await unless(asked, 500)
  }
}

async function workWhileConnected(
  { ownerUrl, db, tasks, cron, log }: Work,
  asked: AbortSignal,
): Promise<void> {
  const turn = new pg.Client({
    connectionString: ownerUrl,
    application_name: 'legwork-work',
    keepAlive: true,
    connectionTimeoutMillis: 5_000,
  })
  const lost = new Promise<void>((tell) => {
    turn.on('error', () => tell())
    turn.on('end', () => tell())
  })
  const pool = new pg.Pool({
    connectionString: ownerUrl,
    max: concurrency + 2,
    application_name: 'legwork-queue',
  })
  pool.on('error', (error) => log.debug({ error }, 'a connection of the queue broke'))
  pool.on('connect', (client) => client.on('error', () => undefined))
  try {
    await turn.connect()
    if (!(await takeTurn(turn, asked))) return
    await unlockLeftovers(turn)
    // Machines that are no more: containers have a new name each time.
    await turn.query("delete from web.heartbeat where at < now() - interval '1 day'")
    const runner = await run({
      pgPool: pool,
      taskList: tasks,
      parsedCronItems: parseCronItems([...cron]),
      concurrency,
      noHandleSignals: true,
      logger: new Logger(linesOf(log)),
    })
    const heart = startHeart(db, log)
    try {
      await Promise.race([runner.promise, lost, untilAborted(asked)])
    } finally {
      clearInterval(heart)
      await runner.stop().catch(() => undefined)
      await runner.promise.catch(() => undefined)
    }
  } finally {
    await atMost(2_000, pool.end())
    await atMost(2_000, turn.end())
  }
}

/** @returns false when asked to stop before it was our turn */
async function takeTurn(turn: pg.Client, asked: AbortSignal): Promise<boolean> {
  while (!asked.aborted) {
    const { rows } = await turn.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [
      turnLock,
    ])
    if (rows[0]?.mine) return true
    await unless(asked, 300)
  }
  return false
}

// The queue itself would wait four hours for a worker that was killed in the middle of a job.
async function unlockLeftovers(turn: pg.Client): Promise<void> {
  await turn.query(`select graphile_worker.force_unlock_workers(array(
    select locked_by from graphile_worker.jobs where locked_by is not null
    union select locked_by from graphile_worker._private_job_queues where locked_by is not null))`)
}

function startHeart(db: AnyDb, log: Log): NodeJS.Timeout {
  const once = () =>
    void beat(db).catch((error: unknown) => log.debug({ error }, 'the heartbeat was not written'))
  once()
  return setInterval(once, beatMillis)
}

function linesOf(log: Log): LogFunctionFactory {
  const levels = { error: 'error', warning: 'warn', info: 'debug', debug: 'trace' } as const
  return () => (level, message) => log[levels[level]](message)
}

function unless(asked: AbortSignal, millis: number): Promise<unknown> {
  return pause(millis, undefined, { signal: asked }).catch(() => undefined)
}

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((tell) => {
    if (signal.aborted) tell()
    else signal.addEventListener('abort', () => tell(), { once: true })
  })
}

/** Saying goodbye to a server that has gone must not hold us up. */
function atMost(millis: number, work: Promise<unknown>): Promise<unknown> {
  return Promise.race([work.catch(() => undefined), pause(millis, undefined, { ref: false })])
}
