import { expect, test } from 'vitest'
import { addLimit, isWorkingDay } from '../kernel/calendar.ts'
import { parseInstant, plainDate } from '../kernel/time.ts'
import { calendarFor, chinaHolidays, loadHolidays } from './holidays.ts'

const hours = { opens: 8 * 60 + 30, closes: 17 * 60 + 30 }
const calendar = calendarFor(chinaHolidays, hours)
const works = (date: string) => isWorkingDay(calendar, plainDate(date))
const inFiveDays = (from: string) => addLimit(calendar, parseInstant(from), { amount: 5, unit: 'workingDay' })

test.each([
  ['2024-02-12', false],
  ['2024-02-18', true],
  ['2024-10-12', true],
  ['2025-01-26', true],
  ['2025-01-28', false],
  ['2025-10-08', false],
  ['2025-10-11', true],
  ['2026-01-02', false],
  ['2026-01-04', true],
  ['2026-02-14', true],
  ['2026-02-23', false],
  ['2026-05-09', true],
  ['2026-09-20', true],
  ['2026-10-10', true],
  ['2027-02-08', false],
  ['2027-06-09', false],
  ['2027-10-04', true],
] as const)('on %s somebody works: %s', (date, does) => {
  expect(works(date)).toBe(does)
})

test('the five working days before National Day 2025 run over the swapped Sunday and the eight days off', () => {
  // Filed on Friday 26 September: Sun 28 (swapped), Mon 29, Tue 30, Thu 9 and Fri 10 October.
  expect(inFiveDays('2025-09-26T02:00:00Z')).toBe('2025-10-10T09:30:00.000Z')
})

test('the five working days after National Day 2026 include the swapped Saturday', () => {
  // Filed on Wednesday 30 September: Thu 8, Fri 9, Sat 10, Mon 12, Tue 13 October.
  expect(inFiveDays('2026-09-30T02:00:00Z')).toBe('2026-10-13T09:30:00.000Z')
})

test('what is filed in the Spring Festival counts from the first working day', () => {
  // Tuesday 24 February 2026 works first; Wed, Thu, Fri, Sat 28 (swapped), Mon 2 March.
  expect(inFiveDays('2026-02-17T02:00:00Z')).toBe('2026-03-02T09:30:00.000Z')
})

test('every year says where it comes from, and every make-up day is a Saturday or Sunday', () => {
  for (const { year, source, workdays, holidays } of chinaHolidays.years) {
    expect(source).not.toBe('')
    for (const day of workdays) expect([0, 6]).toContain(new Date(`${year}-${day}T00:00:00Z`).getUTCDay())
    expect(new Set([...workdays, ...holidays]).size).toBe(workdays.length + holidays.length)
  }
})

test('a year that is not announced yet is marked so and swaps nothing', () => {
  expect(chinaHolidays.years.find(({ year }) => year === 2027)).toMatchObject({
    status: 'statutory',
    workdays: [],
  })
})

test('a later year is loaded from a file, and an announced one replaces what ships', () => {
  const source = 'a test'
  const loaded = loadHolidays({
    zone: 'Asia/Shanghai',
    offsetMinutes: 480,
    years: [
      { year: 2028, source, status: 'announced', holidays: ['01-03'], workdays: ['01-08'] },
      { year: 2027, source, status: 'announced', holidays: ['10-04'], workdays: ['10-09'] },
    ],
  })
  if (!loaded.ok) throw new Error(loaded.code)
  const later = calendarFor(loaded.value, hours)

  expect(loaded.value.years.map(({ year }) => year)).toEqual([2024, 2025, 2026, 2027, 2028])
  expect(isWorkingDay(later, plainDate('2028-01-03'))).toBe(false)
  expect(isWorkingDay(later, plainDate('2028-01-08'))).toBe(true)
  expect(isWorkingDay(later, plainDate('2027-10-04'))).toBe(false)
  expect(later.knownThrough).toBe('2028-12-31')
})

test.each([
  ['no years', { zone: 'Asia/Shanghai', offsetMinutes: 480, years: [] }],
  [
    'a day that is none',
    {
      zone: 'x',
      offsetMinutes: 480,
      years: [{ year: 2028, source: 'x', status: 'announced', holidays: ['1-3'], workdays: [] }],
    },
  ],
  [
    'a day that no calendar has',
    {
      zone: 'x',
      offsetMinutes: 480,
      years: [{ year: 2027, source: 'x', status: 'announced', holidays: ['02-29'], workdays: [] }],
    },
  ],
  ['a list', []],
  ['nothing', null],
])('a file with %s is refused with a sentence', (_, json) => {
  const read = loadHolidays(json)

  expect(read).toMatchObject({ ok: false, code: 'holidays.unreadable' })
  expect(read.ok ? '' : read.facts['why']).not.toBe('')
})
