import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { aCase, must, sayingOf } from '../../../test/a-case.ts'
import { freshDatabase, type TestDatabase } from '../../../test/database.ts'
import { aPost } from '../../../test/given.ts'
import { poolOf } from '../../kernel/db.ts'
import { hoursAfter } from '../../kernel/time.ts'
import { nowhere } from '../places/door.ts'
import { triageCase } from './triage-case.ts'
import { understand } from './understand.ts'
import { withdrawRequest } from './withdraw-request.ts'

let t: TestDatabase
beforeAll(async () => {
  t = await freshDatabase()
})
afterAll(() => t[Symbol.asyncDispose]())

const knownOf = async (given: Awaited<ReturnType<typeof aCase>>, words = '单元门的锁坏了，锁不上') =>
  (await sayingOf(given.house, given.here, words)).understanding.known

test('the same matter at the same door is known, with why, and who said it first is not told', async () => {
  const given = await aCase(t)

  const [known] = await knownOf(given)

  expect(known).toMatchObject({
    id: given.id,
    ref: given.receipt.ref,
    because: { words: ['锁不上', '单元门'], place: 'stairwell' },
  })
})

test('what has ended, what is hidden, what is long ago and what is elsewhere is not proposed', async () => {
  const ended = await aCase(t)
  must(await withdrawRequest(ended.house)(ended.follower))
  expect(await knownOf(ended)).toEqual([])

  const hidden = await aCase(t)
  must(await triageCase(hidden.house)({ id: hidden.id, isPrivate: true }, hidden.worker))
  expect(await knownOf(hidden)).toEqual([])

  const old = await aCase(t)
  old.clock.set(hoursAfter(old.clock(), 24 * 61))
  expect(await knownOf(old)).toEqual([])

  const elsewhere = await aCase(t)
  expect(await knownOf({ ...elsewhere, here: await aPost(t.db) })).toEqual([])
})

test('without a place only the unplaced are looked through', async () => {
  const given = await aCase(t)
  const { known } = await understand(given.house)(given.here.community, {
    words: '单元门锁不上',
    place: nowhere,
    at: given.clock(),
  })

  expect(known).toEqual([])
})

test('to understand costs one question to the database', async () => {
  const given = await aCase(t)
  await knownOf(given)
  const pool = poolOf(t.db)
  const client = await pool.connect()
  const query = vi.spyOn(client, 'query')
  const connect = vi.spyOn(pool, 'connect')
  client.release()
  await knownOf(given)

  // The one that was given back last is the one that is borrowed next.
  expect([connect.mock.calls.length, query.mock.calls.length]).toEqual([1, 1])
  vi.restoreAllMocks()
})

test('broken characters and a NUL do no harm, and nothing of them is stored', async () => {
  const given = await aCase(t, '门\u0000锁\ud800坏了')
  const { rows } = await sql<{ words: string }>`select words from cases.request
    where id = ${given.receipt.request}`.execute(t.owner)

  expect(rows[0]?.words).toBe('门锁\ufffd坏了')
})
