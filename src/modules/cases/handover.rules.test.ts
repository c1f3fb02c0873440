import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aHeld, bureau, post, property } from '../../../test/a-case.ts'
import { tuesday } from '../../../test/given.ts'
import { newId, type OfferId, type PersonId } from '../../kernel/ids.ts'
import type { Result } from '../../kernel/result.ts'
import { hoursAfter } from '../../kernel/time.ts'
import { type Case, type Change, ended } from './case.rules.ts'
import * as rules from './handover.rules.ts'

const at = hoursAfter(tuesday, 1)
const answerBy = hoursAfter(tuesday, 8)
const person = newId<PersonId>()

const offerTo = (it: Case, to = property) => rules.offer(it, { id: newId<OfferId>(), to, answerBy })

function after(result: Result<Change, string>): Case {
  if (!result.ok) throw new Error(result.code)
  return result.value.after
}

const offered = () => after(offerTo(aHeld()))

test('an offer binds nobody: the one who offers holds it, with the same clocks', () => {
  const it = aHeld({ state: 'new' })
  const then = after(offerTo(it))

  expect(then).toMatchObject({
    state: 'held',
    holder: it.holder,
    holdings: 1,
    offer: { from: post, to: property },
  })
  expect(then.times).toEqual(it.times)
})

test('there is one offer at a time, and none to the one who has it', () => {
  expect(offerTo(offered(), bureau)).toMatchObject({ code: 'offer.already_open' })
  expect(offerTo(aHeld(), post)).toMatchObject({ code: 'offer.to_holder' })
})

test('acceptance makes the other the holder from that moment; the limit stays', () => {
  const then = after(rules.acceptOffer(offered(), person, at))

  expect(then).toMatchObject({
    holder: { body: property, person, since: at, how: 'accepted', isDesignated: false },
    holdings: 2,
    offer: null,
  })
  expect(then.times.finishDue).toBe(aHeld().times.finishDue)
})

test('a refusal names a better holder than itself, and brings it to the coordinator', () => {
  expect(rules.refuseOffer(offered(), property)).toMatchObject({ code: 'offer.better_is_itself' })
  const then = after(rules.refuseOffer(offered(), bureau))

  expect(then).toMatchObject({ offer: null, awaitsDesignation: true, holder: { body: post } })
  expect(offerTo(then, bureau)).toMatchObject({ code: 'case.awaits_designation' })
})

test('an offer lapses when its time is up, not a moment before', () => {
  expect(rules.lapseOffer(offered(), hoursAfter(answerBy, -1))).toMatchObject({ code: 'offer.still_open' })
  expect(after(rules.lapseOffer(offered(), answerBy))).toMatchObject({ awaitsDesignation: true, offer: null })
})

test('who was designated cannot be asked again, so cannot refuse', () => {
  const then = after(rules.designate(after(rules.refuseOffer(offered(), bureau)), bureau, at))

  expect(then).toMatchObject({
    holder: { body: bureau, isDesignated: true },
    awaitsDesignation: false,
    holdings: 2,
  })
  expect(offerTo(then)).toMatchObject({ code: 'case.is_designated' })
  expect(rules.refuseOffer(then, property)).toMatchObject({ code: 'offer.none' })
})

test('to designate who holds it already binds him without a new holding', () => {
  const then = after(rules.designate(aHeld(), post, at))

  expect(then).toMatchObject({ holder: { body: post, since: tuesday, isDesignated: true }, holdings: 1 })
})

test('a helper takes what is open to helpers, and what was designated to his own body stays so', () => {
  const free = aHeld({ isOpenToHelpers: true })
  const bound = after(rules.designate(free, post, at))

  expect(after(rules.take(free, { body: post, person }, at))).toMatchObject({
    holder: { person, how: 'taken', isDesignated: false },
    isOpenToHelpers: false,
  })
  expect(after(rules.take(bound, { body: post, person }, at)).holder?.isDesignated).toBe(true)
  expect(rules.take(bound, { body: property, person }, at)).toMatchObject({ code: 'case.is_designated' })
  expect(rules.take(aHeld(), { body: post, person }, at)).toMatchObject({ code: 'case.not_open_to_helpers' })
  const hidden = { ...free, isPrivate: true }
  expect(rules.take(hidden, { body: post, person }, at)).toMatchObject({ code: 'case.not_open_to_helpers' })
  expect(
    rules.take({ ...free, ...offered(), isOpenToHelpers: true }, { body: post, person }, at),
  ).toMatchObject({
    code: 'offer.already_open',
  })
})

test('nothing is handed over of what is said to be done, and nothing of what has ended', () => {
  const done = aHeld({ state: 'done_claimed', times: { ...aHeld().times, settleDue: at } })
  const over = ended(aHeld(), 'closed', at)

  for (const deed of [
    offerTo,
    (it: Case) => rules.designate(it, bureau, at),
    (it: Case) => rules.assign(it, person),
  ]) {
    expect(deed(done)).toMatchObject({ code: 'case.not_being_worked' })
    expect(deed(over)).toMatchObject({ code: 'case.ended', facts: { state: 'closed' } })
  }
})

test('whatever is asked in whatever order, an open case has one holder, and no limit moves', () => {
  const deeds: ((it: Case) => Result<Change, string>)[] = [
    (it) => offerTo(it),
    (it) => offerTo(it, bureau),
    (it) => rules.acceptOffer(it, null, at),
    (it) => rules.refuseOffer(it, bureau),
    (it) => rules.withdrawOffer(it),
    (it) => rules.lapseOffer(it, answerBy),
    (it) => rules.designate(it, bureau, at),
    (it) => rules.take(it, { body: post, person }, at),
    (it) => rules.assign(it, person),
  ]
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...deeds), { maxLength: 30 }), (story) => {
      let it = aHeld({ isOpenToHelpers: true })
      let designated = false
      for (const deed of story) {
        const done = deed(it)
        if (!done.ok) continue
        if (designated)
          expect(['offer.made', 'offer.refused', 'offer.accepted']).not.toContain(done.value.kind)
        designated ||= done.value.kind === 'case.designated'
        it = done.value.after
        expect(it.holder).not.toBeNull()
        expect(it.times).toEqual(aHeld().times)
        expect(it.offer === null || it.offer.from === it.holder?.body).toBe(true)
      }
    }),
  )
})
