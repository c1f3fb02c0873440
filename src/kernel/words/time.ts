import { type Instant, millisOf, minutesBetween, type PlainDate } from '../time.ts'
import type { Lang } from './lang.ts'
import { timeWords } from './time.words.ts'

/** China's offset from UTC in minutes: what a community has unless it says otherwise. */
export const chinaOffset = 480

/** Until then: 还有40分钟, 还有1天2小时. What is over counts as no time left. */
export function sayLeft(lang: Lang, now: Instant, at: Instant): string {
  return timeWords[lang].left(sayExactly(lang, Math.max(0, minutesBetween(now, at))))
}

/** Since then: 过了3小时, 过了2天. */
export function sayLate(lang: Lang, now: Instant, at: Instant): string {
  return timeWords[lang].late(saySpan(lang, Math.max(0, minutesBetween(at, now))))
}

/** 还有… before the moment, 过了… after it. */
export function sayClock(lang: Lang, now: Instant, at: Instant): string {
  return at > now ? sayLeft(lang, now, at) : sayLate(lang, now, at)
}

/** A moment as one says it now: 今天18:00, 明天18:00, 11月25日18:00; with the year when it is another. */
export function sayMoment(lang: Lang, now: Instant, at: Instant, offset = chinaOffset): string {
  const words = timeWords[lang]
  return words.moment(sayDay(lang, now, at, offset), sayTime(at, offset))
}

/** The day of a moment: 昨天, 今天, 明天, 11月25日. */
export function sayDay(lang: Lang, now: Instant, at: Instant, offset = chinaOffset): string {
  const words = timeWords[lang]
  const days = dayNumber(at, offset) - dayNumber(now, offset)
  if (days === 0) return words.today
  if (days === 1) return words.tomorrow
  if (days === -1) return words.yesterday
  const [then, today] = [local(at, offset), local(now, offset)]
  const year = then.getUTCFullYear()
  const sameYear = year === today.getUTCFullYear()
  return words.day(sameYear ? null : year, then.getUTCMonth() + 1, then.getUTCDate())
}

/** A day of the wall calendar in full: 11月25日 周三. */
export function sayDate(lang: Lang, date: PlainDate): string {
  const day = new Date(`${date}T00:00:00Z`)
  return timeWords[lang].dated(
    timeWords[lang].day(null, day.getUTCMonth() + 1, day.getUTCDate()),
    day.getUTCDay(),
  )
}

/** A day of another year, as papers and old stories have it: 2014年7月12日. */
export function sayFullDate(lang: Lang, date: PlainDate): string {
  const day = new Date(`${date}T00:00:00Z`)
  return timeWords[lang].day(day.getUTCFullYear(), day.getUTCMonth() + 1, day.getUTCDate())
}

/** 11月24日 周二 8:40, as on the wall and beside one's name. */
export function sayWallClock(lang: Lang, now: Instant, offset = chinaOffset): string {
  const day = local(now, offset)
  const date = timeWords[lang].day(null, day.getUTCMonth() + 1, day.getUTCDate())
  return `${timeWords[lang].dated(date, day.getUTCDay())} ${sayTime(now, offset)}`
}

/** 8:40 */
export function sayTime(at: Instant, offset = chinaOffset): string {
  const then = local(at, offset)
  return `${then.getUTCHours()}:${String(then.getUTCMinutes()).padStart(2, '0')}`
}

/** A span in its largest unit, rounded down: 40分钟, 19小时, 2天. */
export function saySpan(lang: Lang, minutes: number): string {
  const words = timeWords[lang]
  if (minutes < 60) return words.minutes(Math.max(1, Math.floor(minutes)))
  if (minutes < dayMinutes) return words.hours(Math.floor(minutes / 60))
  return words.days(Math.floor(minutes / dayMinutes))
}

/** How long it lasted: 40分钟, 2天. */
export function sayHowLong(lang: Lang, from: Instant, to: Instant): string {
  return saySpan(lang, Math.max(0, minutesBetween(from, to)))
}

/** How long somebody has held it until now: 今天起 on the first day, then 2天. */
export function sayHeld(lang: Lang, from: Instant, now: Instant, offset = chinaOffset): string {
  const days = dayNumber(now, offset) - dayNumber(from, offset)
  return days <= 0 ? timeWords[lang].sinceToday : timeWords[lang].days(days)
}

/** Which day of a matter it is, the first counted: 第2天. */
export function sayNthDay(lang: Lang, from: Instant, now: Instant, offset = chinaOffset): string {
  return timeWords[lang].nthDay(Math.max(0, dayNumber(now, offset) - dayNumber(from, offset)) + 1)
}

const dayMinutes = 24 * 60
const dayMillis = dayMinutes * 60_000

// Two units, because a day more or less matters to who waits: 1天2小时, 3小时20分.
function sayExactly(lang: Lang, minutes: number): string {
  const words = timeWords[lang]
  const [days, hours, rest] = [
    Math.floor(minutes / dayMinutes),
    Math.floor((minutes % dayMinutes) / 60),
    minutes % 60,
  ]
  if (days > 0) return hours > 0 ? words.pair(words.days(days), words.hours(hours)) : words.days(days)
  if (hours > 0)
    return rest > 0 ? words.pair(words.hours(hours), words.shortMinutes(rest)) : words.hours(hours)
  return rest > 0 ? words.minutes(rest) : words.underAMinute
}

// A Date whose UTC fields read as the wall clock of the place.
function local(at: Instant, offset: number): Date {
  return new Date(millisOf(at) + offset * 60_000)
}

function dayNumber(at: Instant, offset: number): number {
  return Math.floor((millisOf(at) + offset * 60_000) / dayMillis)
}
