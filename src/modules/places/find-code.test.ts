import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../../test/database.ts'
import { aPost, tuesday } from '../../../test/given.ts'
import { makeCode } from './code.ts'
import { findCode } from './door.ts'
import { endCodes, insertCodes } from './place.store.ts'

let t: TestDatabase
beforeAll(async () => {
  t = await freshDatabase()
})
afterAll(() => t[Symbol.asyncDispose]())

test('a printed code stands for its stairwell, in small letters too', async () => {
  const here = await aPost(t.db)

  const found = await findCode(t.db, here.code.toLowerCase())

  expect(found).toEqual({ community: here.community, stairwell: here.stairwell })
})

test('what nobody printed, and what cannot be a code, stands for nothing', async () => {
  expect(await findCode(t.db, makeCode())).toBeUndefined()
  expect(await findCode(t.db, "' or true --")).toBeUndefined()
})

test('a code that another process printed opens at once, though the codes of its community are known', async () => {
  const here = await aPost(t.db)
  await findCode(t.db, here.code)
  const fresh = makeCode()
  await insertCodes(t.db, here.community, [{ code: fresh, stairwell: here.stairwell }], tuesday)

  const found = await findCode(t.db, fresh)

  expect(found?.stairwell).toBe(here.stairwell)
})

test('two communities keep their codes apart', async () => {
  const [one, other] = [await aPost(t.db), await aPost(t.db)]

  const all = await Promise.all([findCode(t.db, one.code), findCode(t.db, other.code)])

  expect(all.map((each) => each?.community)).toEqual([one.community, other.community])
})

test('a code that was ended before anybody used it opens nothing', async () => {
  const here = await aPost(t.db)
  await endCodes(t.db, here.community, here.stairwell, tuesday)

  expect(await findCode(t.db, here.code)).toBeUndefined()
})
