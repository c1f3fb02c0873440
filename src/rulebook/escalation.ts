import { z } from 'zod'
import { addLimit, takeWorkingMinutes, type WorkingCalendar } from '../kernel/calendar.ts'
import { afterMillis, type Instant } from '../kernel/time.ts'
import shipped from './data/escalation.json' with { type: 'json' }

/* Who hears when a clock warns or breaks: a ladder, as dated data. */

const Limit = z.object({
  amount: z.number().positive(),
  unit: z.enum(['minute', 'hour', 'workingHour', 'workingDay']),
})
const Ladder = z.object({
  asOf: z.iso.date(),
  source: z.string().min(1),
  tag: z.string(),
  /** How long before the end a clock warns: one lead for limits of hours, one for limits of days. */
  warn: z.object({ hours: Limit, days: Limit }),
  steps: z
    .array(z.object({ level: z.enum(['coordinator', 'secretary', 'street']), after: Limit.nullable() }))
    .min(1)
    .max(3),
})
export type Ladder = z.infer<typeof Ladder>

export const shippedLadder: Ladder = Ladder.parse(shipped)

export type AlarmLevel = 'warning' | 'coordinator' | 'secretary' | 'street'

type Broken = { readonly dueAt: Instant; readonly clock: string; readonly raised: number }

/**
 * The next alarm of a clock that has already raised `raised` alarms: first a warning before it breaks, then each
 * step of the ladder after; null when the ladder has been climbed.
 */
export function nextAlarm(
  { dueAt, clock, raised }: Broken,
  cal: WorkingCalendar,
  ladder: Ladder,
): { readonly at: Instant; readonly level: AlarmLevel } | null {
  if (raised === 0) return { at: warningAt(dueAt, clock, cal, ladder), level: 'warning' }
  const step = ladder.steps[raised - 1]
  if (!step) return null
  return { at: step.after ? addLimit(cal, dueAt, step.after) : dueAt, level: step.level }
}

function warningAt(dueAt: Instant, clock: string, cal: WorkingCalendar, { warn }: Ladder): Instant {
  const lead = clock === 'contact' || clock === 'offer' ? warn.hours : warn.days
  return before(cal, dueAt, lead)
}

function before(cal: WorkingCalendar, dueAt: Instant, { amount, unit }: z.infer<typeof Limit>): Instant {
  if (unit === 'minute') return afterMillis(dueAt, -amount * 60_000)
  if (unit === 'hour') return afterMillis(dueAt, -amount * 3_600_000)
  return takeWorkingMinutes(
    cal,
    dueAt,
    unit === 'workingHour' ? amount * 60 : amount * (cal.closes - cal.opens),
  )
}
