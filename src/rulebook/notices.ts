import { z } from 'zod'
import { ok, refuse, type Result } from '../kernel/result.ts'
import shipped from './data/notices.json' with { type: 'json' }

/* Who is told what, and when: a ladder of notices, as dated data. */

/** What happens that somebody may be told of. */
export const noticeKinds = [
  'offer.made',
  'case.designated',
  'case.not_fixed',
  'offer.refused',
  'offer.lapsed',
  'clock.warned',
  'clock.raised.coordinator',
  'clock.raised.secretary',
  'clock.raised.street',
  'promise.due_soon',
  'promise.broken',
  'part.asked',
  'part.overdue',
  'whistle.called',
  'whistle.called_off',
  'meeting.called',
  'meeting.moved',
  'meeting.cancelled',
] as const
export type NoticeKind = (typeof noticeKinds)[number]

/**
 * `concerned`: the bodies that it is about. `holder`: whoever holds the case. `coordinator`, `secretary`: members of the
 * post. `street`: the street's office, where the community knows it.
 */
export const hearers = ['concerned', 'holder', 'coordinator', 'secretary', 'street'] as const
export type Hears = (typeof hearers)[number]

/**
 * `at_once`: also at night. `soon`: gathered for some minutes, an hour after the last one, never in the quiet hours.
 * `digest`: with all else that waits, at the next of the day's hours for it.
 */
export const manners = ['at_once', 'soon', 'digest'] as const
export type Manner = (typeof manners)[number]

/** Minutes of a day, from `8:30` or `08:30`. */
const timeOfDay = z
  .string()
  .regex(/^([01]?\d|2[0-3]):[0-5]\d$/)
  .transform((text) => {
    const [hours = 0, minutes = 0] = text.split(':').map(Number)
    return hours * 60 + minutes
  })

const NoticeRules = z.object({
  asOf: z.iso.date(),
  source: z.string().min(1),
  tag: z.string(),
  /** From here to there nobody is disturbed but for what is `at_once`. */
  quiet: z.object({ from: timeOfDay, until: timeOfDay }),
  /** How long what comes first waits for what comes next. */
  gatherMinutes: z.int().min(0).max(240),
  /** Between two messages to one hearer. */
  apartMinutes: z.int().min(0).max(1_440),
  digestAt: z.array(timeOfDay).min(1),
  /** How long to wait after each attempt that reached nobody; after the last one the way counts as closed. */
  retryMinutes: z.array(z.int().positive()).min(1).max(10),
  /** After so many days the words of a message are blanked. */
  keptDays: z.int().positive(),
  lines: z.array(
    z.object({
      when: z.enum(noticeKinds),
      hears: z.array(z.enum(hearers)).min(1),
      manner: z.enum(manners),
    }),
  ),
})
export type NoticeRules = z.infer<typeof NoticeRules>

export const shippedNotices: NoticeRules = NoticeRules.parse(shipped)

/** The same from a file of the installation. What it does not name, nobody hears. */
export function readNoticeRules(json: unknown): Result<NoticeRules, 'notices.unreadable'> {
  const read = NoticeRules.safeParse(json)
  if (!read.success) return refuse('notices.unreadable', { why: z.prettifyError(read.error) })
  const twice = read.data.lines.find(({ when }, at, all) => all.findIndex((line) => line.when === when) < at)
  if (twice) return refuse('notices.unreadable', { why: `${twice.when} stands there twice` })
  return ok(read.data)
}
