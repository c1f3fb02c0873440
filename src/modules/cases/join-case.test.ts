import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  aCase,
  by,
  file,
  firstOf,
  follower,
  type GivenCase,
  must,
  readCase,
  sayingOf,
} from '../../../test/a-case.ts'
import { freshDatabase, type TestDatabase, untilBlocked } from '../../../test/database.ts'
import { addWords } from './follow-request.ts'
import { joinCase, type JoiningInput } from './join-case.ts'
import { mergeCases } from './merge-cases.ts'
import { withdrawRequest } from './withdraw-request.ts'

let t: TestDatabase
beforeAll(async () => {
  t = await freshDatabase()
})
afterAll(() => t[Symbol.asyncDispose]())

async function join(
  { house, here, id }: GivenCase,
  words = '我家也打不开门',
  more: Partial<JoiningInput> = {},
  once?: string,
) {
  const saying = await sayingOf(house, here, words)
  const visitor = by({ as: 'visitor', community: here.community }, once ?? null)
  return joinCase(house)({ ...saying, into: id, ...more }, visitor)
}

test('who says "mine too" has a request, a receipt and a link of his own, and the case counts one household more', async () => {
  const given = await aCase(t)

  const receipt = must(await join(given))

  expect(receipt.cases).toEqual([{ id: given.id, ref: given.receipt.ref }])
  expect(receipt.ref).not.toBe(given.receipt.ref)
  expect(await given.read()).toMatchObject({ households: 2, state: 'new' })
  expect((await given.journal()).at(-1)).toMatchObject({
    kind: 'case.joined_by',
    facts: { request: receipt.request, ref: receipt.ref, households: 2 },
  })
  expect(
    await addWords(given.house)({ id: given.id, words: '晚上更黑' }, follower(given.here, receipt.request)),
  ).toMatchObject({ ok: true })
})

test('two from one home are one household', async () => {
  const given = await aCase(t)
  const [home] = given.here.homes

  must(await join(given, '门还是坏的', { home }))
  must(await join(given, '门锁卡住了', { home }))

  expect((await given.read()).households).toBe(2)
})

test('whatever else was said in the same breath gets a case of its own', async () => {
  const given = await aCase(t, '楼道灯坏了')

  const { cases } = must(await join(given, '楼道灯坏了三天了，我妈八十二不敢下楼'))

  expect(cases.map((each) => each.id === given.id)).toEqual([true, false])
})

test('of several things that were said the one about the same topic joins', async () => {
  const given = await aCase(t, '楼道灯坏了')

  const { request } = must(await join(given, '我妈八十二不敢下楼，楼道灯坏了三天了'))

  const { rows } = await sql<{ topic: string }>`select topic from cases.need
    where request_id = ${request} and case_id = ${given.id}`.execute(t.owner)
  expect(rows).toEqual([{ topic: (await given.read()).topic }])
})

test('the same key joins once, and two taps at the same moment too', async () => {
  const given = await aCase(t)

  const [first, second] = await Promise.all([
    join(given, '我家也是', {}, 'tap-87654321'),
    join(given, '我家也是', {}, 'tap-87654321'),
  ])

  expect(must(first)).toEqual(must(second))
  expect((await given.read()).households).toBe(2)
})

test('the same key with other words is another saying', async () => {
  const given = await aCase(t)

  const first = must(await join(given, '我家也是', {}, 'tap-87654321'))
  const second = must(await join(given, '我家门也坏了', {}, 'tap-87654321'))

  expect(second.request).not.toBe(first.request)
})

test('when it was merged meanwhile it is the other that is joined', async () => {
  const given = await aCase(t)
  const other = firstOf(await file(given.house, given.here, '垃圾没人收'))
  must(await mergeCases(given.house)({ id: given.id, into: other }, given.worker))

  const receipt = must(await join(given))

  expect(receipt.cases[0]?.id).toBe(other)
  expect((await readCase(given.house, given.here, other)).households).toBe(3)
})

test('while a merge is under way the joining waits for it, and goes where the case went', async () => {
  const given = await aCase(t)
  const other = firstOf(await file(given.house, given.here, '垃圾没人收'))
  const { merging, joining } = await t.owner.transaction().execute(async (holding) => {
    await sql`select from cases."case" where id = ${given.id} for update`.execute(holding)
    const merge = mergeCases(given.house)({ id: given.id, into: other }, given.worker)
    await untilBlocked(t.owner, 1)
    const join2 = join(given)
    await untilBlocked(t.owner, 2)
    return { merging: merge, joining: join2 }
  })

  must(await merging)
  expect(must(await joining).cases[0]?.id).toBe(other)
  expect((await readCase(given.house, given.here, other)).households).toBe(3)
})

test('what has ended cannot be joined, and nothing of it is kept', async () => {
  const given = await aCase(t)
  must(await withdrawRequest(given.house)(given.follower))

  expect(await join(given)).toMatchObject({ code: 'case.ended', facts: { state: 'withdrawn' } })
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from cases.request
    where community_id = ${given.here.community}`.execute(t.owner)
  expect(rows[0]?.n).toBe(1)
})

test('what is hidden is not there for a neighbour, but for a worker who takes a call', async () => {
  const given = await aCase(t, '我妈瘫痪在床没人照看')
  const saying = await sayingOf(given.house, given.here, '他家老人没人管')

  expect((await given.read()).isPrivate).toBe(true)
  expect(await join(given)).toMatchObject({ code: 'case.not_found' })
  expect(
    await joinCase(given.house)({ ...saying, channel: 'phone', into: given.id }, given.worker),
  ).toMatchObject({
    ok: true,
  })
})

test('danger is asked about first, as when something is filed', async () => {
  const given = await aCase(t)

  expect(await join(given, '闻到一股煤气味', { dangerSeen: false })).toMatchObject({ code: 'request.danger' })
})

test('who holds a link or helps out cannot join for others', async () => {
  const given = await aCase(t)
  const saying = { ...(await sayingOf(given.house, given.here, '我家也是')), into: given.id }

  for (const who of [given.follower, given.helper])
    expect(await joinCase(given.house)(saying, who)).toMatchObject({ code: 'not_allowed' })
})
