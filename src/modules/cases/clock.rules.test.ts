import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aHeld, calendar, limitsOf, property } from '../../../test/a-case.ts'
import { tuesday } from '../../../test/given.ts'
import { newId, type OfferId } from '../../kernel/ids.ts'
import { hoursAfter, type Instant, minutesAfter, parseInstant } from '../../kernel/time.ts'
import { topics, urgencies } from '../../rulebook/categories.ts'
import { shippedLadder } from '../../rulebook/escalation.ts'
import {
  mergeClocks,
  nextClock,
  nextLook,
  startClocks,
  tightenClocks,
  told,
  withNextClock,
} from './clock.rules.ts'

const instants = fc
  .date({ min: new Date('2026-01-01'), max: new Date('2027-12-01'), noInvalidDate: true })
  .map((date) => date.toISOString() as Instant)
const limits = fc
  .tuple(fc.constantFrom(...topics), fc.constantFrom(...urgencies))
  .map((of) => limitsOf(...of))
const times = fc.tuple(limits, instants).map(([of, at]) => startClocks(of, calendar, at))

test('five working days across the Spring Festival count its make-up Saturday and none of its days off', () => {
  // Wednesday 11 February 2026: Thursday, Friday, the working Saturday, and two days after the festival.
  const { finishDue } = startClocks(limitsOf(), calendar, parseInstant('2026-02-11T02:00:00Z'))

  expect(finishDue).toBe('2026-02-25T09:30:00.000Z')
})

test('no clock of a fresh case is due before it was opened, and none stands still', () => {
  fc.assert(
    fc.property(times, (clocks) => {
      for (const due of [clocks.contactDue, clocks.updateDue, clocks.finishDue])
        expect(due > clocks.openedAt).toBe(true)
    }),
  )
})

test('a correction never puts a limit off', () => {
  fc.assert(
    fc.property(times, limits, (clocks, other) => {
      const after = tightenClocks(clocks, other, calendar)
      expect(after.finishDue <= clocks.finishDue).toBe(true)
      expect(after.contactDue <= clocks.contactDue).toBe(true)
      expect(after.updateDue <= clocks.updateDue).toBe(true)
      expect(after.openedAt).toBe(clocks.openedAt)
    }),
  )
})

test('a promise that was told is not tightened away', () => {
  const promised = {
    ...aHeld().times,
    promisedAt: hoursAfter(tuesday, 400),
    finishDue: hoursAfter(tuesday, 400),
  }

  expect(tightenClocks(promised, limitsOf('lift_fault', 'now'), calendar).finishDue).toBe(promised.finishDue)
})

test('a merge puts no limit off, for whoever asked in either case', () => {
  fc.assert(
    fc.property(times, times, fc.boolean(), (kept, joined, isPromised) => {
      const promisedAt = isPromised ? hoursAfter(kept.finishDue, 100) : null
      const stays = { ...kept, finishDue: promisedAt ?? kept.finishDue, promisedAt }
      const after = mergeClocks(stays, joined)
      expect(after.finishDue <= stays.finishDue && after.finishDue <= joined.finishDue).toBe(true)
      expect(after.openedAt <= kept.openedAt && after.openedAt <= joined.openedAt).toBe(true)
      // A promise holds as long as the date it gave does.
      expect(after.promisedAt === null || after.promisedAt === after.finishDue).toBe(true)
    }),
  )
})

test('who is told something is contacted once, and hears again in time', () => {
  const at = minutesAfter(tuesday, 30)
  const once = told(aHeld().times, limitsOf(), calendar, at)
  const twice = told(once, limitsOf(), calendar, hoursAfter(at, 5))

  expect([once.contactedAt, twice.contactedAt]).toEqual([at, at])
  expect(twice.toldAt).toBe(hoursAfter(at, 5))
  expect(twice.updateDue >= once.updateDue).toBe(true)
  expect(twice.finishDue).toBe(aHeld().times.finishDue)
})

test('the clock that breaks first is the next one; first contact stops when it was made', () => {
  const fresh = aHeld({ state: 'new' })
  const contacted = withNextClock({ ...fresh, times: { ...fresh.times, contactedAt: tuesday } })

  expect(fresh.next).toEqual({ clock: 'contact', at: fresh.times.contactDue })
  expect(contacted.next).toEqual({ clock: 'update', at: fresh.times.updateDue })
})

test('while an answer is waited for only that clock runs; what has ended has none', () => {
  const settleDue = hoursAfter(tuesday, 48)
  const waiting = aHeld({ state: 'done_claimed', times: { ...aHeld().times, settleDue } })

  expect(waiting.next).toEqual({ clock: 'callback', at: settleDue })
  expect(nextClock({ ...waiting, state: 'confirmed' })).toEqual({ clock: 'close', at: settleDue })
  expect(nextClock({ ...waiting, state: 'closed', holder: null })).toBeNull()
})

test('alarms begin anew only when the clock moved', () => {
  const raised = { ...aHeld(), alarms: 3, raisedTo: 'secretary' as const }
  const moved = withNextClock({ ...raised, times: { ...raised.times, contactedAt: tuesday } })

  expect(withNextClock(raised)).toMatchObject({ alarms: 3, raisedTo: 'secretary' })
  expect(moved).toMatchObject({ alarms: 0, raisedTo: null })
})

test('an offer is looked at in its time although an earlier clock has climbed the whole ladder', () => {
  const answerBy = hoursAfter(tuesday, 500)
  const offer = { id: newId<OfferId>(), from: aHeld().holder?.body ?? property, to: property, answerBy }
  const climbed = { ...aHeld({ offer }), alarms: 4 }

  expect(climbed.next?.clock).toBe('contact')
  expect(nextLook(climbed, calendar, shippedLadder)).toEqual({ at: answerBy, level: 'offer' })
  expect(nextLook({ ...climbed, offer: null }, calendar, shippedLadder)).toBeNull()
})
