import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { runMigrations } from 'graphile-worker'
import pg from 'pg'

const shipped = new URL('../../migrations/', import.meta.url)

// Any number that is ours: two processes that start at once migrate one after the other.
const lock = 7_256_841

/**
 * Brings a database up to date: the queue's own tables, then our numbered files, each once and in one transaction.
 * Throws when a file that already ran was changed or is not here (the database is newer than the program).
 * @returns the names of the files that ran now
 */
export async function migrate(ownerUrl: string, folder = shipped): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'legwork-migrate' })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [lock])
    await client.query('set client_min_messages = warning')
    await client.query('create schema if not exists main')
    await client.query(`create table if not exists main.migration
      (name text primary key, sum text not null, ran_at timestamptz(3) not null default now())`)
    await runMigrations({ connectionString: ownerUrl })
    return await runNew(client, folder)
  } finally {
    await client.end()
  }
}

async function runNew(client: pg.Client, folder: URL): Promise<string[]> {
  const { rows } = await client.query<{ name: string; sum: string }>('select name, sum from main.migration')
  const before = new Map(rows.map(({ name, sum }) => [name, sum]))
  const names = readdirSync(folder)
    .filter((name) => /^\d{4}-.*\.sql$/.test(name))
    .toSorted()
  const missing = [...before.keys()].find((name) => !names.includes(name))
  if (missing)
    throw new Error(
      `The database has had ${missing}, which is not here: this version of Legwork is too old for it.`,
    )
  const ran: string[] = []
  for (const name of names) {
    const text = readFileSync(new URL(name, folder), 'utf8')
    const sum = createHash('sha256').update(text).digest('hex')
    if (before.get(name) === sum) continue
    if (before.has(name)) throw new Error(`${name} was changed after it ran. Write a new migration instead.`)
    await runOne(client, { name, text, sum })
    ran.push(name)
  }
  return ran
}

type Migration = { readonly name: string; readonly text: string; readonly sum: string }

async function runOne(client: pg.Client, { name, text, sum }: Migration): Promise<void> {
  try {
    await client.query('begin')
    await client.query(text)
    await client.query('insert into main.migration (name, sum) values ($1, $2)', [name, sum])
    await client.query('commit')
  } catch (error) {
    throw new Error(`The migration ${name} failed and was undone: ${String(error)}`, { cause: error })
  }
}
