import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addLimit,
  closing,
  dayOf,
  endOfDay,
  isOpen,
  isWorkingDay,
  type Limit,
  startOfDay,
  takeWorkingMinutes,
  type WorkingCalendar,
  workingMinutesBetween,
} from './calendar.ts'
import { afterMillis, type Instant, parseInstant, plainDate, type PlainDate } from './time.ts'

const dates = (...texts: string[]): ReadonlySet<PlainDate> => new Set(texts.map(plainDate))

/** 8:30 to 17:30 in China; the National Day of 2025: eight days off, a Sunday and a Saturday worked for it. */
const cal: WorkingCalendar = {
  offsetMinutes: 480,
  opens: 510,
  closes: 1_050,
  holidays: dates(...[1, 2, 3, 6, 7, 8].map((day) => `2025-10-0${day}`)),
  workdays: dates('2025-09-28', '2025-10-11'),
  knownThrough: plainDate('2025-12-31'),
}

const china = (text: string): Instant => parseInstant(`${text}+08:00`)
const end = (from: string, amount: number, unit: Limit['unit']) =>
  addLimit(cal, china(from), { amount, unit })

describe('days', () => {
  test.each([
    ['2025-09-26', true, 'a Friday'],
    ['2025-09-27', false, 'a Saturday'],
    ['2025-09-28', true, 'a Sunday that makes up for a holiday'],
    ['2025-10-01', false, 'a holiday on a Wednesday'],
    ['2025-10-04', false, 'a Saturday among the holidays'],
    ['2025-10-11', true, 'a Saturday that makes up for a holiday'],
  ])('%s is worked: %s (%s)', (day, works, _why) => {
    expect(isWorkingDay(cal, plainDate(day))).toBe(works)
  })

  test('a day begins at midnight in China', () => {
    expect(dayOf(cal, parseInstant('2025-09-25T15:59:59.999Z'))).toBe('2025-09-25')
    expect(dayOf(cal, parseInstant('2025-09-25T16:00:00Z'))).toBe('2025-09-26')
    expect(startOfDay(cal, plainDate('2025-09-26'))).toBe('2025-09-25T16:00:00.000Z')
    expect(endOfDay(cal, plainDate('2025-09-25'))).toBe(startOfDay(cal, plainDate('2025-09-26')))
    expect(closing(cal, plainDate('2025-09-26'))).toBe(china('2025-09-26T17:30:00'))
  })

  test.each([
    ['2025-09-26T08:29:59', false],
    ['2025-09-26T08:30:00', true],
    ['2025-09-26T17:29:59', true],
    ['2025-09-26T17:30:00', false],
    ['2025-10-01T10:00:00', false],
    ['2025-09-28T10:00:00', true],
  ] as const)('at %s the post is open: %s', (at, open) => {
    expect(isOpen(cal, china(at))).toBe(open)
  })
})

describe('limits', () => {
  test.each([
    ['on a Friday morning', '2025-09-26T10:00:00', '2025-10-10T17:30:00'],
    ['on a Friday after closing, so on the Sunday worked', '2025-09-26T17:30:00', '2025-10-11T17:30:00'],
    ['on a Saturday, so on the Sunday worked', '2025-09-27T12:00:00', '2025-10-11T17:30:00'],
    ['amid the holidays, so on the ninth', '2025-10-03T12:00:00', '2025-10-15T17:30:00'],
    ['in an ordinary week', '2025-11-03T08:30:00', '2025-11-10T17:30:00'],
    ['before opening, which is that day', '2025-11-03T00:00:00', '2025-11-10T17:30:00'],
  ])('five working days from what arrives %s', (_, from, until) => {
    expect(end(from, 5, 'workingDay')).toBe(china(until))
  })

  test.each([
    ['2025-11-03T09:00:00', 2, '2025-11-03T11:00:00'],
    ['2025-11-03T16:30:00', 2, '2025-11-04T09:30:00'],
    ['2025-11-03T16:30:00', 1, '2025-11-03T17:30:00'],
    ['2025-11-03T20:00:00', 2, '2025-11-04T10:30:00'],
    ['2025-11-03T06:00:00', 2, '2025-11-03T10:30:00'],
    ['2025-09-30T16:30:00', 2, '2025-10-09T09:30:00'],
    ['2025-09-26T16:30:00', 2, '2025-09-28T09:30:00'],
  ])('from %s %i working hours end at %s', (from, hours, until) => {
    expect(end(from, hours, 'workingHour')).toBe(china(until))
  })

  test('hours and minutes of an emergency run through the night and the holidays', () => {
    expect(end('2025-09-30T23:30:00', 2, 'hour')).toBe(china('2025-10-01T01:30:00'))
    expect(end('2025-09-30T23:30:00', 45, 'minute')).toBe(china('2025-10-01T00:15:00'))
  })
})

