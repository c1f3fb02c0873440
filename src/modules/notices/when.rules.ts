import { dayOf, isOpen, isWorkingDay, startOfDay, type WorkingCalendar } from '../../kernel/calendar.ts'
import {
  dateOfDay,
  dayNumber,
  type Instant,
  latest,
  minutesAfter,
  minutesBetween,
} from '../../kernel/time.ts'
import type { Urgency } from '../../rulebook/categories.ts'
import type { Manner, NoticeRules } from '../../rulebook/notices.ts'

/** Whom it is for: whose calendar counts, whether they keep hours of their own, and when they were last told anything. */
export type Ear = {
  readonly calendar: WorkingCalendar
  readonly keepsHours: boolean
  readonly lastAt: Instant | null
}

type Times = Pick<NoticeRules, 'quiet' | 'gatherMinutes' | 'apartMinutes' | 'digestAt'>

/** What is about life or many homes is told at once, whatever the line says. */
export function mannerFor(manner: Manner, urgency: Urgency | null): Manner {
  return urgency === 'now' ? 'at_once' : manner
}

/** When a notice may go: now, gathered with what comes next and not at night, or at the next hour for digests. */
export function mayGoAt(manner: Manner, times: Times, ear: Ear, now: Instant): Instant {
  switch (manner) {
    case 'at_once':
      return now
    case 'soon':
      return notBefore(times, ear, minutesAfter(now, times.gatherMinutes))
    case 'digest':
      return nextDigest(ear.calendar, times.digestAt, latest(now, apartFrom(times, ear)))
  }
}

/** The moment itself, or the first after it at which this hearer may be disturbed: not at night, nor soon after the last. */
export function notBefore(times: Times, ear: Ear, at: Instant): Instant {
  const { calendar, keepsHours } = ear
  const apart = latest(at, apartFrom(times, ear))
  return keepsHours ? firstOpen(calendar, apart) : afterQuiet(calendar, times.quiet, apart)
}

function apartFrom({ apartMinutes }: Times, { lastAt }: Ear): Instant | null {
  return lastAt && minutesAfter(lastAt, apartMinutes)
}

/** The moment itself when somebody is there, else the next opening. */
function firstOpen(calendar: WorkingCalendar, at: Instant): Instant {
  if (isOpen(calendar, at)) return at
  return nextMoment(calendar, [calendar.opens], at)
}

/** The moment itself, or the end of the quiet hours that it falls into. */
export function afterQuiet(calendar: WorkingCalendar, { from, until }: Times['quiet'], at: Instant): Instant {
  const minute = minuteOf(calendar, at)
  const isQuiet = from <= until ? minute >= from && minute < until : minute >= from || minute < until
  if (!isQuiet) return at
  const day = startOfDay(calendar, dayOf(calendar, at))
  const today = minutesAfter(day, until)
  return today > at ? today : minutesAfter(day, 24 * 60 + until)
}

function nextDigest(calendar: WorkingCalendar, hours: readonly number[], now: Instant): Instant {
  return nextMoment(
    calendar,
    hours.toSorted((a, b) => a - b),
    now,
  )
}

// No holiday is longer than a month.
const farthest = 40

/** The first of these minutes of a working day after the moment. */
function nextMoment(calendar: WorkingCalendar, minutes: readonly number[], after: Instant): Instant {
  const first = dayNumber(dayOf(calendar, after))
  for (let day = first; day < first + farthest; day++) {
    const date = dateOfDay(day)
    if (!isWorkingDay(calendar, date)) continue
    const found = minutes
      .map((minute) => minutesAfter(startOfDay(calendar, date), minute))
      .find((at) => at > after)
    if (found) return found
  }
  throw new Error(`no working day within ${farthest} days of ${after}`)
}

function minuteOf(calendar: WorkingCalendar, at: Instant): number {
  return minutesBetween(startOfDay(calendar, dayOf(calendar, at)), at)
}
