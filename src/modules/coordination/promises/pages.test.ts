import { afterAll, beforeAll, expect, test } from 'vitest'
import { aCase, type GivenCase, must } from '../../../../test/a-case.ts'
import { atDesk, aWord, ledgerOf, tableApp } from '../../../../test/a-promise.ts'
import { freshDatabase, type TestDatabase } from '../../../../test/database.ts'
import { held, open, send } from '../../../../test/residents.ts'
import type { Instant } from '../../../kernel/time.ts'
import { promiseDate } from '../../cases/promise-date.ts'
import { plainDate } from '../../../kernel/time.ts'
import { keepPromise } from './door.ts'
import { hearPromises } from './hear-case.ts'
import { lookAtPromise } from './look-at-promise.ts'

let t: TestDatabase
beforeAll(async () => {
  t = await freshDatabase()
})
afterAll(() => t[Symbol.asyncDispose]())

const desk = ({ house, here }: GivenCase, staff = here.worker) => tableApp(house, staff)

test('a worker writes down a promise, sees it in the list and in the story of its case', async () => {
  const given = await aCase(t)
  const app = desk(given)
  const { html } = await open(app, `/desk/promises?new=1&case=${given.receipt.ref}`)
  const made = await send(app, '/desk/promises', {
    once: held(html, 'once') ?? '',
    ref: held(html, 'ref') ?? '',
    body: given.here.bodies.property,
    what: '把图纸送来',
    on: '2026-11-27',
  })

  expect(made.status).toBe(303)
  const { text } = await open(app, made.location ?? '')
  expect(text).toContain('恒砚物业 答应报的人，说好11月27日17:30前')
  expect((await open(app, `/desk/cases/${given.receipt.ref}`)).text).toContain(
    '恒砚物业：把图纸送来，说好11月27日17:30前 还没到日子',
  )
})

test('promising the past is refused with a sentence, and what was typed stays', async () => {
  const given = await aCase(t)
  const fields = {
    ref: given.receipt.ref,
    body: given.here.bodies.property,
    what: '把图纸送来',
    on: '2026-11-20',
  }
  const refused = await send(desk(given), '/desk/promises', fields)

  expect(refused.status).toBe(409)
  expect(refused.text).toContain('这个日子已经过了')
  expect(held(refused.html, 'on')).toBe('2026-11-20')
  expect(refused.html).toContain('把图纸送来</textarea>')
  expect(await ledgerOf(given, given.id)).toEqual([])
})

test('an empty form says of each field what to do', async () => {
  const given = await aCase(t)
  const refused = await send(desk(given), '/desk/promises', { ref: '', body: '', what: '', on: '' })

  expect(refused.status).toBe(422)
  for (const says of ['写一件事的编号', '选一个单位', '写一句答应了什么', '选一个日子'])
    expect(refused.text).toContain(says)
})

test('moving asks for a reason, a day, and what the other side says', async () => {
  const given = await aCase(t)
  const { id } = must(await aWord(given))
  const at = `/desk/promises/${id}/moved`

  const refused = await send(desk(given), at, { why: '等配件', on: '2026-11-30' })
  expect(refused.status).toBe(422)
  expect(refused.text).toContain('改日子要让对方知道')
  const moved = await send(desk(given), at, { why: '等配件', on: '2026-11-30', consent: 'agreed' })
  expect(moved.status).toBe(303)
  expect((await open(desk(given), `/desk/promises?at=${id}`)).text).toContain('对方同意了')
  expect((await send(desk(given), at, { why: '再等', on: '2026-12-01', consent: 'told' })).text).toContain(
    '已经有结果了',
  )
})

test('kept and broken are written down once, and a case’s own day only by the case', async () => {
  const given = await aCase(t)
  const [kept, broken] = [must(await aWord(given)), must(await aWord(given))]
  expect((await send(desk(given), `/desk/promises/${kept.id}/kept`, {})).status).toBe(303)
  expect((await send(desk(given), `/desk/promises/${broken.id}/broken`, { why: '' })).status).toBe(422)
  expect((await send(desk(given), `/desk/promises/${broken.id}/broken`, { why: '人手不够' })).status).toBe(
    303,
  )
  expect((await ledgerOf(given, given.id)).map(({ state }) => state).toSorted()).toEqual(['broken', 'kept'])
  expect((await open(desk(given), `/desk/promises?at=${broken.id}`)).text).toContain('人手不够')

  must(await promiseDate(given.house)({ id: given.id, on: plainDate('2026-11-27'), why: '等' }, given.worker))
  const { community } = given.here
  await hearPromises(given.house, { community, case: given.id, n: 2, kind: 'finish.promised' })
  const own = (await ledgerOf(given, given.id)).find(({ kind }) => kind === 'finish')
  const page = await open(desk(given), `/desk/promises?at=${own?.id}`)
  expect(page.text).toContain('日子跟着事项走')
  expect((await send(desk(given), `/desk/promises/${own?.id}/kept`, {})).text).toContain('到事项那一页去办')
})

test('the address narrows the list by body, state and day', async () => {
  const given = await aCase(t)
  must(await aWord(given))
  const bureau = must(await aWord(given, { body: given.here.bodies.bureau, what: '派人来看' }))
  must(await atDesk(given, (scene) => keepPromise(scene, { id: bureau.id })))
  const seen = async (query: string) => (await open(desk(given), `/desk/promises?${query}`)).html
  const row = (what: string) => `">${what}</a>`

  const byBody = await seen(`body=${given.here.bodies.bureau}`)
  expect([byBody.includes(row('派人来看')), byBody.includes(row('送来图纸'))]).toEqual([true, false])
  const byState = await seen('state=open')
  expect([byState.includes(row('派人来看')), byState.includes(row('送来图纸'))]).toEqual([false, true])
  expect((await seen('due=past')).includes(row('送来图纸'))).toBe(false)
  expect((await seen('due=week')).includes(row('送来图纸'))).toBe(true)
  expect((await seen('due=today')).includes(row('送来图纸'))).toBe(false)
  expect((await seen('due=nonsense')).includes(row('送来图纸'))).toBe(true)
})

test('a record has all its numbers, and no place under five', async () => {
  const given = await aCase(t)
  const all = await Promise.all([1, 2, 3, 4, 5].map(async () => must(await aWord(given))))
  const few = must(await aWord(given, { body: given.here.bodies.bureau }))
  for (const { id } of [...all.slice(1), few])
    must(await atDesk(given, (scene) => keepPromise(scene, { id })))
  given.clock.set('2026-11-27T02:00:00.000Z' as Instant)
  must(await lookAtPromise(given.house)({ community: given.here.community, promise: all[0]?.id ?? few.id }))

  const { text } = await open(desk(given), '/desk/promises')

  expect(text).toMatch(/恒砚物业：到日子5回，按时做到4回，晚了0回，没做到1回.*不满5回.*房管局：到日子1回/)
})

test('helpers do not see the ledger, and nobody sees that of another community', async () => {
  const [given, other] = [await aCase(t), await aCase(t)]
  const { id } = must(await aWord(given))

  expect((await open(desk(given, given.here.helper), '/desk/promises')).status).toBe(404)
  expect((await send(desk(given, given.here.helper), `/desk/promises/${id}/kept`, {})).status).toBe(404)
  expect((await open(desk(other), `/desk/promises?at=${id}`)).text).not.toContain('送来图纸')
  expect((await send(desk(other), `/desk/promises/${id}/kept`, {})).text).toContain('没找到这一回答应')
})
