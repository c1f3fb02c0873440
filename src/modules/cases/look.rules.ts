import type { WorkingCalendar } from '../../kernel/calendar.ts'
import type { Instant } from '../../kernel/time.ts'
import { type AlarmLevel, type Ladder, nextAlarm } from '../../rulebook/escalation.ts'
import { type Case, type Change, change } from './case.rules.ts'
import { lapseOffer } from './handover.rules.ts'
import { close } from './settle.rules.ts'

type Looking = { readonly calendar: WorkingCalendar; readonly ladder: Ladder; readonly now: Instant }

/** What time alone has done to a case by now; null when its moment has not come. */
export function lookNow(it: Case, looking: Looking): Change | null {
  if (it.next === null) return null
  const lapsed = lapseOffer(it, looking.now)
  if (lapsed.ok) return lapsed.value
  switch (it.next.clock) {
    case 'offer':
      return null
    case 'close': {
      const closed = close(it, looking.now)
      return closed.ok && it.next.at <= looking.now ? closed.value : null
    }
    case 'contact':
    case 'update':
    case 'finish':
    case 'callback':
      return alarm(it, it.next, looking)
  }
}

// When the worker process was away, several steps are due at once: the highest is the one that counts.
function alarm(it: Case, next: NonNullable<Case['next']>, { calendar, ladder, now }: Looking): Change | null {
  const climbed = { raised: it.alarms, level: null as AlarmLevel | null }
  for (;;) {
    const due = nextAlarm({ dueAt: next.at, clock: next.clock, raised: climbed.raised }, calendar, ladder)
    if (!due || due.at > now) break
    climbed.raised++
    climbed.level = due.level
  }
  const { raised, level } = climbed
  if (level === null) return null
  const after: Case = { ...it, alarms: raised, raisedTo: level === 'warning' ? null : level }
  const kind = level === 'warning' ? 'clock.warned' : 'clock.raised'
  return change(after, kind, { clock: next.clock, due: next.at, level })
}
