import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aCase, by, file, firstOf, follower, type GivenCase, must } from '../../../../test/a-case.ts'
import { tableApp } from '../../../../test/a-promise.ts'
import { freshDatabase, type TestDatabase } from '../../../../test/database.ts'
import { held, open, send } from '../../../../test/residents.ts'
import { inCommunity } from '../../../kernel/db.ts'
import { type CaseId, newId } from '../../../kernel/ids.ts'
import { type Instant, plainDate } from '../../../kernel/time.ts'
import { sampleSize } from '../../../rulebook/callbacks.ts'
import { closeCase } from '../../cases/close-case.ts'
import { sayFixed } from '../../cases/follow-request.ts'
import { sayDone } from '../../cases/say-done.ts'
import { cameOf } from './called.rules.ts'
import { drawOrder } from './draw.ts'
import { drawSample } from './draw-sample.ts'

let t: TestDatabase
beforeAll(async () => {
  t = await freshDatabase()
})
afterAll(() => t[Symbol.asyncDispose]())

const november = plainDate('2026-11-01')
const seed = 'a'.repeat(32)
const desk = ({ house, here }: GivenCase, staff = here.worker) => tableApp(house, staff)
const done = (given: GivenCase, id = given.id) =>
  sayDone(given.house)({ id, words: '修好了' }, given.worker).then(must)

/** Calls by the form as it stands on the page. */
async function call(given: GivenCase, ref: string, fields: Record<string, string>) {
  const app = desk(given)
  const { html } = await open(app, `/desk/callbacks?at=${ref}`)
  const form = html.split(`action="/desk/callbacks/${ref}"`)[1] ?? ''
  const hidden = { once: held(form, 'once') ?? '', seen: held(form, 'seen') ?? '' }
  return send(app, `/desk/callbacks/${ref}`, { ...hidden, request: given.receipt.request, ...fields })
}

/** So many cases that were closed in November, and it is December. */
async function inDecember(closed: number) {
  const given = await aCase(t)
  const all: CaseId[] = []
  for (let n = 0; n < closed; n++) {
    const receipt = n === 0 ? given.receipt : await file(given.house, given.here, `第${n}件，路灯不亮`)
    const id = firstOf(receipt)
    await done(given, id)
    must(await sayFixed(given.house)({ id }, follower(given.here, receipt.request)))
    must(await closeCase(given.house)({ id }, given.worker))
    all.push(id)
  }
  given.clock.set('2026-12-02T02:00:00.000Z' as Instant)
  return { ...given, all }
}

test('what is said to be done is called back by its clock, and whoever says fixed is done with', async () => {
  const given = await aCase(t)
  await done(given)
  expect((await open(desk(given), '/desk/callbacks')).text).toMatch(/还没到点的 1.*单元门锁不上.*还没打/)
  given.later(60 * 24 * 9)
  expect((await open(desk(given), '/desk/callbacks')).text).toMatch(/今天该打的 1.*单元门锁不上/)

  const called = await call(given, given.receipt.ref, { outcome: 'fixed', rating: '5', words: '谢谢师傅' })

  expect(called.status).toBe(303)
  expect((await given.read()).state).toBe('confirmed')
  const { text } = await open(desk(given), called.location ?? '')
  expect(text).toContain(`${given.receipt.ref}记下了`)
  expect(text).toMatch(/尹小禾打的，说好了，打5分.*谢谢师傅/)
})

test('not fixed goes back to the holder with its words; without them it is asked for', async () => {
  const given = await aCase(t)
  await done(given)

  const empty = await call(given, given.receipt.ref, { outcome: 'not_fixed' })
  expect(empty.status).toBe(422)
  expect(empty.text).toContain('写下哪儿没好')
  expect((await call(given, given.receipt.ref, { outcome: 'not_fixed', words: '还是锁不上' })).status).toBe(
    303,
  )

  expect(await given.read()).toMatchObject({ state: 'held', reopened: 1 })
})

test('nobody reached is counted and settles nothing', async () => {
  const given = await aCase(t)
  await done(given)
  for (const _ of [1, 2]) await call(given, given.receipt.ref, { outcome: 'unreached' })

  expect((await given.read()).state).toBe('done_claimed')
  expect((await open(desk(given), '/desk/callbacks')).text).toContain('打过2回，没打通')
})

test('calls of the round before do not count for this one', async () => {
  const given = await aCase(t)
  await done(given)
  await call(given, given.receipt.ref, { outcome: 'unreached' })
  await call(given, given.receipt.ref, { outcome: 'not_fixed', words: '还是锁不上' })
  given.later(60)
  await done(given)

  expect((await open(desk(given), '/desk/callbacks')).text).toMatch(/单元门锁不上[^。]*还没打/)
})

