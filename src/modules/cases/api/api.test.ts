import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../../../test/database.ts'
import { deskApp } from '../../../../test/desk.ts'
import { aHouse, aPost, type Post, testClock, tuesday } from '../../../../test/given.ts'
import type { Staff } from '../../../kernel/actor.ts'
import { clientOf } from '../../../kernel/http/client.ts'
import { openapi } from '../../../kernel/http/openapi.ts'
import { minutesAfter } from '../../../kernel/time.ts'
import type { House } from '../house.ts'
import { caseEndpoints } from './contract.ts'
import * as deeds from './deeds.contract.ts'
import * as desk from './desk.contract.ts'
import * as resident from './resident.contract.ts'

let t: TestDatabase
beforeAll(async () => {
  t = await freshDatabase()
})
afterAll(() => t[Symbol.asyncDispose]())

function callAs(house: House, staff: Staff | null) {
  const app = deskApp(house, staff)
  return clientOf((path, init) => app.request(path, init))
}

async function aHousehold() {
  const here = await aPost(t.db)
  const clock = testClock()
  const house = aHouse(t.db, clock)
  return { here, clock, house, anybody: callAs(house, null), worker: callAs(house, here.worker) }
}

type Anybody = ReturnType<typeof callAs>

async function filed(anybody: Anybody, { code }: Post, words = '单元门锁不上') {
  const done = await anybody(resident.postRequest, { code, words })
  if (!done.ok) throw new Error(done.code)
  return done.value
}

test('one sentence is filed by the code on the door, once per key, and followed by its link', async () => {
  const { here, anybody } = await aHousehold()
  const input = { code: here.code, words: '单元门锁不上', phone: '13800138000' }

  const first = await anybody(resident.postRequest, input, 'tap-12345678')
  const again = await anybody(resident.postRequest, input, 'tap-12345678')
  if (!first.ok || !again.ok) throw new Error('not filed')
  const told = await anybody(resident.getRequest, { token: first.value.token })

  expect(again.value.ref).toBe(first.value.ref)
  expect(first.value.url).toBe(`http://localhost/r/${first.value.token}`)
  expect(told).toMatchObject({
    ok: true,
    value: { ref: first.value.ref, words: '单元门锁不上', cases: [{ state: 'new', holder: '服务站' }] },
  })
  expect(JSON.stringify(told)).not.toContain('13800138000')
})

test('each refusal has its status and says what can be done about it', async () => {
  const { here, anybody } = await aHousehold()
  const known = await filed(anybody, here, '楼道灯坏了')
  const say = (over: object) =>
    anybody(resident.postRequest, { code: here.code, words: '楼道灯坏了没人修', ...over })

  expect(await say({ code: 'ZZZZZZ22' })).toMatchObject({ status: 404, code: 'code.not_found' })
  expect(await say({ words: ' ' })).toMatchObject({ status: 422, code: 'words.missing' })
  expect(await say({ words: '灯'.repeat(4_001) })).toMatchObject({ status: 422, code: 'words.too_long' })
  expect(await say({ words: '闻到一股煤气味' })).toMatchObject({ status: 409, code: 'request.danger' })
  expect(await say({ phone: '123' })).toMatchObject({ status: 422, code: 'phone.not_a_number' })
  expect(await say({})).toMatchObject({ status: 409, code: 'request.known', facts: { refs: known.ref } })
  expect(await say({ code: 7 })).toMatchObject({ status: 422, code: 'input.invalid' })
  expect(await say({ joins: known.ref })).toMatchObject({ ok: true, value: { cases: [{ ref: known.ref }] } })
  expect(await say({ joins: '99999' })).toMatchObject({ status: 404, code: 'case.not_found' })
})

