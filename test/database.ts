import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import pg from 'pg'
import { inject } from 'vitest'
import { type AnyDb, connect } from '../src/kernel/db.ts'
import type { Instant } from '../src/kernel/time.ts'

export const template = 'legwork_template'

export type TestDatabase = AsyncDisposable & {
  /** As the application sees it: row-level security holds. */
  readonly db: AnyDb
  /** As the owner sees it: everything. */
  readonly owner: AnyDb
  readonly appUrl: string
  readonly ownerUrl: string
  readonly drop: () => Promise<void>
}

/** A database of its own for a test file: a copy of the migrated template. */
export async function freshDatabase(): Promise<TestDatabase> {
  const name = `t_${randomBytes(6).toString('hex')}`
  const ownerUrl = inDatabase(inject('ownerUrl'), name)
  const appUrl = inDatabase(inject('appUrl'), name)
  await asAdmin(`create database ${name} template ${template}`)
  const db: AnyDb = connect(appUrl, { max: 6 })
  const owner: AnyDb = connect(ownerUrl, { max: 3 })
  const drop = async () => {
    await Promise.all([db.destroy(), owner.destroy()])
    await asAdmin(`drop database ${name} with (force)`)
  }
  return { db, owner, appUrl, ownerUrl, drop, [Symbol.asyncDispose]: drop }
}

/** The same server and role, another database. */
export function inDatabase(url: string, name: string): string {
  const there = new URL(url)
  there.pathname = name
  return there.href
}

/** When the job with this key is due to run; undefined when there is none. */
export async function plannedFor(owner: AnyDb, key: string): Promise<Instant | undefined> {
  const { rows } = await sql<{ run_at: Instant }>`select run_at from graphile_worker.jobs
    where key = ${key}`.execute(owner)
  return rows[0]?.run_at
}

/** Waits until so many sessions of this database stand waiting for a lock: then a race is really on. */
export async function untilBlocked(owner: AnyDb, count: number): Promise<void> {
  for (let tries = 0; tries < 400; tries++) {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(owner)
    if (rows[0]?.n === count) return
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  throw new Error(`never saw ${count} transactions wait`)
}

async function asAdmin(statement: string): Promise<void> {
  const admin = new pg.Client(inDatabase(inject('ownerUrl'), 'postgres'))
  await admin.connect()
  try {
    await admin.query(statement)
  } finally {
    await admin.end()
  }
}