const start = parseInstant('2025-09-20T00:00:00Z')
const moment = fc.integer({ min: 0, max: 40 * 1_440 }).map((minutes) => afterMillis(start, minutes * 60_000))
const unit = fc.constantFrom<Limit['unit']>('minute', 'hour', 'workingHour', 'workingDay')
const amount = fc.integer({ min: 0, max: 12 })

describe('whatever the moment', () => {
  test('open minutes of two stretches add up to those of both', () => {
    fc.assert(
      fc.property(moment, moment, moment, (a, b, c) => {
        const sum = workingMinutesBetween(cal, a, b) + workingMinutesBetween(cal, b, c)
        expect(sum).toBe(workingMinutesBetween(cal, a, c))
      }),
    )
  })

  test('open minutes are those that one counts one by one', () => {
    fc.assert(
      fc.property(moment, fc.integer({ min: 0, max: 3_000 }), (from, minutes) => {
        const each = Array.from({ length: minutes }, (_, n) => afterMillis(from, n * 60_000))
        const to = afterMillis(from, minutes * 60_000)
        expect(workingMinutesBetween(cal, from, to)).toBe(each.filter((at) => isOpen(cal, at)).length)
      }),
      { numRuns: 30 },
    )
  })

  test('a later arrival never ends earlier, and a longer limit never ends earlier', () => {
    fc.assert(
      fc.property(moment, moment, fc.tuple(amount, amount), unit, (a, b, [n, m], kind) => {
        const ends = (from: Instant, most: number) => addLimit(cal, from, { amount: most, unit: kind })
        const [early, late] = a <= b ? [a, b] : [b, a]
        expect(ends(early, n) <= ends(late, n)).toBe(true)
        expect(ends(a, Math.min(n, m)) <= ends(a, Math.max(n, m))).toBe(true)
        expect(ends(a, n) >= a).toBe(true)
      }),
    )
  })

  test('a limit of working hours leaves exactly so many open minutes', () => {
    fc.assert(
      fc.property(moment, amount, (from, hours) => {
        const until = addLimit(cal, from, { amount: hours, unit: 'workingHour' })
        expect(workingMinutesBetween(cal, from, until)).toBe(hours * 60)
      }),
    )
  })

  test('taking minutes away again leads back to where they were added', () => {
    fc.assert(
      fc.property(moment, fc.integer({ min: 1, max: 6_000 }), (to, minutes) => {
        const from = takeWorkingMinutes(cal, to, minutes)
        expect(from <= to).toBe(true)
        expect(workingMinutesBetween(cal, from, to)).toBe(minutes)
      }),
    )
  })

  test('a limit of working days ends at closing time of a day that is worked', () => {
    fc.assert(
      fc.property(moment, amount, (from, days) => {
        const until = addLimit(cal, from, { amount: days, unit: 'workingDay' })
        expect(until).toBe(closing(cal, dayOf(cal, until)))
        expect(isWorkingDay(cal, dayOf(cal, until))).toBe(true)
      }),
    )
  })

  test('seconds and milliseconds are not lost', () => {
    const from = afterMillis(start, 1_234)
    expect(addLimit(cal, from, { amount: 3, unit: 'minute' })).toBe('2025-09-20T00:03:01.234Z')
    expect(end('2025-11-03T09:00:01.500', 1, 'workingHour')).toBe(china('2025-11-03T10:00:01.500'))
  })
})
