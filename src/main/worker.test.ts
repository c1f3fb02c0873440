import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../test/database.ts'
import { aDoorway } from '../../test/doorway.ts'
import { checkHealth } from './health.ts'
import { openLog } from './log.ts'
import { keepWorking } from './worker.ts'

const log = openLog({ logLevel: 'silent' }, 'test')
const patient = { timeout: 15_000, interval: 20 }
let t: TestDatabase
beforeAll(async () => {
  t = await freshDatabase()
})
afterAll(() => t.drop())

function work(ownerUrl = t.ownerUrl) {
  const asked = new AbortController()
  const ran: unknown[] = []
  const tasks = { remember: (payload: unknown) => void ran.push(payload) }
  const done = keepWorking({ ownerUrl, db: t.db, tasks, cron: [], log }, asked.signal)
  return { ran, stop: () => (asked.abort(), done) }
}

async function plan(what: string): Promise<void> {
  await sql`select graphile_worker.add_job('remember', to_json(${what}::text))`.execute(t.owner)
}

async function left(): Promise<number | undefined> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from graphile_worker.jobs`.execute(
    t.owner,
  )
  return rows[0]?.n
}

test('a job runs, and the heart beats while there is somebody to run it', async () => {
  expect(await checkHealth(t.db)).toEqual({ ready: false, database: true, worker: false })
  const worker = work()

  await plan('first')

  await expect.poll(() => worker.ran, patient).toEqual(['first'])
  await expect.poll(async () => (await checkHealth(t.db)).ready, patient).toBe(true)
  await worker.stop()
})

test('what a killed worker was in the middle of is run by the next one', async () => {
  await plan('left lying')
  await sql`update graphile_worker._private_jobs set locked_at = now(), locked_by = 'killed'`.execute(t.owner)

  const worker = work()

  await expect.poll(() => worker.ran, patient).toEqual(['left lying'])
  await worker.stop()
})

test('of two workers one works, and the other takes over when it stops', async () => {
  const first = work()
  await plan('one')
  await expect.poll(() => first.ran, patient).toEqual(['one'])
  const second = work()
  await new Promise((go) => setTimeout(go, 300))

  for (let n = 0; n < 40; n++) await plan(`many ${n}`)
  await expect.poll(() => first.ran.length, patient).toBe(41)
  expect(second.ran).toEqual([])

  await first.stop()
  await plan('three')

  await expect.poll(() => second.ran, patient).toEqual(['three'])
  await second.stop()
})

test('when the database goes away and comes back the worker goes on by itself', async () => {
  await using door = await aDoorway(t.ownerUrl)
  const worker = work(door.through(t.ownerUrl))
  await plan('before')
  await expect.poll(() => worker.ran, patient).toEqual(['before'])
  await expect.poll(left, patient).toBe(0)

  await door.shut()
  await plan('meanwhile')
  await new Promise((go) => setTimeout(go, 700))
  await door.open()

  await expect.poll(() => worker.ran, patient).toEqual(['before', 'meanwhile'])
  await worker.stop()
})