test('a forged link and one that has run out open nothing', async () => {
  const { here, anybody, clock } = await aHousehold()
  const { token } = await filed(anybody, here)
  const forged = `${token.slice(0, -4)}AAAA`

  expect(await anybody(resident.getRequest, { token: forged })).toMatchObject({
    status: 404,
    code: 'link.forged',
  })
  clock.set(minutesAfter(tuesday, 60 * 24 * 500))
  expect(await anybody(resident.getRequest, { token })).toMatchObject({ status: 410, code: 'link.expired' })
  expect(await anybody(resident.postUrge, { token })).toMatchObject({ status: 410 })
})

test('whoever holds the link adds words, urges, and says whether it is fixed', async () => {
  const { here, anybody, worker } = await aHousehold()
  const { token, ref } = await filed(anybody, here)

  expect(await anybody(resident.postWords, { token, words: '昨晚又有生人进来' })).toMatchObject({ ok: true })
  expect(await anybody(resident.postUrge, { token })).toMatchObject({ ok: true })
  expect(await anybody(resident.postUrge, { token })).toMatchObject({
    status: 409,
    code: 'case.urged_lately',
  })
  expect(await anybody(resident.postFixed, { token })).toMatchObject({
    status: 409,
    code: 'case.not_said_done',
  })
  await worker(deeds.postResult, { ref, words: '换了锁芯' })
  expect(await anybody(resident.postNotFixed, { token, words: '还是锁不上' })).toMatchObject({
    ok: true,
    value: { state: 'held' },
  })
  await worker(deeds.postResult, { ref, words: '又换了一个' })
  expect(await anybody(resident.postFixed, { token, rating: 5 })).toMatchObject({
    ok: true,
    value: { state: 'confirmed' },
  })
})

test('within ten minutes it can be taken back, and not later', async () => {
  const { here, anybody, clock } = await aHousehold()
  const early = await filed(anybody, here)
  const late = await filed(anybody, here, '暖气不热')

  expect(await anybody(resident.postWithdrawal, { token: early.token })).toMatchObject({ ok: true })
  clock.set(minutesAfter(tuesday, 11))
  expect(await anybody(resident.postWithdrawal, { token: late.token })).toMatchObject({
    status: 409,
    code: 'request.too_late_to_withdraw',
  })
})

test('the list and the case are for the post: by filter, without phone numbers', async () => {
  const { here, house, anybody, worker } = await aHousehold()
  const { ref } = await filed(anybody, here)
  await filed(anybody, here, '暖气不热，屋里15度')

  const found = await worker(desk.getCases, { q: '锁不上' })
  const it = await worker(desk.getCase, { ref })

  expect(found).toMatchObject({
    ok: true,
    value: { cases: [{ ref, place: '榆荫里 3号楼 2单元' }], next: null },
  })
  expect(it).toMatchObject({
    ok: true,
    value: { ref, seen: 1, requests: [{ channel: 'api', hasPhone: false }] },
  })
  expect(await anybody(desk.getCases, {})).toMatchObject({ status: 401, code: 'sign_in.needed' })
  expect(await anybody(desk.getCase, { ref })).toMatchObject({ status: 401 })
  expect(await callAs(house, here.helper)(desk.getCases, {})).toMatchObject({
    status: 403,
    code: 'not_allowed',
  })
  expect(await callAs(house, here.helper)(desk.getCase, { ref })).toMatchObject({ status: 404 })
  expect(await worker(desk.getCases, { topic: 'x' as never })).toMatchObject({ status: 422 })
})

test('a member of another community is told that there is no such case, whatever the deed', async () => {
  const { here, house, anybody } = await aHousehold()
  const { ref } = await filed(anybody, here)
  const intruder = callAs(house, (await aPost(t.db)).secretary)

  expect(await intruder(desk.getCase, { ref })).toMatchObject({ status: 404, code: 'case.not_found' })
  expect(await intruder(deeds.postNote, { ref, words: '看看' })).toMatchObject({ status: 404 })
  expect(await intruder(deeds.postClosing, { ref })).toMatchObject({ status: 404 })
})

