import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aCase, must } from '../../../test/a-case.ts'
import { freshDatabase, type TestDatabase } from '../../../test/database.ts'
import { newId, type StairwellId } from '../../kernel/ids.ts'
import { plainDate } from '../../kernel/time.ts'
import { assignCase } from './assign-case.ts'
import { approveExplanation, proposeExplanation, referCase, rejectExplanation } from './explain-case.ts'
import { promiseDate } from './promise-date.ts'
import { sayDone } from './say-done.ts'
import { triageCase } from './triage-case.ts'
import { noteInside, tellResident } from './write-note.ts'

/* Looking at a case, promising, explaining, referring: what each changes, and what each refuses. */

let t: TestDatabase
beforeAll(async () => {
  t = await freshDatabase()
})
afterAll(() => t[Symbol.asyncDispose]())

const notesOf = async (id: string) =>
  (
    await sql<{
      kind: string
      words: string
    }>`select kind, words from cases.note where case_id = ${id} order by id`.execute(t.owner)
  ).rows

test('a worker takes the proposal as it is: it is held, and no clock moved', async () => {
  const given = await aCase(t)
  const { times } = await given.read()

  must(await triageCase(given.house)({ id: given.id }, given.worker))

  expect(await given.read()).toMatchObject({ state: 'held', times })
  expect((await given.journal()).at(-1)).toMatchObject({ kind: 'case.triaged', facts: { corrected: false } })
})

test('a correction to something more urgent counts its limit from intake; back again it stays', async () => {
  const given = await aCase(t)
  given.later(60)

  must(await triageCase(given.house)({ id: given.id, urgency: 'now' }, given.worker))
  const { finishDue } = (await given.read()).times
  must(await triageCase(given.house)({ id: given.id, urgency: 'normal' }, given.worker))

  // 24 November, a working day's limit from ten o'clock in Shanghai.
  expect(finishDue).toBe('2026-11-25T09:30:00.000Z')
  expect((await given.read()).times.finishDue).toBe(finishDue)
})

test('a stairwell that there is not is none', async () => {
  const given = await aCase(t)

  expect(
    await triageCase(given.house)({ id: given.id, stairwell: newId<StairwellId>() }, given.worker),
  ).toMatchObject({ code: 'place.not_found' })
})

test('a promise is a date, a reason and a word to the resident, and then it is the limit', async () => {
  const given = await aCase(t)
  const before = (await given.read()).times.finishDue

  must(
    await promiseDate(given.house)(
      { id: given.id, on: plainDate('2026-12-11'), why: '锁要订' },
      given.worker,
    ),
  )

  expect(await given.read()).toMatchObject({
    state: 'held',
    times: {
      finishDue: '2026-12-11T09:30:00.000Z',
      promisedAt: '2026-12-11T09:30:00.000Z',
      toldAt: given.clock(),
    },
  })
  expect(await notesOf(given.id)).toEqual([{ kind: 'told', words: '锁要订' }])
  expect((await given.journal()).at(-1)).toMatchObject({ kind: 'finish.promised', facts: { from: before } })
})

test('nothing is promised for a time that is over, nor for what is done', async () => {
  const given = await aCase(t)
  const promise = (on: string) =>
    promiseDate(given.house)({ id: given.id, on: plainDate(on), why: '等' }, given.worker)

  expect(await promise('2026-11-23')).toMatchObject({ code: 'promise.in_the_past' })
  given.later(8 * 60)
  expect(await promise('2026-11-24')).toMatchObject({ code: 'promise.in_the_past' })
  must(await sayDone(given.house)({ id: given.id, words: '好了' }, given.worker))
  expect(await promise('2026-12-11')).toMatchObject({ code: 'case.not_being_worked' })
})

test('first contact is made when somebody told or called, not by a note inside', async () => {
  const given = await aCase(t)

  must(await noteInside(given.house)({ id: given.id, words: '先看看' }, given.worker))
  expect(await given.read()).toMatchObject({ state: 'new', times: { contactedAt: null } })
  must(await tellResident(given.house)({ id: given.id, words: '下午来', how: 'called' }, given.worker))
  expect(await given.read()).toMatchObject({ state: 'held', times: { contactedAt: given.clock() } })
})

test('a helper writes about what is in his own hands', async () => {
  const given = await aCase(t)
  const note = () => noteInside(given.house)({ id: given.id, words: '到了' }, given.helper)
  expect(await note()).toMatchObject({ code: 'not_allowed' })

  must(await assignCase(given.house)({ id: given.id, person: given.here.helper.person }, given.worker))

  expect(await note()).toMatchObject({ ok: true })
  expect(await sayDone(given.house)({ id: given.id, words: '修好了' }, given.helper)).toMatchObject({
    ok: true,
  })
})

test('"cannot be solved" waits for the coordinator, and ends the case with its reason', async () => {
  const given = await aCase(t)
  const propose = () => proposeExplanation(given.house)({ id: given.id, words: '产权不清' }, given.worker)
  must(await propose())

  expect(await propose()).toMatchObject({ code: 'explanation.already_waits' })
  expect(await approveExplanation(given.house)({ id: given.id }, given.worker)).toMatchObject({
    code: 'not_allowed',
  })
  must(await approveExplanation(given.house)({ id: given.id }, given.coordinator))

  expect(await given.read()).toMatchObject({ state: 'explained', holder: null })
  expect((await given.read()).explanation).not.toBeNull()
})

test('a rejected explanation leaves the case where it was, with the reason for the post alone', async () => {
  const given = await aCase(t)
  must(await proposeExplanation(given.house)({ id: given.id, words: '产权不清' }, given.worker))

  must(await rejectExplanation(given.house)({ id: given.id, why: '可以先修门' }, given.coordinator))

  expect(await given.read()).toMatchObject({ state: 'held', explanation: null })
  expect(await notesOf(given.id)).toEqual([
    { kind: 'explained', words: '产权不清' },
    { kind: 'inside', words: '可以先修门' },
  ])
})

test('what is referred says whose it is, and is never worked on again', async () => {
  const given = await aCase(t)

  must(await referCase(given.house)({ id: given.id, to: '市信访局', words: '电话12345' }, given.worker))

  expect(await given.read()).toMatchObject({
    state: 'referred',
    referredTo: '市信访局',
    holder: null,
    next: null,
  })
  expect(await sayDone(given.house)({ id: given.id, words: '好了' }, given.worker)).toMatchObject({
    code: 'case.ended',
    facts: { state: 'referred' },
  })
})
