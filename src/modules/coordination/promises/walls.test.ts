import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aCase, must } from '../../../../test/a-case.ts'
import { atDesk, aWord, ledgerOf } from '../../../../test/a-promise.ts'
import { freshDatabase, type TestDatabase, untilBlocked } from '../../../../test/database.ts'
import { inCommunity } from '../../../kernel/db.ts'
import type { Result } from '../../../kernel/result.ts'
import type { CoordinationTables } from '../tables.ts'
import { breakPromise, keepPromise } from './door.ts'

/* What the database keeps by itself, and two who decide at once. */

let t: TestDatabase
beforeAll(async () => {
  t = await freshDatabase()
})
afterAll(() => t[Symbol.asyncDispose]())

test('kept and broken at once: one of them is, the other is told so', async () => {
  const given = await aCase(t)
  const { id } = must(await aWord(given))
  const both: Promise<Result<unknown, string>>[] = []
  await inCommunity<CoordinationTables, null, never>(t.owner, given.here.community, async (tx) => {
    await sql`select from coordination.promise where id = ${id} for update`.execute(tx)
    both.push(atDesk(given, (scene) => keepPromise(scene, { id })))
    await untilBlocked(t.owner, 1)
    both.push(atDesk(given, (scene) => breakPromise(scene, { id, why: '来不了' })))
    await untilBlocked(t.owner, 2)
    return { ok: true, value: null }
  })

  expect(await Promise.all(both)).toMatchObject([{ ok: true }, { ok: false, code: 'promise.settled' }])
  expect(await ledgerOf(given, given.id)).toMatchObject([{ state: 'kept' }])
})

const walls: readonly (readonly [string, string])[] = [
  ['kept_in_time', `state = 'kept', because = 'said', settled_at = due_at + interval '1 second'`],
  ['late_after_its_time', `state = 'late', because = 'said', settled_at = due_at`],
  ['moved_with_consent', `state = 'moved', because = 'said', settled_at = made_at`],
  [
    'moved_in_time',
    `state = 'moved', because = 'said', consent = 'told', settled_at = due_at + interval '1 second'`,
  ],
  ['settled_when_not_open', `state = 'broken', because = 'said'`],
  ['settled_for_a_reason', `state = 'broken', settled_at = made_at`],
  ['settled_after_made', `state = 'broken', because = 'said', settled_at = made_at - interval '1 second'`],
  ['not_for_the_past', `due_at = made_at`],
  ['about_something', `case_id = null`],
  ['follows_another', `follows = id`],
]

test.each(walls)('the database keeps it: %s', async (wall, change) => {
  const given = await aCase(t)
  const { id } = must(await aWord(given))

  await expect(
    sql`update coordination.promise set ${sql.raw(change)} where id = ${id}`.execute(t.owner),
  ).rejects.toThrow(wall)
})

test('the application can change neither who promised, nor what, nor by when', async () => {
  const given = await aCase(t)
  const { id } = must(await aWord(given))
  for (const column of ['body_id', 'what', 'due_at', 'made_at', 'follows'])
    await expect(
      inCommunity(t.db, given.here.community, async (tx) => {
        await sql`update coordination.promise set ${sql.ref(column)} = ${sql.ref(column)} where id = ${id}`.execute(
          tx,
        )
        return { ok: true, value: null }
      }),
    ).rejects.toThrow('permission denied')
})
