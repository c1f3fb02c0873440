import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase, untilBlocked } from '../../test/database.ts'
import { connect } from './db.ts'
import { askTogether } from './together.ts'

let t: TestDatabase
beforeAll(async () => {
  t = await freshDatabase()
  await sql`create table public.kept (n int primary key check (n <> 13), tx text not null default pg_current_xact_id()::text)`.execute(
    t.owner,
  )
  await sql`grant all on public.kept to legwork_app`.execute(t.owner)
})
afterAll(() => t.drop())
beforeEach(() => sql`truncate public.kept`.execute(t.owner))

const keep = {
  name: 'keep',
  text: 'insert into public.kept (n) values ($1::int) returning n, null as nothing',
}

const keepAll = {
  name: 'keep-all',
  text: 'insert into public.kept (n) select value::int from json_array_elements_text($1::json)',
  together: (all: readonly (readonly unknown[])[]) => [JSON.stringify(all.map(([n]) => n))],
}

async function kept() {
  const { rows } = await sql<{ n: number; tx: string }>`select n, tx from public.kept order by n`.execute(
    t.owner,
  )
  return { numbers: rows.map((row) => row.n), transactions: new Set(rows.map((row) => row.tx)).size }
}

const upTo = (most: number) => Array.from({ length: most }, (_, n) => n + 1)

describe.each([keep, keepAll])('$name: statements sent together', (statement) => {
  test('those that wait at the same moment share their transactions', async () => {
    const numbers = upTo(40).map((n) => n + 100)
    await Promise.all(numbers.map((n) => askTogether(t.db, statement, [n])))

    expect((await kept()).numbers).toEqual(numbers)
    expect((await kept()).transactions).toBeLessThanOrEqual(4)
  })

  test('one that fails fails alone, with its own error', async () => {
    const told = await Promise.allSettled(upTo(20).map((n) => askTogether(t.db, statement, [n])))

    const failed = told.flatMap((each, at) =>
      each.status === 'rejected' ? [[at + 1, each.reason.code]] : [],
    )
    expect(failed).toEqual([[13, '23514']])
    expect((await kept()).numbers).toEqual(upTo(20).filter((n) => n !== 13))
  })

  test('of two that are the same one is kept and one is told', async () => {
    const told = await Promise.allSettled([5, 5, 6].map((n) => askTogether(t.db, statement, [n])))

    expect(told.map((each) => each.status).toSorted()).toEqual(['fulfilled', 'fulfilled', 'rejected'])
    expect((await kept()).numbers).toEqual([5, 6])
  })

  test('those that wait for a lock hold up nobody else', async () => {
    const letGo = await holding([1, 2])
    const stuck = [1, 2].map((n) => askTogether(t.db, statement, [n]).catch(() => 'taken'))
    await untilBlocked(t.owner, 2)
    await Promise.all([7, 8, 9].map((n) => askTogether(t.db, statement, [n])))
    await letGo()

    expect(await Promise.all(stuck)).toEqual(['taken', 'taken'])
    expect((await kept()).numbers).toEqual([1, 2, 7, 8, 9])
  })

  test('a connection that dies is told to all who waited on it, and the next get another', async () => {
    const lone = connect(t.appUrl, { max: 1, name: `doomed-${statement.name}` })
    await askTogether(lone, statement, [1])
    const letGo = await holding([2])
    const waiting = askTogether(lone, statement, [2]).then(
      () => 'kept',
      () => 'told',
    )
    await untilBlocked(t.owner, 1)
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = ${`doomed-${statement.name}`}`.execute(t.owner)
    const told = await waiting
    await letGo()
    await askTogether(lone, statement, [3])
    await lone.destroy()

    expect(told).toBe('told')
    expect((await kept()).numbers).toEqual([1, 2, 3])
  })
})

test('each gets its own rows, of whatever kind', async () => {
  const rows = await Promise.all(upTo(8).map((n) => askTogether(t.db, keep, [n])))

  expect(rows).toEqual(upTo(8).map((n) => [{ n, nothing: null }]))
})

test('a statement that was never good is told, and stays no hindrance', async () => {
  const bad = { name: 'bad', text: 'select nonsense' }
  await expect(askTogether(t.db, bad, [])).rejects.toMatchObject({ code: '42703' })
  await expect(askTogether(t.db, bad, [])).rejects.toMatchObject({ code: '42703' })

  expect(await askTogether(t.db, keep, [4])).toHaveLength(1)
})

/** Numbers that the owner has written and not yet committed, so that whoever writes the same must wait. */
async function holding(numbers: readonly number[]) {
  const [isHeld, free] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const held = t.owner.transaction().execute(async (tx) => {
    for (const n of numbers) await sql`insert into public.kept (n) values (${n})`.execute(tx)
    isHeld.resolve()
    await free.promise
  })
  await isHeld.promise
  return async () => {
    free.resolve()
    await held
  }
}
