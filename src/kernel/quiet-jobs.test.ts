import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { freshDatabase, plannedFor, type TestDatabase } from '../../test/database.ts'
import { inCommunity } from './db.ts'
import { type CommunityId, newId } from './ids.ts'
import { enqueue, job, plan } from './jobs.ts'
import { ok } from './result.ts'
import { hoursAfter, type Instant, instantOf } from './time.ts'

const ring = job('test.ring', z.object({}))
let t: TestDatabase
let ear: pg.Client
const heard: string[] = []

beforeAll(async () => {
  t = await freshDatabase()
  ear = new pg.Client(t.ownerUrl)
  ear.on('notification', ({ payload }) => heard.push(payload ?? ''))
  await ear.connect()
  await ear.query('listen "jobs:insert"')
})
afterAll(async () => {
  await ear.end()
  await t.drop()
})

async function add(key: string, at: Instant | null): Promise<void> {
  heard.length = 0
  await inCommunity(t.db, newId<CommunityId>(), async (tx) => {
    await enqueue(tx, [plan(ring, {}, { at, key })])
    return ok(null)
  })
}

test('a job for now calls the worker', async () => {
  await add('now', null)

  await expect.poll(() => heard).toHaveLength(1)
  expect(await plannedFor(t.owner, 'now')).toBeDefined()
})

test('a job for later is planned and calls nobody', async () => {
  const later = hoursAfter(instantOf(new Date()), 2)

  await add('later', later)

  await pause(200)
  expect(heard).toEqual([])
  expect(await plannedFor(t.owner, 'later')).toBe(later)
})
