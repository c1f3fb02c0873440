import fc from 'fast-check'
import { expect, test } from 'vitest'
import { calendar } from '../../../test/a-case.ts'
import { dayOf, isOpen, isWorkingDay, startOfDay } from '../../kernel/calendar.ts'
import { type Instant, minutesAfter, minutesBetween, parseInstant } from '../../kernel/time.ts'
import { shippedNotices } from '../../rulebook/notices.ts'
import { type Ear, mannerFor, mayGoAt } from './when.rules.ts'

const ear = (over: Partial<Ear> = {}): Ear => ({ calendar, keepsHours: false, lastAt: null, ...over })
const at = (text: string) => parseInstant(`2026-11-${text}:00.000+08:00`)
const when = (manner: 'at_once' | 'soon' | 'digest', now: Instant, over: Partial<Ear> = {}) =>
  mayGoAt(manner, shippedNotices, ear(over), now)

test('by day it is gathered for ten minutes, and an hour after the last', () => {
  expect(when('soon', at('24T10:00'))).toBe(at('24T10:10'))
  expect(when('soon', at('24T10:00'), { lastAt: at('24T09:30') })).toBe(at('24T10:30'))
  expect(when('soon', at('24T10:00'), { lastAt: at('24T08:30') })).toBe(at('24T10:10'))
})

test('in the quiet hours it waits for eight; at once it does not', () => {
  expect(when('soon', at('24T20:55'))).toBe(at('25T08:00'))
  expect(when('soon', at('25T03:00'))).toBe(at('25T08:00'))
  expect(when('soon', at('25T07:50'))).toBe(at('25T08:00'))
  expect(when('at_once', at('25T03:00'))).toBe(at('25T03:00'))
})

test('who keeps hours is told in them, after a weekend on Monday', () => {
  expect(when('soon', at('24T17:25'), { keepsHours: true })).toBe(at('25T08:30'))
  expect(when('soon', at('28T10:00'), { keepsHours: true })).toBe(at('30T08:30'))
})

test('a digest goes at the next hour for it of a working day', () => {
  expect(when('digest', at('24T08:59'))).toBe(at('24T09:00'))
  expect(when('digest', at('24T09:00'))).toBe(at('24T15:00'))
  expect(when('digest', at('27T15:00'))).toBe(at('30T09:00'))
})

test('what is about life is told at once, whatever the line says', () => {
  expect(mannerFor('digest', 'now')).toBe('at_once')
  expect(mannerFor('digest', 'normal')).toBe('digest')
  expect(mannerFor('soon', null)).toBe('soon')
})

const anyMoment = fc
  .integer({ min: 0, max: 60 * 24 * 40 })
  .map((minutes) => minutesAfter(at('01T00:00'), minutes))

test('at any moment of any day: never before it happened, never in the quiet hours, never within an hour', () => {
  fc.assert(
    fc.property(
      anyMoment,
      fc.option(fc.integer({ min: 0, max: 3_000 })),
      fc.boolean(),
      fc.constantFrom('soon' as const, 'digest' as const),
      (now, since, keepsHours, manner) => {
        const lastAt = since === null ? null : minutesAfter(now, -since)
        const goes = when(manner, now, { lastAt, keepsHours })
        const minute = minutesBetween(startOfDay(calendar, dayOf(calendar, goes)), goes)
        expect(goes > now).toBe(true)
        expect(minute >= shippedNotices.quiet.until && minute < shippedNotices.quiet.from).toBe(true)
        if (manner === 'soon' && lastAt) expect(minutesBetween(lastAt, goes)).toBeGreaterThanOrEqual(60)
        if (manner === 'soon' && keepsHours) expect(isOpen(calendar, goes)).toBe(true)
        if (manner === 'digest') expect(isWorkingDay(calendar, dayOf(calendar, goes))).toBe(true)
      },
    ),
    { numRuns: 500 },
  )
})
