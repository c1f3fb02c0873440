import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aCase, by, file, follower, must, sayingOf } from '../../../test/a-case.ts'
import { freshDatabase, plannedFor, type TestDatabase, untilBlocked } from '../../../test/database.ts'
import type { Receipt } from './filing-input.ts'
import { addWords } from './follow-request.ts'
import { joinCase } from './join-case.ts'
import { offerHandover } from './offer-handover.ts'
import { withdrawRequest } from './withdraw-request.ts'

let t: TestDatabase
beforeAll(async () => {
  t = await freshDatabase()
})
afterAll(() => t[Symbol.asyncDispose]())

test('within ten minutes it is taken back: the case ends, the words stay, no clock runs', async () => {
  const given = await aCase(t)
  given.later(10)

  must(await withdrawRequest(given.house)(given.follower))

  expect(await given.read()).toMatchObject({ state: 'withdrawn', holder: null, households: 0, next: null })
  expect(await plannedFor(t.owner, `clock:${given.id}`)).toBeUndefined()
  const { rows } = await sql<{ words: string; gone: boolean }>`select words, withdrawn_at is not null as gone
    from cases.request where id = ${given.receipt.request}`.execute(t.owner)
  expect(rows).toEqual([{ words: '单元门锁不上', gone: true }])
})

test('both cases of one saying end, and an open offer with them', async () => {
  const given = await aCase(t, '楼道灯坏了三天了，我妈八十二不敢下楼')
  must(
    await offerHandover(given.house)(
      { id: given.id, to: given.here.bodies.property, why: '归物业' },
      given.worker,
    ),
  )

  must(await withdrawRequest(given.house)(given.follower))

  const states = await Promise.all(given.receipt.cases.map(async ({ id }) => (await given.read(id)).state))
  expect(states).toEqual(['withdrawn', 'withdrawn'])
  const { rows } = await sql<{ state: string }>`select state from cases.offer
    where community_id = ${given.here.community}`.execute(t.owner)
  expect(rows).toEqual([{ state: 'withdrawn' }])
})

test('after ten minutes it is too late', async () => {
  const given = await aCase(t)
  given.later(11)

  expect(await withdrawRequest(given.house)(given.follower)).toMatchObject({
    code: 'request.too_late_to_withdraw',
  })
  expect((await given.read()).state).toBe('new')
})

test('a case that others joined goes on without it', async () => {
  const given = await aCase(t)
  const saying = await sayingOf(given.house, given.here, '我家也是')
  must(
    await joinCase(given.house)(
      { ...saying, into: given.id },
      by({ as: 'visitor', community: given.here.community }),
    ),
  )

  const { goOn } = must(await withdrawRequest(given.house)(given.follower))

  expect(goOn).toEqual([given.id])
  expect(await given.read()).toMatchObject({ state: 'new', households: 1 })
})

test('a second time, another key: told so; the same key: the same answer', async () => {
  const given = await aCase(t)
  const { request } = given.receipt
  const first = must(await withdrawRequest(given.house)(follower(given.here, request, 'tap-12345678')))

  expect(await withdrawRequest(given.house)(follower(given.here, request, 'tap-12345678'))).toEqual({
    ok: true,
    value: first,
  })
  expect(await withdrawRequest(given.house)(given.follower)).toMatchObject({
    code: 'request.already_withdrawn',
  })
})

test('nothing is added to what was withdrawn', async () => {
  const given = await aCase(t)
  must(await withdrawRequest(given.house)(given.follower))

  expect(await addWords(given.house)({ id: given.id, words: '还有' }, given.follower)).toMatchObject({
    code: 'request.already_withdrawn',
  })
})

test('a worker does not withdraw what somebody else said', async () => {
  const given = await aCase(t)

  expect(await withdrawRequest(given.house)(given.worker)).toMatchObject({ code: 'not_allowed' })
})

test('its cases are held in the order of their ids, so that nobody waits in a circle', async () => {
  const given = await aCase(t, '楼道灯坏了三天了，我妈八十二不敢下楼')
  // Ids made in one millisecond are in no order; this test needs them against the order of the needs.
  const twice = async (): Promise<Receipt> => {
    const receipt = await file(given.house, given.here, '楼道灯坏了三天了，我妈八十二不敢下楼')
    const [first, second] = receipt.cases
    return first && second && first.id > second.id ? receipt : twice()
  }
  const receipt = await twice()
  const [larger, smaller] = receipt.cases
  const withdrawing = await t.owner.transaction().execute(async (holding) => {
    await sql`select from cases."case" where id = ${smaller?.id} for update`.execute(holding)
    const started = withdrawRequest(given.house)(follower(given.here, receipt.request))
    await untilBlocked(t.owner, 1)
    await sql`select from cases."case" where id = ${larger?.id} for update nowait`.execute(holding)
    return { started }
  })

  must(await withdrawing.started)
})

test('withdrawn and joined at the same moment: whoever is first, the case is held exactly while somebody wants it', async () => {
  const given = await aCase(t)
  const saying = { ...(await sayingOf(given.house, given.here, '我家也是')), into: given.id }
  const visitor = by({ as: 'visitor', community: given.here.community })
  const both = await t.owner.transaction().execute(async (holding) => {
    await sql`select from cases."case" where id = ${given.id} for update`.execute(holding)
    const withdrawing = withdrawRequest(given.house)(given.follower)
    await untilBlocked(t.owner, 1)
    const joining = joinCase(given.house)(saying, visitor)
    await untilBlocked(t.owner, 2)
    return { withdrawing, joining }
  })

  must(await both.withdrawing)
  expect(await both.joining).toMatchObject({ code: 'case.ended' })
  expect(await given.read()).toMatchObject({ state: 'withdrawn', households: 0 })
})
