import { dayOf, startOfDay, type WorkingCalendar } from './calendar.ts'
import { earliest, type Instant, plainDate } from './time.ts'

/** From a moment until before another. */
export type Period = { readonly from: Instant; readonly until: Instant }

/** One month of the wall calendar, as far as it has gone. */
export type Month = {
  readonly year: number
  readonly month: number
  /** `2026-11` */
  readonly name: string
  /** Until now in the month that runs: a limit that is still to come is nobody's failure. */
  readonly period: Period
  /** `2026-10` */
  readonly earlier: string
  /** Null in the month that runs. */
  readonly later: string | null
}

/** The month that was asked for, or the one that runs; a month to come is the one that runs. */
export function monthOf(cal: WorkingCalendar, now: Instant, asked: string | null): Month {
  const running = dayOf(cal, now).slice(0, 7)
  const name = asked !== null && asked < running ? asked : running
  const [year = 0, month = 0] = name.split('-').map(Number)
  const begins = (text: string) => startOfDay(cal, plainDate(`${text}-01`))
  // To the minute, so that all who look within one share what was counted.
  const minute = `${now.slice(0, 16)}:00.000Z` as Instant
  return {
    year,
    month,
    name,
    period: { from: begins(name), until: earliest(begins(beside(year, month, 1)), minute) ?? minute },
    earlier: beside(year, month, -1),
    later: name < running ? beside(year, month, 1) : null,
  }
}

/** `2026-10` as it stands in an address; anything else is null. */
export function readMonth(text: string | undefined): string | null {
  return text !== undefined && /^20\d\d-(?:0[1-9]|1[0-2])$/.test(text) ? text : null
}

function beside(year: number, month: number, by: number): string {
  const at = year * 12 + month - 1 + by
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
}
