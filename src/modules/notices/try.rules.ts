import type { WorkingCalendar } from '../../kernel/calendar.ts'
import { type Instant, minutesAfter } from '../../kernel/time.ts'
import type { NoticeRules } from '../../rulebook/notices.ts'
import type { Message } from './notice.rules.ts'
import { afterQuiet } from './when.rules.ts'

/** What came of an attempt: `away` may be tried again, `refused` may not. */
export type Came = 'sent' | 'away' | 'refused'

/** For so long nobody else takes up a message that is being sent: longer than any service is waited for. */
const leaseMinutes = 5

type Begun =
  | { readonly as: 'taken'; readonly message: Message }
  | { readonly as: 'too_early'; readonly until: Instant }

/** The message in hand; when it may be taken up, if not now; null when there is nothing left to send. */
export function begin(it: Message, now: Instant): Begun | null {
  const until = it.state === 'waiting' ? it.nextAt : it.state === 'sending' ? it.leaseUntil : null
  if (until === null) return null
  if (until > now) return { as: 'too_early', until }
  const leaseUntil = minutesAfter(now, leaseMinutes)
  return {
    as: 'taken',
    message: { ...it, state: 'sending', tries: it.tries + 1, nextAt: null, leaseUntil },
  }
}

type Around = {
  readonly now: Instant
  readonly rules: Pick<NoticeRules, 'retryMinutes' | 'quiet'>
  readonly calendar: WorkingCalendar
  /** Told at night as well. */
  readonly isAtOnce: boolean
}

/** The message after an attempt: sent, to be tried again, or refused for good. */
export function after(it: Message, came: Came, { now, rules, calendar, isAtOnce }: Around): Message {
  const ended = { ...it, leaseUntil: null, nextAt: null, endedAt: now }
  if (came === 'sent') return { ...ended, state: 'sent' }
  const wait = came === 'away' ? rules.retryMinutes[it.tries - 1] : undefined
  if (wait === undefined) return { ...ended, state: 'refused', why: came }
  const at = minutesAfter(now, wait)
  const nextAt = isAtOnce ? at : afterQuiet(calendar, rules.quiet, at)
  return { ...it, state: 'waiting', leaseUntil: null, nextAt }
}
