import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aCase, by, file, firstOf, follower, must, sayingOf } from '../../../test/a-case.ts'
import { freshDatabase, type TestDatabase } from '../../../test/database.ts'
import { refuseOffer } from './answer-offer.ts'
import { callBack } from './call-back.ts'
import { closeCase } from './close-case.ts'
import { addWords, sayFixed, sayNotFixed, urgeCase } from './follow-request.ts'
import { designateHolder } from './designate-holder.ts'
import { joinCase } from './join-case.ts'
import { offerHandover } from './offer-handover.ts'
import { sayDone } from './say-done.ts'
import { askResident } from './write-note.ts'

let t: TestDatabase
beforeAll(async () => {
  t = await freshDatabase()
})
afterAll(() => t[Symbol.asyncDispose]())

async function said(words = '单元门锁不上') {
  const given = await aCase(t, words)
  const done = () => sayDone(given.house)({ id: given.id, words: '换了锁' }, given.worker)
  return { ...given, done }
}

test('a link opens the cases of its own request and no other', async () => {
  const given = await said()
  const other = firstOf(await file(given.house, given.here, '垃圾没人收'))

  for (const deed of [
    addWords(given.house)({ id: other, words: '看看' }, given.follower),
    urgeCase(given.house)({ id: other }, given.follower),
    sayFixed(given.house)({ id: other }, given.follower),
    sayNotFixed(given.house)({ id: other, words: '没好' }, given.follower),
  ])
    expect(await deed).toMatchObject({ code: 'case.not_found' })
  expect(await addWords(given.house)({ id: given.id, words: '看看' }, given.worker)).toMatchObject({
    code: 'not_allowed',
  })
})

test('what is added while a question is open is the answer to it', async () => {
  const given = await said()
  must(await askResident(given.house)({ id: given.id, words: '哪个门？' }, given.worker))
  expect((await given.read()).openQuestion).not.toBeNull()

  must(await addWords(given.house)({ id: given.id, words: '东边那个' }, given.follower))
  must(await addWords(given.house)({ id: given.id, words: '快一点' }, given.follower))

  expect((await given.read()).openQuestion).toBeNull()
  expect((await given.journal()).slice(-2).map((entry) => entry.kind)).toEqual([
    'resident.answered',
    'resident.added',
  ])
})

test('an urge lands with whoever holds it, once an hour', async () => {
  const given = await said()
  const urge = () => urgeCase(given.house)({ id: given.id }, given.follower)

  must(await urge())
  given.later(59)
  expect(await urge()).toMatchObject({ code: 'case.urged_lately' })
  given.later(1)
  must(await urge())

  expect((await given.read()).urges).toBe(2)
  expect((await given.journal()).at(-1)).toMatchObject({
    kind: 'case.urged',
    facts: { holder: given.here.bodies.post },
  })
})

test('nobody is asked before it is said to be done', async () => {
  const given = await said()

  expect(await sayFixed(given.house)({ id: given.id }, given.follower)).toMatchObject({
    code: 'case.not_said_done',
  })
})

test('"fixed" with stars confirms it; the stars are kept with the answer', async () => {
  const given = await said()
  must(await given.done())

  must(await sayFixed(given.house)({ id: given.id, rating: 5 }, given.follower))

  expect((await given.read()).state).toBe('confirmed')
  const { rows } =
    await sql`select is_fixed, rating, round, given_as from cases.answer where case_id = ${given.id}`.execute(
      t.owner,
    )
  expect(rows).toEqual([{ is_fixed: true, rating: 5, round: 1, given_as: 'resident' }])
})

test('"not fixed" needs a word, and goes back to the same hands with the same limit', async () => {
  const given = await said()
  must(await given.done())
  const before = await given.read()

  expect(await sayNotFixed(given.house)({ id: given.id, words: '  ' }, given.follower)).toMatchObject({
    code: 'answer.needs_words',
  })
  must(await sayNotFixed(given.house)({ id: given.id, words: '还是打不开' }, given.follower))

  expect(await given.read()).toMatchObject({
    state: 'held',
    holder: before.holder,
    reopened: 1,
    times: { finishDue: before.times.finishDue },
  })
})

