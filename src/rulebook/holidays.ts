import { z } from 'zod'
import type { WorkingCalendar } from '../kernel/calendar.ts'
import { ok, refuse, type Result } from '../kernel/result.ts'
import { plainDate, type PlainDate } from '../kernel/time.ts'
import china from './data/holidays-cn.json' with { type: 'json' }

/*
 * Public holidays and make-up workdays by year, each with the notice they come from. `statutory` years list only
 * what the law fixes; load the announced year from a file when it is published.
 */

const monthDay = z.string().regex(/^\d\d-\d\d$/)
const Year = z
  .object({
    year: z.int().min(2000).max(2100),
    source: z.string().min(1),
    status: z.enum(['announced', 'statutory']),
    holidays: z.array(monthDay),
    workdays: z.array(monthDay),
  })
  .refine(
    ({ year, holidays, workdays }) => [...holidays, ...workdays].every((day) => isDay(`${year}-${day}`)),
    {
      error: 'has a day that is in no calendar',
    },
  )
const Holidays = z.object({
  zone: z.string(),
  offsetMinutes: z.int().min(-720).max(840),
  years: z.array(Year).min(1),
})
export type Holidays = z.infer<typeof Holidays>

function isDay(date: string): boolean {
  const at = new Date(`${date}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(date)
}

export const chinaHolidays: Holidays = Holidays.parse(china)

/** Reads a file of holidays; a year in it replaces the year that ships. */
export function loadHolidays(
  json: unknown,
  base: Holidays = chinaHolidays,
): Result<Holidays, 'holidays.unreadable'> {
  const read = Holidays.safeParse(json)
  if (!read.success) return refuse('holidays.unreadable', { why: z.prettifyError(read.error) })
  const replaced = new Set(read.data.years.map(({ year }) => year))
  const years = [...base.years.filter(({ year }) => !replaced.has(year)), ...read.data.years]
  return ok({ ...read.data, years: years.toSorted((a, b) => a.year - b.year) })
}

type Hours = { readonly opens: number; readonly closes: number }

type Days = Pick<WorkingCalendar, 'holidays' | 'workdays' | 'knownThrough'>

// The calendar is asked for with every deed, and the days of a file never change.
const daysRead = new WeakMap<Holidays, Days>()

/** The working calendar of a post that opens and closes at these minutes of the day. */
export function calendarFor(data: Holidays, { opens, closes }: Hours): WorkingCalendar {
  const days = daysRead.get(data) ?? daysOf(data)
  daysRead.set(data, days)
  return { offsetMinutes: data.offsetMinutes, opens, closes, ...days }
}

function daysOf({ years }: Holidays): Days {
  const all = (pick: 'holidays' | 'workdays'): ReadonlySet<PlainDate> =>
    new Set(years.flatMap((each) => each[pick].map((day) => plainDate(`${each.year}-${day}`))))
  const last = Math.max(...years.map(({ year }) => year))
  return { holidays: all('holidays'), workdays: all('workdays'), knownThrough: plainDate(`${last}-12-31`) }
}
