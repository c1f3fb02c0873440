import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { freshDatabase, plannedFor, type TestDatabase } from '../../test/database.ts'
import { tuesday } from '../../test/given.ts'
import { type AnyTx, inCommunity } from './db.ts'
import { type CommunityId, newId } from './ids.ts'
import { cancel, enqueue, job, plan, task } from './jobs.ts'
import { ok, refuse, type Result } from './result.ts'
import { hoursAfter, minutesAfter } from './time.ts'

let t: TestDatabase
beforeAll(async () => {
  t = await freshDatabase()
})
afterAll(() => t[Symbol.asyncDispose]())

const remind = job('post.remind', z.object({ n: z.int() }))

/** Works in a transaction of some community. */
const during = <Code extends string>(work: (tx: AnyTx) => Promise<Result<unknown, Code>>) =>
  inCommunity(t.db, newId<CommunityId>(), work)

async function waiting(key: string): Promise<unknown[]> {
  const { rows } = await sql<{ payload: unknown }>`select payload from graphile_worker._private_jobs
    where key = ${key}`.execute(t.owner)
  return rows.map(({ payload }) => payload)
}

test('a job is there when its transaction commits', async () => {
  await during(async (tx) => {
    await enqueue(tx, [plan(remind, { n: 1 }, { key: 'commits', at: minutesAfter(tuesday, 5) })])
    expect(await waiting('commits')).toEqual([])
    return ok(null)
  })

  expect(await waiting('commits')).toEqual([{ n: 1 }])
  expect(await plannedFor(t.owner, 'commits')).toBe(minutesAfter(tuesday, 5))
})

test('a job is not there when its transaction is refused', async () => {
  await during(async (tx) => {
    await enqueue(tx, [plan(remind, { n: 1 }, { key: 'refused' })])
    return refuse('no')
  })

  expect(await waiting('refused')).toEqual([])
})

test('a job is not there when its transaction throws', async () => {
  const work = during(async (tx) => {
    await enqueue(tx, [plan(remind, { n: 1 }, { key: 'thrown' })])
    throw new Error('a bug')
  })

  await expect(work).rejects.toThrow('a bug')
  expect(await waiting('thrown')).toEqual([])
})

test('of one key there is one job: the last, at its own time', async () => {
  for (const n of [1, 2, 3])
    await during(async (tx) =>
      ok(await enqueue(tx, [plan(remind, { n }, { key: 'moved', at: hoursAfter(tuesday, n) })])),
    )

  expect(await waiting('moved')).toEqual([{ n: 3 }])
  expect(await plannedFor(t.owner, 'moved')).toBe(hoursAfter(tuesday, 3))
})

test('several go in with one statement, and none with none', async () => {
  await during(async (tx) => {
    await enqueue(tx, [])
    await enqueue(
      tx,
      [1, 2, 3].map((n) => plan(remind, { n }, { key: `several-${n}` })),
    )
    return ok(null)
  })

  expect(await Promise.all([1, 2, 3].map((n) => waiting(`several-${n}`)))).toEqual([
    [{ n: 1 }],
    [{ n: 2 }],
    [{ n: 3 }],
  ])
})

test('a cancelled job is gone, and is there again when the cancelling was refused', async () => {
  await during(async (tx) =>
    ok(await enqueue(tx, [plan(remind, { n: 1 }, { key: 'cancelled', at: hoursAfter(tuesday, 1) })])),
  )

  await during(async (tx) => {
    await cancel(tx, 'cancelled')
    return refuse('no')
  })
  expect(await waiting('cancelled')).toHaveLength(1)

  await during(async (tx) => ok(await cancel(tx, 'cancelled')))
  expect(await waiting('cancelled')).toEqual([])
})

test('cancelling what is not there is no fault', async () => {
  expect(await during(async (tx) => ok(await cancel(tx, 'never planned')))).toMatchObject({ ok: true })
})

test('the application comes to the queue by its two doors only', async () => {
  const straight = during(async (tx) =>
    ok(await sql`select * from graphile_worker._private_jobs`.execute(tx)),
  )

  await expect(straight).rejects.toThrow('permission denied')
})

test('a job runs with the payload it was planned with, and fails when that has another form or it is refused', async () => {
  const ran: number[] = []
  const run = task(remind, async ({ n }) => {
    ran.push(n)
    return n === 2 ? refuse('not_yet') : ok(null)
  })['post.remind']

  await run?.({ n: 1 })
  await expect(run?.({ n: 2 })).rejects.toThrow('post.remind refused: not_yet')
  await expect(run?.({ n: 'three' })).rejects.toThrow()
  expect(ran).toEqual([1, 2])
})