test('what a body refused is not passed on again by saying it is done', async () => {
  const given = await said()
  const { property, bureau } = given.here.bodies
  const offer = () => offerHandover(given.house)({ id: given.id, to: bureau, why: '归他们' }, given.worker)
  must(await offerHandover(given.house)({ id: given.id, to: property, why: '门归物业' }, given.worker))
  must(await refuseOffer(given.house)({ id: given.id, why: '不归我们', better: bureau }, given.worker))
  must(await given.done())
  must(await sayNotFixed(given.house)({ id: given.id, words: '还是锁不上' }, given.follower))

  expect(await given.read()).toMatchObject({ state: 'held', awaitsDesignation: true })
  expect(await offer()).toMatchObject({ code: 'case.awaits_designation' })

  must(await designateHolder(given.house)({ id: given.id, to: bureau, why: '定了' }, given.coordinator))
  must(await given.done())
  must(await sayNotFixed(given.house)({ id: given.id, words: '还是锁不上' }, given.follower))

  expect(await given.read()).toMatchObject({ awaitsDesignation: false, holder: { body: bureau } })
  expect(await offer()).toMatchObject({ code: 'case.is_designated' })
})

test('any household concerned may say "not fixed", also when another said it is, and after it was closed', async () => {
  const given = await said()
  const saying = await sayingOf(given.house, given.here, '我家也是')
  const joined = must(
    await joinCase(given.house)(
      { ...saying, into: given.id },
      by({ as: 'visitor', community: given.here.community }),
    ),
  )
  must(await given.done())
  must(await sayFixed(given.house)({ id: given.id }, given.follower))
  must(await closeCase(given.house)({ id: given.id }, given.worker))
  given.later(60 * 24 * 20)

  must(
    await sayNotFixed(given.house)(
      { id: given.id, words: '我家还是打不开' },
      follower(given.here, joined.request),
    ),
  )

  expect(await given.read()).toMatchObject({ state: 'held', holder: { how: 'reopened' }, reopened: 1 })
})

test('after it has ended words are not swallowed: the person is told to say it anew', async () => {
  const given = await said()
  must(await given.done())
  must(await sayFixed(given.house)({ id: given.id }, given.follower))
  must(await closeCase(given.house)({ id: given.id }, given.worker))

  expect(await addWords(given.house)({ id: given.id, words: '还有一件' }, given.follower)).toMatchObject({
    code: 'case.ended',
    facts: { state: 'closed' },
  })
})

test('a call that reached nobody is written down and counts for nothing', async () => {
  const given = await said()
  must(await given.done())
  const call = (outcome: 'fixed' | 'not_fixed' | 'unreached', words?: string) =>
    callBack(given.house)({ id: given.id, request: given.receipt.request, outcome, words }, given.worker)

  must(await call('unreached'))
  expect((await given.read()).state).toBe('done_claimed')
  expect(await call('not_fixed')).toMatchObject({ code: 'answer.needs_words' })
  must(await call('fixed'))

  expect((await given.read()).state).toBe('confirmed')
  const { rows } = await sql`select is_fixed, given_as, given_by from cases.answer where case_id = ${given.id}
    order by is_fixed nulls first`.execute(t.owner)
  expect(rows).toEqual([
    { is_fixed: null, given_as: 'callback', given_by: given.here.worker.person },
    { is_fixed: true, given_as: 'callback', given_by: given.here.worker.person },
  ])
})

test('only people concerned are called, and only when it is said to be done', async () => {
  const given = await said()
  const other = await file(given.house, given.here, '垃圾没人收')
  const call = (request = given.receipt.request) =>
    callBack(given.house)({ id: given.id, request, outcome: 'fixed' }, given.worker)

  expect(await call()).toMatchObject({ code: 'case.not_said_done' })
  must(await given.done())
  expect(await call(other.request)).toMatchObject({ code: 'request.not_found' })
  expect(
    await callBack(given.house)(
      { id: given.id, request: given.receipt.request, outcome: 'fixed' },
      given.helper,
    ),
  ).toMatchObject({ code: 'not_allowed' })
})