test('a hand-over goes from offer to designation, each refusal with its status', async () => {
  const { here, house, anybody, worker } = await aHousehold()
  const { ref } = await filed(anybody, here)
  const { bodies } = here
  const coordinator = callAs(house, here.coordinator)

  expect(await worker(deeds.postAcceptance, { ref })).toMatchObject({ status: 409, code: 'offer.none' })
  expect(await worker(deeds.postOffer, { ref, to: bodies.post, why: '归我们' })).toMatchObject({
    status: 422,
  })
  expect(await worker(deeds.postOffer, { ref, to: bodies.property, why: '门归物业' })).toMatchObject({
    ok: true,
  })
  expect(await worker(deeds.postOffer, { ref, to: bodies.owners, why: '再问' })).toMatchObject({
    status: 409,
    code: 'offer.already_open',
  })
  expect(await worker(deeds.postRefusal, { ref, why: '过保了', better: bodies.owners })).toMatchObject({
    ok: true,
  })
  expect(await worker(deeds.postDesignation, { ref, to: bodies.property, why: '归物业' })).toMatchObject({
    status: 403,
  })
  expect(await coordinator(deeds.postDesignation, { ref, to: bodies.property, why: '归物业' })).toMatchObject(
    {
      ok: true,
    },
  )
  expect(await worker(deeds.postOffer, { ref, to: bodies.owners, why: '再问' })).toMatchObject({
    status: 409,
    code: 'case.is_designated',
  })
})

test('a deed on a case that has moved on since it was seen is refused', async () => {
  const { here, anybody, worker } = await aHousehold()
  const { ref } = await filed(anybody, here)

  await worker(deeds.postNote, { ref, words: '先看看' })

  expect(await worker(deeds.postPromise, { ref, seen: 1, on: '2026-11-27', why: '等配件' })).toMatchObject({
    status: 409,
    code: 'case.changed',
  })
  expect(await worker(deeds.postPromise, { ref, seen: 2, on: '2026-11-27', why: '等配件' })).toMatchObject({
    ok: true,
  })
})

test('two cases become one, and are told apart, by number', async () => {
  const { here, anybody, worker } = await aHousehold()
  const one = await filed(anybody, here)
  const two = await filed(anybody, here, '暖气不热')

  expect(await worker(deeds.postDifference, { ref: one.ref, other: two.ref })).toMatchObject({ ok: true })
  expect(await worker(deeds.postMerger, { ref: one.ref, into: '99999' })).toMatchObject({ status: 404 })
  expect(await worker(deeds.postMerger, { ref: one.ref, into: two.ref })).toMatchObject({
    ok: true,
    value: { state: 'joined' },
  })
})

test('reading a phone number is a deed of its own, and is in the story afterwards', async () => {
  const { here, anybody, worker } = await aHousehold()
  const words = '单元门锁不上'
  const said = await anybody(resident.postRequest, { code: here.code, words, phone: '13800138000' })
  if (!said.ok) throw new Error(said.code)
  const { ref } = said.value
  const it = await worker(desk.getCase, { ref })
  const request = it.ok ? it.value.requests[0]?.id : undefined

  const shown = await worker(deeds.postPhone, { ref, request: request as never })
  const after = await worker(desk.getCase, { ref })

  expect(shown).toMatchObject({ ok: true, value: { phone: '13800138000' } })
  expect(after.ok && after.value.story[0]?.says).toBe('尹小禾看了报的人的电话。')
})

test('every endpoint stands in the OpenAPI document with its refusals', () => {
  const { paths } = openapi('Legwork', '1', caseEndpoints) as { paths: Record<string, object> }

  expect(Object.keys(paths)).toContain('/api/requests/{token}/not-fixed')
  expect(Object.keys(paths).length).toBeGreaterThan(30)
  expect(JSON.stringify(paths['/api/requests'])).toContain('request.known')
})
