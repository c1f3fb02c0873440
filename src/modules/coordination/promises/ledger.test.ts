import { afterAll, beforeAll, expect, test } from 'vitest'
import { aCase, by, file, firstOf, type GivenCase, must } from '../../../../test/a-case.ts'
import { atDesk, aWord, ledgerOf, thursday } from '../../../../test/a-promise.ts'
import { freshDatabase, plannedFor, type TestDatabase } from '../../../../test/database.ts'
import { readCommunity } from '../../../kernel/db.ts'
import type { CaseId } from '../../../kernel/ids.ts'
import { newId } from '../../../kernel/ids.ts'
import { read } from '../../../kernel/journal.ts'
import { hoursAfter, type Instant, minutesAfter, plainDate } from '../../../kernel/time.ts'
import { acceptOffer } from '../../cases/answer-offer.ts'
import { closeCase } from '../../cases/close-case.ts'
import { approveExplanation, proposeExplanation } from '../../cases/explain-case.ts'
import { sayFixed, sayNotFixed } from '../../cases/follow-request.ts'
import { mergeCases } from '../../cases/merge-cases.ts'
import { offerHandover } from '../../cases/offer-handover.ts'
import { promiseDate } from '../../cases/promise-date.ts'
import { sayDone } from '../../cases/say-done.ts'
import { withdrawRequest } from '../../cases/withdraw-request.ts'
import { deskDeed } from '../deed.ts'
import type { CoordinationTables } from '../tables.ts'
import { coordinationTasks } from '../tasks.ts'
import { breakPromise, keepPromise, movePromise, talliesOf } from './door.ts'
import { hearCase } from './hear-case.ts'
import { promiseLook } from './jobs.ts'
import { lookAtPromise } from './look-at-promise.ts'
import type { PromiseId } from './promise.rules.ts'

let t: TestDatabase
beforeAll(async () => {
  t = await freshDatabase()
})
afterAll(() => t[Symbol.asyncDispose]())

const friday = plainDate('2026-11-27')

const hear = async ({ house, here }: GivenCase, id: CaseId) =>
  must(await hearCase(house)({ community: here.community, case: id }))

const statesOf = async (given: GivenCase, about = given.id) =>
  (await ledgerOf(given, about)).map(({ state, due }) => `${state} ${due.slice(5, 10)}`).toSorted()

const promises = (given: GivenCase, on = thursday) =>
  promiseDate(given.house)({ id: given.id, on, why: '等配件' }, given.worker)

const at = (given: GivenCase, day: string, hour = 2) =>
  given.clock.set(`${day}T${String(hour).padStart(2, '0')}:00:00.000Z` as Instant)

test('a day that is promised on a case enters the ledger as the word of who held it then, once', async () => {
  const given = await aCase(t)
  must(
    await offerHandover(given.house)(
      { id: given.id, to: given.here.bodies.property, why: '归物业' },
      given.worker,
    ),
  )
  must(await acceptOffer(given.house)({ id: given.id }, given.worker))
  must(await promises(given))

  await Promise.all([hear(given, given.id), hear(given, given.id)])

  const all = await ledgerOf(given, given.id)
  expect(all).toHaveLength(1)
  expect(all[0]).toMatchObject({
    body: given.here.bodies.property,
    kind: 'finish',
    state: 'open',
    due: '2026-11-26T09:30:00.000Z',
    madeAt: given.clock(),
    said: '等配件',
    matter: { title: '单元门锁不上' },
  })
})

test('a new day on the same case moves the earlier promise, and the new one points to it', async () => {
  const given = await aCase(t)
  must(await promises(given))
  given.later(60)
  must(await promises(given, friday))

  await hear(given, given.id)

  const [next, before] = await ledgerOf(given, given.id)
  expect(before).toMatchObject({ state: 'moved', consent: 'told', because: 'new_date' })
  expect(next).toMatchObject({ state: 'open', follows: before?.id })
})

test('a new day said after the first was over does not undo that it was broken', async () => {
  const given = await aCase(t)
  must(await promises(given))
  await hear(given, given.id)
  at(given, '2026-11-27')
  must(await promises(given, friday))

  await hear(given, given.id)

  const [next, before] = await ledgerOf(given, given.id)
  expect(before).toMatchObject({ state: 'broken', because: 'passed', settledAt: '2026-11-26T09:30:00.000Z' })
  expect(next).toMatchObject({ state: 'open', follows: before?.id })
})

