import { z } from 'zod'
import { startOfDay, type WorkingCalendar } from '../../../kernel/calendar.ts'
import { type BodyId, type CaseId, readId } from '../../../kernel/ids.ts'
import { afterMillis, type Instant, type PlainDate, plainDate } from '../../../kernel/time.ts'
import type { Flaw } from './again.ts'
import { meetingWords } from './words.ts'

/* What the desk's forms of a meeting may hold; lenient, because what is wrong is said in words beside the field. */

const many = z.array(z.string()).default([])
const line = z.string().trim().default('')

export const planForm = z.object({
  once: line,
  title: line,
  day: line,
  time: line,
  minutes: line,
  place: line,
  quorum: line,
  others: line,
  cases: many,
  bodies: many,
})
export const moveForm = z.object({ once: line, day: line, time: line, place: line })
export const whyForm = z.object({ once: line, why: line })
export const adjournForm = z.object({ once: line, day: line, time: line, why: line })
export const itemForm = z.object({
  once: line,
  said: line,
  decided: line,
  putOff: line,
  body: line,
  what: line,
  on: line,
})

const { wrong: words } = meetingWords

type When = { readonly day: string; readonly time: string }

/** A day and a time of the wall clock as a moment; what is wrong with them otherwise. */
export function momentOf({ day, time }: When, calendar: WorkingCalendar): Instant | Flaw[] {
  const on = dayIn(day)
  const clock = /^([01]?\d|2[0-3])[:：]([0-5]\d)$/.exec(time)
  if (on && clock) {
    const minutes = Number(clock[1]) * 60 + Number(clock[2])
    return afterMillis(startOfDay(calendar, on), minutes * 60_000)
  }
  return [
    ...(on ? [] : [{ field: 'day', says: words.day }]),
    ...(clock ? [] : [{ field: 'time', says: words.time }]),
  ]
}

export function dayIn(text: string): PlainDate | null {
  const read = z.iso.date().safeParse(text)
  return read.success ? plainDate(read.data) : null
}

export type Typed = z.output<typeof planForm>

/** What is wrong with the words and numbers of a plan, apart from its time. */
export function wrongPlan({ title, minutes, place, quorum, others }: Typed): Flaw[] {
  const length = Number(minutes)
  return [
    ...(title === '' || title.length > 80 ? [{ field: 'title', says: words.title }] : []),
    ...(Number.isInteger(length) && length >= 10 && length <= 600
      ? []
      : [{ field: 'minutes', says: words.minutes }]),
    ...(place === '' || place.length > 120 ? [{ field: 'place', says: words.place }] : []),
    ...(quorum === '' || /^[1-9]\d?$/.test(quorum) ? [] : [{ field: 'quorum', says: words.long }]),
    ...(linesOf(others).some((each) => each.length > 120) ? [{ field: 'others', says: words.long }] : []),
  ]
}

export function linesOf(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((each) => each.trim())
    .filter((each) => each !== '')
}

export function bodiesIn(ids: readonly string[]): BodyId[] {
  return ids.flatMap((id) => readId<BodyId>(id) ?? [])
}

export function casesIn(ids: readonly string[]): CaseId[] {
  return ids.flatMap((id) => readId<CaseId>(id) ?? [])
}
