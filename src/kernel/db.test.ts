import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../test/database.ts'
import { aPost, type Post } from '../../test/given.ts'
import { answers, type AnyTx, connect, inCommunity, poolOf, readCommunity } from './db.ts'
import { type CommunityId, newId } from './ids.ts'
import { ok, refuse } from './result.ts'

let t: TestDatabase
let post: Post
let other: Post
beforeAll(async () => {
  t = await freshDatabase()
  post = await aPost(t.db)
  other = await aPost(t.db)
})
afterAll(() => t[Symbol.asyncDispose]())

const rename = (tx: AnyTx, name: string) =>
  sql`update places.estate set name = ${name} where community_id = ${post.community}`.execute(tx)

async function estate(): Promise<string | undefined> {
  const { rows } = await sql<{ name: string }>`select name from places.estate
    where community_id = ${post.community}`.execute(t.owner)
  return rows[0]?.name
}

describe('a transaction of a community', () => {
  test('commits when the work succeeds', async () => {
    const done = await inCommunity(t.db, post.community, async (tx) => {
      await rename(tx, '成了')
      return ok('done')
    })

    expect(done).toEqual(ok('done'))
    expect(await estate()).toBe('成了')
  })

  test('rolls back when the work refuses, and hands the refusal on', async () => {
    const before = await estate()
    const done = await inCommunity(t.db, post.community, async (tx) => {
      await rename(tx, '不该留下')
      return refuse('case.not_found', { ref: '0417' })
    })

    expect(done).toEqual(refuse('case.not_found', { ref: '0417' }))
    expect(await estate()).toBe(before)
  })

  test('rolls back when the work throws, and throws the same', async () => {
    const before = await estate()
    const fault = new Error('a bug')
    const done = inCommunity(t.db, post.community, async (tx) => {
      await rename(tx, '不该留下')
      throw fault
    })

    await expect(done).rejects.toBe(fault)
    expect(await estate()).toBe(before)
  })

  test('is not called a success when a statement in it failed and nobody looked', async () => {
    const before = await estate()
    const done = inCommunity(t.db, post.community, async (tx) => {
      await rename(tx, '不该留下')
      await sql`select 1 / 0`.execute(tx).catch(() => undefined)
      return ok('acknowledged')
    })

    await expect(done).rejects.toThrow('rolled back')
    expect(await estate()).toBe(before)
  })

  test('gives its connection back, however it ends', async () => {
    const narrow = connect(t.appUrl, { max: 1 })
    const ends = [
      () => Promise.resolve(ok(1)),
      () => Promise.resolve(refuse('no')),
      () => Promise.reject(new Error('bug')),
    ]
    for (const end of [...ends, ...ends])
      await inCommunity(narrow, post.community, end).catch(() => undefined)

    expect(await answers(narrow)).toBe(true)
    await narrow.destroy()
  })

  test('leaves nothing of its community on the connection', async () => {
    const narrow = connect(t.appUrl, { max: 1 })
    await inCommunity(narrow, post.community, async () => ok(null))

    const { rows } = await poolOf(narrow).query("select current_setting('app.community', true) as it")
    const seen = await poolOf(narrow)
      .query('select * from places.estate')
      .catch((error: Error) => error)
    await narrow.destroy()

    expect(rows[0].it).toBe('')
    expect(seen instanceof Error || seen.rows.length === 0).toBe(true)
  })
})

describe('what is asked for at once', () => {
  const slow = (tx: AnyTx, n: number) => sql<{ n: number }>`select ${n}::int as n, pg_sleep(0.01)`.execute(tx)

  test('is answered each for itself, in the order asked', async () => {
    const seen: number[] = []
    const all = await readCommunity(t.db, post.community, (tx) =>
      Promise.all(
        [1, 2, 3].map(async (n) => {
          const { rows } = await slow(tx, n)
          seen.push(n)
          return rows[0]?.n
        }),
      ),
    )

    expect(all).toEqual([1, 2, 3])
    expect(seen).toEqual([1, 2, 3])
  })

  test('fails together, and nothing of it is heard in the next transaction', async () => {
    const narrow = connect(t.appUrl, { max: 1 })
    let late: Promise<unknown> = Promise.resolve()
    const failed = readCommunity(narrow, post.community, (tx) => {
      late = slow(tx, 1).then(async () => {
        await failed.catch(() => undefined)
        return ofPlace(tx)
      })
      late.catch(() => undefined)
      return Promise.all([late, sql`select 1 / 0`.execute(tx)])
    })

    await expect(failed).rejects.toThrow('division by zero')
    await expect(late).rejects.toThrow('the transaction is over')
    expect(
      await inCommunity(narrow, post.community, async (tx) => ok((await ofPlace(tx)).rows.length)),
    ).toEqual(ok(1))
    await narrow.destroy()
  })
})

const ofPlace = (tx: AnyTx) => sql`select name from places.estate`.execute(tx)

