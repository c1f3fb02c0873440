import { afterMillis, type Instant, millisOf, type PlainDate } from './time.ts'

/**
 * When the post works. Days are those of the wall calendar at `offsetMinutes` from UTC (China keeps no summer
 * time). Minutes are counted from midnight.
 */
export type WorkingCalendar = {
  readonly offsetMinutes: number
  readonly opens: number
  readonly closes: number
  /** Weekdays on which nobody works. */
  readonly holidays: ReadonlySet<PlainDate>
  /** Saturdays and Sundays that make up for a holiday. */
  readonly workdays: ReadonlySet<PlainDate>
  /** Beyond this day only the weekend is known. */
  readonly knownThrough: PlainDate
}

/** `minute` and `hour` run round the clock; `workingHour` only while the post is open; a `workingDay` ends at closing time. */
export type Limit = {
  readonly amount: number
  readonly unit: 'minute' | 'hour' | 'workingHour' | 'workingDay'
}

const minute = 60_000
const day = 86_400_000

export function dayOf(cal: WorkingCalendar, at: Instant): PlainDate {
  return dateOf(dayNumber(cal, at))
}

export function isWorkingDay(cal: WorkingCalendar, date: PlainDate): boolean {
  return works(cal, Date.parse(date) / day)
}

export function isOpen(cal: WorkingCalendar, at: Instant): boolean {
  const now = minuteOfDay(cal, at)
  return works(cal, dayNumber(cal, at)) && now >= cal.opens && now < cal.closes
}

export function startOfDay(cal: WorkingCalendar, date: PlainDate): Instant {
  return instant(cal, Date.parse(date) / day, 0)
}

export function endOfDay(cal: WorkingCalendar, date: PlainDate): Instant {
  return instant(cal, Date.parse(date) / day, 24 * 60)
}

/** When the post closes on that day, whether it works then or not. */
export function closing(cal: WorkingCalendar, date: PlainDate): Instant {
  return instant(cal, Date.parse(date) / day, cal.closes)
}

/**
 * The moment a limit ends. The day of intake does not count; what arrives outside hours counts as arriving at the
 * next opening. Five working days end at closing time of the fifth working day after intake.
 */
export function addLimit(cal: WorkingCalendar, from: Instant, { amount, unit }: Limit): Instant {
  switch (unit) {
    case 'minute':
      return afterMillis(from, amount * minute)
    case 'hour':
      return afterMillis(from, amount * 60 * minute)
    case 'workingHour':
      return addWorkingMinutes(cal, from, amount * 60)
    case 'workingDay':
      return addWorkingDays(cal, from, amount)
  }
}

/** Minutes that the post was open between two moments; negative when the second is earlier. */
export function workingMinutesBetween(cal: WorkingCalendar, from: Instant, to: Instant): number {
  if (to < from) return 0 - workingMinutesBetween(cal, to, from)
  const [first, last] = [dayNumber(cal, from), dayNumber(cal, to)]
  const before = (at: Instant) => clamp(minuteOfDay(cal, at), cal.opens, cal.closes) - cal.opens
  const whole = countWorking(cal, first, last) * (cal.closes - cal.opens)
  return whole + (works(cal, last) ? before(to) : 0) - (works(cal, first) ? before(from) : 0)
}

function addWorkingMinutes(cal: WorkingCalendar, from: Instant, amount: number): Instant {
  const [today, now] = [dayNumber(cal, from), minuteOfDay(cal, from)]
  let at = nextWorking(cal, now >= cal.closes ? today + 1 : today)
  let start = at === today ? Math.max(now, cal.opens) : cal.opens
  let left = amount
  while (left > cal.closes - start) {
    left -= cal.closes - start
    at = nextWorking(cal, at + 1)
    start = cal.opens
  }
  return instant(cal, at, start + left)
}

function addWorkingDays(cal: WorkingCalendar, from: Instant, amount: number): Instant {
  const closed = minuteOfDay(cal, from) >= cal.closes
  let at = nextWorking(cal, dayNumber(cal, from) + (closed ? 1 : 0))
  for (let left = amount; left > 0; left--) at = nextWorking(cal, at + 1)
  return instant(cal, at, cal.closes)
}

/** The moment that many open minutes before `to`. */
export function takeWorkingMinutes(cal: WorkingCalendar, to: Instant, amount: number): Instant {
  let at = dayNumber(cal, to)
  let end = works(cal, at) ? clamp(minuteOfDay(cal, to), cal.opens, cal.closes) : cal.opens
  let left = amount
  while (left > end - cal.opens) {
    left -= end - cal.opens
    at--
    while (!works(cal, at)) at--
    end = cal.closes
  }
  return instant(cal, at, end - left)
}

// Counts working days from `first` up to, not with, `last`.
function countWorking(cal: WorkingCalendar, first: number, last: number): number {
  let count = 0
  for (let at = first; at < last; at++) if (works(cal, at)) count++
  return count
}

function nextWorking(cal: WorkingCalendar, from: number): number {
  let at = from
  while (!works(cal, at)) at++
  return at
}

// Day 0 is 1970-01-01, a Thursday.
function works(cal: WorkingCalendar, dayNo: number): boolean {
  const weekday = (((dayNo + 4) % 7) + 7) % 7
  const date = dateOf(dayNo)
  return weekday === 0 || weekday === 6 ? cal.workdays.has(date) : !cal.holidays.has(date)
}

function dayNumber(cal: WorkingCalendar, at: Instant): number {
  return Math.floor((millisOf(at) + cal.offsetMinutes * minute) / day)
}

function minuteOfDay(cal: WorkingCalendar, at: Instant): number {
  const local = millisOf(at) + cal.offsetMinutes * minute
  return (local - Math.floor(local / day) * day) / minute
}

function instant(cal: WorkingCalendar, dayNo: number, minutes: number): Instant {
  return new Date(dayNo * day + (minutes - cal.offsetMinutes) * minute).toISOString() as Instant
}

function dateOf(dayNo: number): PlainDate {
  return new Date(dayNo * day).toISOString().slice(0, 10) as PlainDate
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high)
}
