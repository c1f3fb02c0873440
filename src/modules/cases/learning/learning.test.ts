import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cabinets, unseenCabinet } from '../../../../test/cabinets.ts'
import { freshDatabase, type TestDatabase } from '../../../../test/database.ts'
import { caseOf, said } from '../../../../test/desk.ts'
import { aHouse, aPost, type Post } from '../../../../test/given.ts'
import { inCommunity, readCommunity } from '../../../kernel/db.ts'
import { ok } from '../../../kernel/result.ts'
import type { Topic } from '../../../rulebook/categories.ts'
import { eraseRequest } from '../erase-request.ts'
import type { House } from '../house.ts'
import type { CasesTables } from '../tables.ts'
import { triageCase } from '../triage-case.ts'
import { understand } from '../understand.ts'
import { listLessons } from './correction.store.ts'

let t: TestDatabase
beforeAll(async () => {
  t = await freshDatabase()
})
afterAll(() => t[Symbol.asyncDispose]())

async function aDesk() {
  const post = await aPost(t.db)
  return { post, house: aHouse(t.db) }
}

type Desk = { readonly post: Post; readonly house: House }

/** Somebody says it, and a worker says what it is; without a topic he takes what was read. */
async function putRight({ post, house }: Desk, words: string, topic?: Topic) {
  const receipt = await said(house, post, words)
  const it = await caseOf(house, post, receipt)
  const done = await triageCase(house)({ id: it.id, topic }, { actor: post.worker, once: null })
  if (!done.ok) throw new Error(done.code)
  return receipt
}

async function topicRead({ post, house }: Desk, words: string): Promise<Topic> {
  const place = { estate: null, building: null, stairwell: null }
  const read = await understand(house)(post.community, { words, place, at: house.clock() })
  return read.reading.needs[0].topic
}

async function rows({ post }: Desk) {
  return readCommunity(t.db, post.community, async (tx) => {
    const found = await sql<{ field: string; proposed: string; decided: string; keys: number[] }>`
      select field, proposed, decided, keys from cases.correction
      where community_id = ${post.community} order by at, id`.execute(tx)
    return found.rows
  })
}

async function teachCabinets(desk: Desk) {
  const receipts = []
  for (const words of cabinets) receipts.push(await putRight(desk, words, 'greening_space'))
  return receipts
}

test('a proposal taken as it is is kept as accepted, and teaches nothing', async () => {
  const desk = await aDesk()
  await putRight(desk, '楼道灯坏了')

  const kept = await rows(desk)

  expect(kept.map(({ field }) => field).toSorted()).toEqual(['place', 'topic', 'urgency'])
  expect(kept.every(({ proposed, decided, keys }) => proposed === decided && keys.length === 0)).toBe(true)
})

test('what workers put right is read so from the next saying on, here and in no other community', async () => {
  const [desk, other] = [await aDesk(), await aDesk()]
  const before = await topicRead(desk, unseenCabinet)
  await teachCabinets(desk)

  expect(before).not.toBe('greening_space')
  expect(await topicRead(desk, unseenCabinet)).toBe('greening_space')
  expect(await topicRead(other, unseenCabinet)).toBe(before)
  expect(await topicRead(desk, '楼道灯坏了')).toBe(await topicRead(other, '楼道灯坏了'))
})

test('a refused triage keeps no verdict', async () => {
  const desk = await aDesk()
  const it = await caseOf(desk.house, desk.post, await said(desk.house, desk.post, '楼道灯坏了'))

  const done = await triageCase(desk.house)(
    { id: it.id, topic: 'noise' },
    { actor: desk.post.worker, once: null, seen: 99 },
  )

  expect(done.ok).toBe(false)
  expect(await rows(desk)).toEqual([])
})

test('of one saying the last word counts: put back, it teaches nothing', async () => {
  const desk = await aDesk()
  const receipt = await said(desk.house, desk.post, unseenCabinet)
  const { id, topic } = await caseOf(desk.house, desk.post, receipt)
  const before = await topicRead(desk, unseenCabinet)
  const by = { actor: desk.post.worker, once: null }
  await triageCase(desk.house)({ id, topic: 'greening_space' }, by)
  await triageCase(desk.house)({ id, topic }, by)

  expect(await topicRead(desk, unseenCabinet)).toBe(before)
  const { community } = desk.post
  expect(
    await readCommunity<CasesTables, unknown>(t.db, community, (tx) => listLessons(tx, community)),
  ).toEqual([])
  const lessons = (await rows(desk)).filter(({ field }) => field === 'topic')
  expect(lessons.map(({ proposed, decided }) => proposed === decided)).toEqual([false, true])
})

test('who is forgotten teaches nothing any more', async () => {
  const desk = await aDesk()
  const before = await topicRead(desk, unseenCabinet)
  const receipts = await teachCabinets(desk)
  expect((await rows(desk)).some(({ keys }) => keys.length > 0)).toBe(true)

  for (const { request } of receipts)
    await eraseRequest(desk.house)({ request }, { actor: desk.post.secretary, once: null })

  expect((await rows(desk)).some(({ keys }) => keys.length > 0)).toBe(false)
  expect(await topicRead(desk, unseenCabinet)).toBe(before)
})

test('the application may not change what was decided, nor remove it', async () => {
  const desk = await aDesk()
  await putRight(desk, unseenCabinet, 'noise')

  for (const deed of [sql`update cases.correction set decided = 'safety'`, sql`delete from cases.correction`])
    await expect(
      inCommunity(t.db, desk.post.community, async (tx) => ok(await deed.execute(tx))),
    ).rejects.toThrow(/permission denied/)
})