test('said to be done in time is kept, and said to be done later is late', async () => {
  const [early, late] = [await aCase(t), await aCase(t)]
  for (const given of [early, late]) must(await promises(given))
  at(early, '2026-11-25')
  at(late, '2026-11-27')
  for (const given of [early, late]) {
    must(await sayDone(given.house)({ id: given.id, words: '好了' }, given.worker))
    await hear(given, given.id)
  }

  expect([await statesOf(early), await statesOf(late)]).toEqual([['kept 11-26'], ['late 11-26']])
})

test('a "done" that the resident rejects in time leaves it open, and after its time leaves it broken', async () => {
  const [early, late] = [await aCase(t), await aCase(t)]
  for (const given of [early, late]) {
    must(await promises(given))
    at(given, '2026-11-25')
    must(await sayDone(given.house)({ id: given.id, words: '好了' }, given.worker))
    if (given === late) at(given, '2026-11-27')
    must(await sayNotFixed(given.house)({ id: given.id, words: '没好' }, given.follower))
    await hear(given, given.id)
  }

  expect([await statesOf(early), await statesOf(late)]).toEqual([['open 11-26'], ['broken 11-26']])

  must(await sayDone(late.house)({ id: late.id, words: '这回好了' }, late.worker))
  await hear(late, late.id)
  expect(await statesOf(late)).toEqual(['late 11-26'])
})

test('closing settles what else was promised about the case alone; a table asks about its own', async () => {
  const given = await aCase(t)
  must(await aWord(given))
  must(await aWord(given, { about: { case: given.id, meeting: newId<PromiseId>() } }))
  must(await sayDone(given.house)({ id: given.id, words: '好了' }, given.worker))
  must(await sayFixed(given.house)({ id: given.id }, given.follower))
  must(await closeCase(given.house)({ id: given.id }, given.worker))

  await hear(given, given.id)

  expect(await statesOf(given)).toEqual(['kept 11-26', 'open 11-26'])
})

test('explained as unsolvable is not kept; taken back by who asked is nobody’s fault', async () => {
  const [explained, withdrawn] = [await aCase(t), await aCase(t)]
  for (const given of [explained, withdrawn]) must(await promises(given))
  must(await proposeExplanation(explained.house)({ id: explained.id, words: '产权不清' }, explained.worker))
  must(await approveExplanation(explained.house)({ id: explained.id }, explained.coordinator))
  must(await withdrawRequest(withdrawn.house)(withdrawn.follower))
  for (const given of [explained, withdrawn]) await hear(given, given.id)

  expect(await ledgerOf(explained, explained.id)).toMatchObject([{ state: 'broken', because: 'explained' }])
  expect(await ledgerOf(withdrawn, withdrawn.id)).toMatchObject([{ state: 'moved', because: 'withdrawn' }])
})

test('a case that joins another brings its promise along, whichever is heard of first', async () => {
  const given = await aCase(t)
  must(await promises(given))
  const stays = firstOf(await file(given.house, given.here, '垃圾没人收'))
  must(await mergeCases(given.house)({ id: given.id, into: stays }, given.worker))
  must(await sayDone(given.house)({ id: stays, words: '都好了' }, given.worker))

  await hear(given, stays)
  await hear(given, given.id)

  expect(await statesOf(given, stays)).toEqual(['kept 11-26'])
  expect(await statesOf(given)).toEqual([])
})

test('it is reminded of before its time is over, and broken the moment it is passed', async () => {
  const given = await aCase(t)
  const { id } = must(await aWord(given))
  const key = `promise:${id}`
  const look = () => lookAtPromise(given.house)({ community: given.here.community, promise: id })

  const reminder = await plannedFor(t.owner, key)
  expect(reminder).toBe('2026-11-26T05:00:00.000Z')
  expect(must(await look())).toBe('nothing')
  given.clock.set(reminder as Instant)
  expect(must(await look())).toBe('reminded')
  expect(await plannedFor(t.owner, key)).toBe('2026-11-26T09:30:00.001Z')
  given.clock.set('2026-11-26T09:30:00.001Z' as Instant)
  expect(must(await look())).toBe('broken')
  expect(must(await look())).toBe('nothing')
  expect(await plannedFor(t.owner, key)).toBeUndefined()

  const entries = await readCommunity(given.house.db, given.here.community, (tx) =>
    read(tx, given.here.community, id),
  )
  expect(entries.map(({ kind }) => kind)).toEqual(['promise.made', 'promise.due_soon', 'promise.broken'])
  expect(await ledgerOf(given, given.id)).toMatchObject([{ settledAt: '2026-11-26T09:30:00.000Z' }])
})

