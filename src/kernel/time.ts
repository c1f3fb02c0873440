import type { Brand } from './brand.ts'

/** `2026-03-01T08:00:00.000Z`: always UTC and milliseconds, so `<` and `===` are right on the text. */
export type Instant = Brand<string, 'Instant'>

/** A day on the community's wall calendar, `2026-03-01`. Never turned into a `Date` in a zone. */
export type PlainDate = Brand<string, 'PlainDate'>

export type Clock = () => Instant

export const systemClock: Clock = () => instantOf(new Date())

export function instantOf(date: Date): Instant {
  return date.toISOString() as Instant
}

// As ISO 8601 and PostgreSQL write it. `Date` alone would also take "week 1" for the year 2001.
const moment = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d(:?\d\d)?)$/

/** Throws RangeError when the text is no moment, or does not say in which zone. */
export function parseInstant(text: string): Instant {
  if (!moment.test(text)) throw new RangeError(`not a moment: ${text}`)
  return instantOf(new Date(text))
}

export function plainDate(text: string): PlainDate {
  const at = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : Number.NaN
  // The 30th of February would quietly be the 2nd of March.
  if (Number.isNaN(at) || !instantOf(new Date(at)).startsWith(text))
    throw new RangeError(`not a date: ${text}`)
  return text as PlainDate
}

/** Days since 1970-01-01, a Thursday. */
export function dayNumber(date: PlainDate): number {
  return Date.parse(date) / 86_400_000
}

export function dateOfDay(number: number): PlainDate {
  return plainDate(new Date(number * 86_400_000).toISOString().slice(0, 10))
}

export function millisOf(at: Instant): number {
  return Date.parse(at)
}

export function afterMillis(at: Instant, millis: number): Instant {
  return instantOf(new Date(Date.parse(at) + millis))
}

export function minutesAfter(at: Instant, minutes: number): Instant {
  return afterMillis(at, minutes * 60_000)
}

export function hoursAfter(at: Instant, hours: number): Instant {
  return afterMillis(at, hours * 3_600_000)
}

/** Whole minutes from `from` to `to`, rounded down; negative when `to` is earlier. */
export function minutesBetween(from: Instant, to: Instant): number {
  return Math.floor((Date.parse(to) - Date.parse(from)) / 60_000)
}

export function earliest(...times: readonly (Instant | null | undefined)[]): Instant | null {
  const known = times.filter((time) => time !== null && time !== undefined)
  return known.length === 0 ? null : known.reduce((a, b) => (a <= b ? a : b))
}

export function latest(first: Instant, ...times: readonly (Instant | null | undefined)[]): Instant {
  return times.reduce<Instant>((a, b) => (b !== null && b !== undefined && b > a ? b : a), first)
}