describe('row-level security', () => {
  const ofOther = sql<{ name: string }>`select name from places.estate`

  test('shows the rows of this community only, whatever the query asks', async () => {
    const { rows } = await readCommunity(t.db, post.community, (tx) =>
      sql<{ community_id: string }>`select community_id from places.home`.execute(tx),
    )
    expect(new Set(rows.map((row) => row.community_id))).toEqual(new Set([post.community]))

    const named = await readCommunity(t.db, post.community, (tx) =>
      sql`select 1 from places.home where community_id = ${other.community}`.execute(tx),
    )
    expect(named.rows).toEqual([])
  })

  test('lets nothing be written into another community, nor moved there', async () => {
    const into = inCommunity(t.db, post.community, async (tx) =>
      ok(await sql`insert into places.estate values (${other.community}, ${newId()}, '偷渡')`.execute(tx)),
    )
    const moved = inCommunity(t.db, post.community, async (tx) =>
      ok(await sql`update places.home set community_id = ${other.community}`.execute(tx)),
    )

    await expect(into).rejects.toThrow('row-level security')
    await expect(moved).rejects.toThrow(/row-level security|foreign key/)
  })

  test('shows nothing to a connection that named no community', async () => {
    const fresh = connect(t.appUrl, { max: 1 })
    expect((await ofOther.execute(fresh)).rows).toEqual([])
    await inCommunity(fresh, post.community, async () => ok(null))
    // A setting that was once made is empty from then on, which is no community either.
    await expect(ofOther.execute(fresh)).rejects.toThrow('invalid input syntax for type uuid')
    await fresh.destroy()
  })

  test('is not switched off by a transaction that names another community on the way', async () => {
    const { rows } = await readCommunity(t.db, newId<CommunityId>(), (tx) => ofOther.execute(tx))
    expect(rows).toEqual([])
  })
})

test('reading is of one moment, and nothing can be written in it', async () => {
  const seen = await readCommunity(t.db, post.community, async (tx) => {
    const look = () => sql<{ name: string }>`select name from places.estate`.execute(tx)
    const first = await look()
    await inCommunity(t.db, post.community, async (writing) => ok(await rename(writing, '改了')))
    return [first.rows, (await look()).rows]
  })
  const writing = readCommunity(t.db, post.community, (tx) => rename(tx, '只读'))

  expect(seen[0]).toEqual(seen[1])
  await expect(writing).rejects.toThrow('read-only')
})

test.each([
  "'; drop table places.estate; --",
  "00000000-0000-7000-8000-000000000000'; select 1; --",
  `${newId()}\n`,
  newId().toUpperCase(),
  newId().slice(1),
  '',
])('%j is no community, and never reaches the database', async (id) => {
  const work = inCommunity(t.db, id as CommunityId, async () => ok(null))

  await expect(work).rejects.toThrow(RangeError)
  expect(await estate()).toBeDefined()
})

describe('when the server kills a connection', () => {
  test('the work throws, it is told once, and the pool goes on with another', async () => {
    const told: string[] = []
    const narrow = connect(t.appUrl, { max: 1, onError: (error) => told.push(error.message) })

    const killed = inCommunity(narrow, post.community, async (tx) => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx)
      await sql`select pg_terminate_backend(${rows[0]?.pid}, 5000)`.execute(t.owner)
      await rename(tx, '断了')
      return ok(null)
    })

    await expect(killed).rejects.toThrow()
    expect(told).toHaveLength(1)
    expect(await inCommunity(narrow, post.community, async () => ok('again'))).toEqual(ok('again'))
    await narrow.destroy()
  })

  test('also while it was idle', async () => {
    const told: string[] = []
    const narrow = connect(t.appUrl, { max: 1, onError: (error) => told.push(error.message) })
    const { rows } = await poolOf(narrow).query('select pg_backend_pid() as pid')
    await sql`select pg_terminate_backend(${rows[0].pid}, 5000)`.execute(t.owner)
    for (let tries = 0; tries < 200 && told.length === 0; tries++)
      await new Promise((go) => setTimeout(go, 5))

    expect(told).toHaveLength(1)
    expect(await answers(narrow)).toBe(true)
    await narrow.destroy()
  })
})

test('a database that is not there does not answer, and nothing is thrown', async () => {
  const gone = connect('postgres://nobody@127.0.0.1:1/none')
  expect(await answers(gone)).toBe(false)
  await gone.destroy()
})

test('moments, dates and large numbers come as the program keeps them', async () => {
  const { rows } = await poolOf(t.owner).query(
    "select '2026-11-24 12:00+08'::timestamptz as at, '2026-11-24'::date as day, 9007199254740991::bigint as n",
  )
  expect(rows).toEqual([{ at: '2026-11-24T04:00:00.000Z', day: '2026-11-24', n: 9_007_199_254_740_991 }])
  await expect(poolOf(t.owner).query('select 9007199254740992::bigint as n')).rejects.toThrow(RangeError)
})