test('nobody can promise the past, or nothing, or about a case that is not there', async () => {
  const given = await aCase(t)

  expect(await aWord(given, { due: given.clock() })).toMatchObject({ code: 'promise.in_the_past' })
  expect(await aWord(given, { about: {} })).toMatchObject({ code: 'promise.about_nothing' })
  expect(await aWord(given, { about: { case: newId<CaseId>() } })).toMatchObject({ code: 'case.not_found' })
})

test('a promise is moved by a new one with reason and consent, and settled only once', async () => {
  const given = await aCase(t)
  const { id } = must(await aWord(given))
  const later = { id, due: hoursAfter(given.clock(), 90), why: '图纸要重画', consent: 'agreed' as const }

  expect(await atDesk(given, (scene) => movePromise(scene, { ...later, due: given.clock() }))).toMatchObject({
    code: 'promise.in_the_past',
  })
  const next = must(await atDesk(given, (scene) => movePromise(scene, later)))
  for (const due of [next.due, hoursAfter(next.due, -1)])
    expect(await atDesk(given, (scene) => movePromise(scene, { ...later, id: next.id, due }))).toMatchObject({
      code: 'promise.not_later',
    })
  expect(next).toMatchObject({ follows: id, state: 'open', what: '送来图纸' })
  for (const again of [keepPromise, breakPromise, movePromise])
    expect(await atDesk(given, (scene) => again(scene, later))).toMatchObject({ code: 'promise.settled' })
  given.clock.set(minutesAfter(next.due, 1))
  expect(
    await atDesk(given, (scene) =>
      movePromise(scene, { ...later, id: next.id, due: hoursAfter(next.due, 9) }),
    ),
  ).toMatchObject({ code: 'promise.time_is_over' })
  expect(must(await atDesk(given, (scene) => keepPromise(scene, { id: next.id })))).toMatchObject({
    state: 'late',
  })
})

test('the day of a case is settled by the case, not by hand', async () => {
  const given = await aCase(t)
  must(await promises(given))
  await hear(given, given.id)
  const id = (await ledgerOf(given, given.id))[0]?.id as PromiseId

  expect(await atDesk(given, (scene) => keepPromise(scene, { id }))).toMatchObject({
    code: 'promise.follows_case',
  })
})

test('each body’s record counts what came of its promises', async () => {
  const given = await aCase(t)
  const kept = must(await aWord(given))
  must(await aWord(given))
  must(await atDesk(given, (scene) => keepPromise(scene, { id: kept.id })))

  const { community, bodies } = given.here
  const found = await readCommunity<CoordinationTables, Awaited<ReturnType<typeof talliesOf>>>(
    t.db,
    community,
    (tx) => talliesOf(tx, community, given.clock()),
  )

  expect(found.get(bodies.property)).toEqual({ open: 1, kept: 1, late: 0, broken: 0, moved: 0 })
  expect(found.has(bodies.bureau)).toBe(false)
})

test('another community sees none of it', async () => {
  const [mine, other] = [await aCase(t), await aCase(t)]
  const { id } = must(await aWord(mine))

  expect(
    await deskDeed(other.house, 'worker', {
      by: by(other.here.worker),
      deed: 'x',
      input: null,
      work: (scene) => keepPromise(scene, { id }),
    }),
  ).toMatchObject({ code: 'promise.not_found' })
})

test('the worker’s jobs are known by name and refuse what is no job of theirs', async () => {
  const given = await aCase(t)
  const { id } = must(await aWord(given))
  const run = coordinationTasks(given.house)[promiseLook.name]
  given.clock.set('2026-11-26T10:00:00.000Z' as Instant)

  await run?.({ community: given.here.community, promise: id }, {} as never)

  expect(await statesOf(given)).toEqual(['broken 11-26'])
  await expect(run?.({ community: 'x' }, {} as never)).rejects.toThrow()
})
