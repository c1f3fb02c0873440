import { expect, test } from 'vitest'
import { parseInstant } from '../kernel/time.ts'
import { nextAlarm, shippedLadder } from './escalation.ts'
import { calendarFor, chinaHolidays } from './holidays.ts'

const calendar = calendarFor(chinaHolidays, { opens: 8 * 60 + 30, closes: 17 * 60 + 30 })
/** Friday 27 November 2026, 10:00 in Shanghai. */
const dueAt = parseInstant('2026-11-27T02:00:00Z')
const alarm = (clock: string, raised: number) => nextAlarm({ dueAt, clock, raised }, calendar, shippedLadder)

test('a limit of hours warns a quarter of an hour before', () => {
  expect(alarm('contact', 0)).toEqual({ at: '2026-11-27T01:45:00.000Z', level: 'warning' })
})

test('a limit of days warns half a working day before, and closed hours do not count', () => {
  // An hour and a half of Friday morning, three hours of Thursday afternoon.
  expect(alarm('finish', 0)).toEqual({ at: '2026-11-26T06:30:00.000Z', level: 'warning' })
})

test('when it breaks the coordinator hears, a working day later the secretary, then the street', () => {
  expect(alarm('finish', 1)).toEqual({ at: dueAt, level: 'coordinator' })
  expect(alarm('finish', 2)).toEqual({ at: '2026-11-30T09:30:00.000Z', level: 'secretary' })
  expect(alarm('finish', 3)).toEqual({ at: '2026-12-02T09:30:00.000Z', level: 'street' })
})

test('above the street nobody is called', () => {
  expect(alarm('finish', 4)).toBeNull()
})