test('after one call the next one on the list is at hand', async () => {
  const given = await aCase(t)
  await done(given)
  const next = await file(given.house, given.here, '楼道灯坏了')
  given.later(60)
  await done(given, firstOf(next))

  const called = await call(given, given.receipt.ref, { outcome: 'unreached' })

  expect(called.location).toBe(`/desk/callbacks?at=${next.ref}&said=${given.receipt.ref}`)
})

test('a form on a case that changed meanwhile is refused and keeps what was typed', async () => {
  const given = await aCase(t)
  await done(given)
  const stale = await send(desk(given), `/desk/callbacks/${given.receipt.ref}`, {
    request: given.receipt.request,
    outcome: 'not_fixed',
    words: '还是不亮',
    seen: '1',
  })

  expect(stale.status).toBe(409)
  expect(stale.html).toContain('还是不亮</textarea>')
})

test('a tenth of the month is drawn, rounded up, and the same seed draws the same ones', async () => {
  const given = await inDecember(11)
  const drawn = must(await drawSample(given.house)({ month: november, seed }, given.worker))
  expect(drawn).toEqual({ drawn: 2 })

  const { rows } = await sql<{ id: CaseId }>`select case_id as id from coordination.callback_sample
    where community_id = ${given.here.community} order by n`.execute(t.owner)
  expect(rows.map(({ id }) => id)).toEqual(drawOrder(given.all.toReversed(), seed))

  const { text } = await open(desk(given), '/desk/callbacks')
  expect(text).toContain('11月归档11件，抽了2件：打通0件，其中说好0件、说没好0件；没打通0件，还没打2件。')
  expect(text).toContain(seed)
})

test('a month is drawn once, and only when it is over and something was closed in it', async () => {
  const given = await inDecember(1)
  const draw = (month: string) => drawSample(given.house)({ month: plainDate(month), seed }, given.worker)

  expect(await draw('2026-12-01')).toMatchObject({ code: 'draw.month_not_over' })
  expect(await draw('2026-10-01')).toMatchObject({ code: 'draw.none_closed' })
  const both = await Promise.all([draw('2026-11-01'), draw('2026-11-01')])
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  expect(both.find(({ ok }) => !ok)).toMatchObject({ code: 'draw.drawn_before' })
  expect(await drawSample(given.house)({ month: november, seed }, by(given.here.helper))).toMatchObject({
    code: 'not_allowed',
  })
})

test('the page draws; a drawn case that is not fixed after all is worked on again', async () => {
  const given = await inDecember(1)
  expect((await open(desk(given), '/desk/callbacks')).text).toContain('11月归档了1件，该抽1件')
  const pressed = await send(desk(given), '/desk/callbacks/draw', { month: '2026-11-01' })
  expect(pressed.status).toBe(303)
  expect((await send(desk(given), '/desk/callbacks/draw', { month: '2026-11-01' })).text).toContain(
    '已经抽过了',
  )
  expect((await send(desk(given), '/desk/callbacks/draw', { month: '2026-11-05' })).status).toBe(422)

  await call(given, given.receipt.ref, { outcome: 'not_fixed', words: '又坏了' })

  expect((await given.read()).state).toBe('held')
  expect((await open(desk(given), '/desk/callbacks')).text).toContain('打通1件，其中说好0件、说没好1件')
})

test('silence is not satisfaction: what came of a draw counts it apart', () => {
  const at = (isFixed: boolean | null) => ({ isFixed })
  expect(cameOf([at(true), at(true), at(false), at(null), null])).toEqual({
    drawn: 5,
    fixed: 2,
    notFixed: 1,
    unreached: 1,
    left: 1,
  })
  expect([0, 1, 10, 11, 100].map((closed) => sampleSize(closed, { sharePercent: 10 }))).toEqual([
    0, 1, 1, 2, 10,
  ])
})

test('the draw depends on the seed and on nothing else', () => {
  const cases = Array.from({ length: 40 }, () => newId<CaseId>())
  expect(drawOrder(cases, seed)).toEqual(drawOrder(cases.toReversed(), seed))
  expect(drawOrder(cases, seed)).not.toEqual(drawOrder(cases, 'b'.repeat(32)))
})

test('a draw is never changed or taken back, and helpers see none of it', async () => {
  const given = await inDecember(1)
  must(await drawSample(given.house)({ month: november, seed }, given.worker))
  for (const change of [
    'update coordination.callback_draw set closed = 2',
    'delete from coordination.callback_sample',
  ])
    await expect(
      inCommunity(t.db, given.here.community, async (tx) => {
        await sql.raw(change).execute(tx)
        return { ok: true, value: null }
      }),
    ).rejects.toThrow('permission denied')
  expect((await open(desk(given, given.here.helper), '/desk/callbacks')).status).toBe(404)
})
