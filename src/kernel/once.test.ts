import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase, untilBlocked } from '../../test/database.ts'
import { tuesday } from '../../test/given.ts'
import { inCommunity, readCommunity } from './db.ts'
import { type CommunityId, newId } from './ids.ts'
import { answerTo, forgetAnswers, onceOnly } from './once.ts'
import { ok, refuse, type Result } from './result.ts'
import { hoursAfter, minutesAfter } from './time.ts'

let t: TestDatabase
beforeAll(async () => {
  t = await freshDatabase()
})
afterAll(() => t[Symbol.asyncDispose]())

const key = 'tap-12345678'

/** A write that counts how often it was done. */
function aWrite<Code extends string = never>(
  outcome: (time: number) => Result<string, Code> = (time) => ok(`done ${time}`),
) {
  const done = { times: 0, community: newId<CommunityId>() }
  const send = (once: string | null = key, community = done.community) =>
    inCommunity(t.db, community, (tx) =>
      onceOnly<string, Code>(tx, { community, once, now: tuesday }, async () => outcome(++done.times)),
    )
  return { done, send }
}

test('the same key does it once and answers the same', async () => {
  const { done, send } = aWrite()

  expect([await send(), await send()]).toEqual([ok('done 1'), ok('done 1')])
  expect(done.times).toBe(1)
})

test('without a key, or with another, it is done again', async () => {
  const { send } = aWrite()

  expect([await send(null), await send(null), await send('tap-87654321'), await send()]).toEqual(
    [1, 2, 3, 4].map((time) => ok(`done ${time}`)),
  )
})

test('a refusal is not kept: the same key may try again', async () => {
  const { send } = aWrite((time) => (time === 1 ? refuse('not_yet') : ok('done')))

  expect([await send(), await send(), await send()]).toEqual([refuse('not_yet'), ok('done'), ok('done')])
})

test('a fault is not kept either', async () => {
  const { send } = aWrite((time) => {
    if (time === 1) throw new Error('a bug')
    return ok('done')
  })

  await expect(send()).rejects.toThrow('a bug')
  expect(await send()).toEqual(ok('done'))
})

test('the answer of one community is never given to another', async () => {
  const { done, send } = aWrite()
  await send()

  expect(await send(key, newId<CommunityId>())).toEqual(ok('done 2'))
  const stolen = await readCommunity(t.db, newId<CommunityId>(), (tx) => answerTo(tx, done.community, key))
  expect(stolen).toBeUndefined()
})

/** Starts a first write that is held open, and a second with the same key that has to wait for it. */
async function aRace(first: Result<string, 'no'>) {
  const community = newId<CommunityId>()
  const held = Promise.withResolvers<Result<string, 'no'>>()
  const begun = Promise.withResolvers<undefined>()
  const seen = { second: 0 }
  const send = (work: () => Promise<Result<string, 'no'>>) =>
    inCommunity(t.db, community, (tx) => onceOnly(tx, { community, once: key, now: tuesday }, work))
  const one = send(() => {
    begun.resolve(undefined)
    return held.promise
  })
  await begun.promise
  const two = send(async () => {
    seen.second++
    return ok('second')
  })
  await untilBlocked(t.owner, 1)
  held.resolve(first)
  return { answers: await Promise.all([one, two]), second: seen.second }
}

test('of two taps at once the second waits for the first and gets its answer', async () => {
  expect(await aRace(ok('first'))).toEqual({ answers: [ok('first'), ok('first')], second: 0 })
})

test('when the first is refused, the second that waited is done', async () => {
  expect(await aRace(refuse('no'))).toEqual({ answers: [refuse('no'), ok('second')], second: 1 })
})

test('answers older than the phones are forgotten, younger ones are not', async () => {
  const community = newId<CommunityId>()
  const answer = (once: string, now = tuesday) =>
    inCommunity(t.db, community, (tx) => onceOnly(tx, { community, once, now }, async () => ok(once)))
  await answer('tap-of-monday', hoursAfter(tuesday, -24))
  await answer('tap-of-today')

  const gone = await inCommunity(t.db, community, async (tx) =>
    ok(await forgetAnswers(tx, community, minutesAfter(tuesday, -1))),
  )

  expect(gone).toEqual(ok(1))
  const { rows } = await sql`select key from web.answered where community_id = ${community}`.execute(t.owner)
  expect(rows).toEqual([{ key: 'tap-of-today' }])
})
