import { expect, test } from 'vitest'
import {
  afterMillis,
  earliest,
  latest,
  minutesBetween,
  parseInstant,
  plainDate,
  systemClock,
  dateOfDay,
  dayNumber,
} from './time.ts'

const noon = parseInstant('2026-11-24T04:00:00Z')

test.each([
  ['2026-11-24T12:00:00+08:00', '2026-11-24T04:00:00.000Z'],
  ['2026-11-24 12:00:00.1+08', '2026-11-24T04:00:00.100Z'],
  ['2026-11-24T04:00Z', '2026-11-24T04:00:00.000Z'],
])('%s is the moment %s', (text, at) => {
  expect(parseInstant(text)).toBe(at)
})

test.each([
  '',
  'now',
  'week 1',
  '2026',
  '2026-11-24',
  '2026-11-24T12:00:00',
  '2026-13-01T00:00:00Z',
  'infinity',
])('%j is no moment, or leaves its zone open', (text) => {
  expect(() => parseInstant(text)).toThrow(RangeError)
})

test('days that a calendar does not have are no dates', () => {
  expect(plainDate('2028-02-29')).toBe('2028-02-29')
  for (const text of [
    '2026-02-29',
    '2026-02-30',
    '2026-04-31',
    '2026-13-01',
    '2026-1-1',
    '26-01-01',
    '2026-01-01T00:00:00Z',
  ])
    expect(() => plainDate(text)).toThrow(RangeError)
})

test('minutes between two moments are whole, and negative when the second is earlier', () => {
  expect(minutesBetween(noon, afterMillis(noon, 119_999))).toBe(1)
  expect(minutesBetween(noon, afterMillis(noon, -1))).toBe(-1)
})

test('the earliest and the latest pass over what is not known', () => {
  const later = afterMillis(noon, 1)
  expect(earliest(null, later, undefined, noon)).toBe(noon)
  expect(earliest(null, undefined)).toBeNull()
  expect(latest(noon, null, later, undefined)).toBe(later)
})

test('the clock on the wall moves on and writes as all moments are written', () => {
  const [one, two] = [systemClock(), systemClock()]
  expect(one <= two).toBe(true)
  expect(parseInstant(one)).toBe(one)
})

test('days are counted from the Thursday on which 1970 began', () => {
  expect([dayNumber(plainDate('1970-01-01')), dayNumber(plainDate('2028-03-01'))]).toEqual([0, 21_244])
  expect(dateOfDay(21_244)).toBe('2028-03-01')
  expect(dateOfDay(dayNumber(plainDate('2028-02-29')) + 1)).toBe('2028-03-01')
})
