import type { WorkingCalendar } from '../../kernel/calendar.ts'
import { type Instant, earliest } from '../../kernel/time.ts'
import type { Limits } from '../../rulebook/clocks.ts'
import { addLimit } from '../../kernel/calendar.ts'
import { type Ladder, nextAlarm } from '../../rulebook/escalation.ts'
import { type Case, type ClockName, clocks, isOpen, type Times } from './case.rules.ts'

/** The three clocks of a fresh case. First contact and finish run from intake, whoever took it. */
export function startClocks(limits: Limits, cal: WorkingCalendar, at: Instant): Times {
  return {
    openedAt: at,
    contactDue: addLimit(cal, at, limits.firstContact),
    contactedAt: null,
    updateDue: addLimit(cal, at, limits.update),
    toldAt: null,
    finishDue: addLimit(cal, at, limits.finish),
    promisedAt: null,
    settleDue: null,
    doneClaimedAt: null,
    endedAt: null,
  }
}

/** After a correction of topic or urgency limits may become shorter, counted from intake; never longer. */
export function tightenClocks(times: Times, limits: Limits, cal: WorkingCalendar): Times {
  const fresh = startClocks(limits, cal, times.openedAt)
  return {
    ...times,
    contactDue: least(times.contactDue, fresh.contactDue),
    updateDue: times.toldAt === null ? least(times.updateDue, fresh.updateDue) : times.updateDue,
    finishDue: times.promisedAt === null ? least(times.finishDue, fresh.finishDue) : times.finishDue,
  }
}

/** Two cases become one: every limit is the earlier of the two, and it is as old as the older. */
export function mergeClocks(kept: Times, joined: Times): Times {
  return {
    ...kept,
    openedAt: least(kept.openedAt, joined.openedAt),
    contactDue: least(kept.contactDue, joined.contactDue),
    updateDue: least(kept.updateDue, joined.updateDue),
    finishDue: least(kept.finishDue, joined.finishDue),
    // A date promised to one of them binds the others only if it is the earlier.
    promisedAt: joined.finishDue < kept.finishDue ? joined.promisedAt : kept.promisedAt,
  }
}

/** Somebody spoke to the person: first contact is made, and the next update is due again. */
export function told(times: Times, limits: Limits, cal: WorkingCalendar, at: Instant): Times {
  return {
    ...times,
    contactedAt: times.contactedAt ?? at,
    toldAt: at,
    updateDue: addLimit(cal, at, limits.update),
  }
}

/** The case with the clock that breaks next. When that clock moved on, its alarms begin anew. */
export function withNextClock(it: Case): Case {
  const next = nextClock(it)
  const moved = next?.clock !== it.next?.clock || next?.at !== it.next?.at
  return moved ? { ...it, next, alarms: 0, raisedTo: null } : it
}

export function nextClock(it: Case): Case['next'] {
  if (!isOpen(it)) return null
  const running = runningClocks(it)
  const at = earliest(...Object.values(running))
  if (at === null) throw new Error(`case ${it.id} is open and no clock runs`)
  const clock = clocks.find((name) => running[name] === at)
  return clock ? { clock, at } : null
}

function runningClocks(it: Case): Partial<Record<ClockName, Instant>> {
  const { contactedAt, contactDue, updateDue, finishDue, settleDue } = it.times
  const working = it.state === 'new' || it.state === 'held'
  return {
    ...(contactedAt === null && working && { contact: contactDue }),
    ...(working && { update: updateDue, finish: finishDue }),
    ...(it.offer && { offer: it.offer.answerBy }),
    ...(it.state === 'done_claimed' && settleDue !== null && { callback: settleDue }),
    ...(it.state === 'confirmed' && settleDue !== null && { close: settleDue }),
  }
}

/** When the worker must look at the case again, and what for; null when the ladder is climbed. */
export function nextLook(it: Ticking, cal: WorkingCalendar, ladder: Ladder): Look | null {
  if (it.next === null) return null
  const { clock, at } = it.next
  // A confirmed case closes when the time is up: nobody needs to be warned.
  if (clock === 'close') return { at, level: clock }
  // An unanswered offer lapses in its time even while an earlier clock climbs, or has climbed, the ladder.
  const lapse = it.offer ? { at: it.offer.answerBy, level: 'offer' } : null
  const alarm = clock === 'offer' ? null : nextAlarm({ dueAt: at, clock, raised: it.alarms }, cal, ladder)
  if (!lapse || !alarm) return lapse ?? alarm
  return lapse.at <= alarm.at ? lapse : alarm
}

type Ticking = Pick<Case, 'next' | 'alarms'> & {
  readonly offer: { readonly answerBy: Instant } | null
}
type Look = { readonly at: Instant; readonly level: string }

function least(a: Instant, b: Instant): Instant {
  return a <= b ? a : b
}
