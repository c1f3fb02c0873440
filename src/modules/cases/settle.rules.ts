import type { WorkingCalendar } from '../../kernel/calendar.ts'
import { addLimit } from '../../kernel/calendar.ts'
import type { CaseId, NoteId, RequestId } from '../../kernel/ids.ts'
import { ok, refuse, type Result } from '../../kernel/result.ts'
import { hoursAfter, type Instant, minutesAfter } from '../../kernel/time.ts'
import type { Limits } from '../../rulebook/clocks.ts'
import { type Case, type Change, change, ended, inState, isOpen, whileOpen } from './case.rules.ts'
import { mergeClocks } from './clock.rules.ts'

/** How long a resident may take a request back without asking anybody (WEB 2.6.1: ten minutes). */
export const minutesToWithdraw = 10

/** How long after closing "it is not fixed" still reopens the same case. */
export const daysToReopen = 30

/** Pages say "open" of exactly these. */
type NotWorked = 'case.ended' | 'case.not_being_worked'

/** The holder says it is done. The finish clock stands; now the people concerned must be asked. */
export function claimDone(
  it: Case,
  limits: Limits,
  cal: WorkingCalendar,
  at: Instant,
): Result<Change, NotWorked> {
  const open = whileOpen(it)
  if (!open.ok) return open
  if (!inState(it, 'new', 'held')) return refuse('case.not_being_worked', { state: it.state })
  const times = {
    ...it.times,
    doneClaimedAt: at,
    settleDue: addLimit(cal, at, limits.callback),
    contactedAt: it.times.contactedAt ?? at,
    toldAt: at,
  }
  const facts = it.offer ? { offer: it.offer.id } : {}
  const after: Case = {
    ...it,
    state: 'done_claimed',
    times,
    offer: null,
    awaitsDesignation: false,
    explanation: null,
    isOpenToHelpers: false,
  }
  return ok(change(after, 'case.done_claimed', facts))
}

export type FixedRefused = 'case.not_said_done'

/** One of the people concerned says it is fixed. */
export function confirmFixed(
  it: Case,
  limits: Limits,
  cal: WorkingCalendar,
  at: Instant,
): Result<Change, FixedRefused> {
  if (inState(it, 'confirmed', 'closed')) return ok(change(it, 'case.fixed_again'))
  if (!inState(it, 'done_claimed')) return refuse('case.not_said_done', { state: it.state })
  const after: Case = {
    ...it,
    state: 'confirmed',
    times: { ...it.times, settleDue: addLimit(cal, at, limits.close) },
  }
  return ok(change(after, 'case.confirmed'))
}

export type NotFixedRefused = 'case.not_said_done' | 'case.too_long_ago'

type NotFixed = {
  readonly note: NoteId
  /** Who held it when it was closed. */
  readonly lastHolder: Case['holder']
  /** Somebody asked to take it refused or kept silent. */
  readonly wasSentBack: boolean
  readonly at: Instant
  /** By when this person must hear from the post. */
  readonly updateDue: Instant
}

/**
 * Any household concerned may say that it is not fixed, even after it was closed. It goes back to the
 * same holder, and the finish clock runs on from where it stood. What was sent back once and never designated waits
 * for the coordinator again: saying "done" is no way to pass it on a second time.
 */
export function notFixed(
  it: Case,
  { note, lastHolder, wasSentBack, at, updateDue }: NotFixed,
): Result<Change, NotFixedRefused> {
  if (!inState(it, 'done_claimed', 'confirmed', 'closed'))
    return refuse('case.not_said_done', { state: it.state })
  if (it.times.endedAt !== null && hoursAfter(it.times.endedAt, daysToReopen * 24) < at)
    return refuse('case.too_long_ago', { endedAt: it.times.endedAt, days: daysToReopen })
  const wasClosed = it.holder === null
  if (wasClosed && !lastHolder) throw new Error(`case ${it.id} was closed and nobody held it last`)
  const holder = it.holder ?? (lastHolder && { ...lastHolder, since: at, how: 'reopened' as const })
  const after: Case = {
    ...it,
    state: 'held',
    holder,
    holdings: it.holdings + (wasClosed ? 1 : 0),
    awaitsDesignation: wasSentBack && holder?.isDesignated !== true,
    reopened: it.reopened + 1,
    // The person waits for a word again; the finish limit stays where it was.
    times: { ...it.times, updateDue, settleDue: null, doneClaimedAt: null, endedAt: null },
  }
  return ok(change(after, 'case.not_fixed', { note, from: it.state }))
}

export type CloseRefused = 'case.ended' | 'case.not_confirmed'

/** Only what somebody concerned has confirmed is closed as solved; silence is not consent. */
export function close(it: Case, at: Instant): Result<Change, CloseRefused> {
  const open = whileOpen(it)
  if (!open.ok) return open
  if (!inState(it, 'confirmed')) return refuse('case.not_confirmed', { state: it.state })
  return ok(change(ended(it, 'closed', at), 'case.closed'))
}

/** A worker says it cannot be solved and writes why; it counts only when the coordinator agrees. */
export function proposeExplanation(
  it: Case,
  note: NoteId,
): Result<Change, NotWorked | 'explanation.already_waits'> {
  const open = whileOpen(it)
  if (!open.ok) return open
  if (!inState(it, 'new', 'held')) return refuse('case.not_being_worked', { state: it.state })
  if (it.explanation) return refuse('explanation.already_waits')
  return ok(change({ ...it, state: 'held', explanation: note }, 'explanation.proposed', { note }))
}

export function approveExplanation(it: Case, at: Instant): Result<Change, NotWorked | 'explanation.none'> {
  const open = whileOpen(it)
  if (!open.ok) return open
  if (!inState(it, 'held')) return refuse('case.not_being_worked', { state: it.state })
  if (!it.explanation) return refuse('explanation.none')
  return ok(change(ended(it, 'explained', at), 'case.explained', { note: it.explanation }))
}

export function rejectExplanation(it: Case): Result<Change, 'case.ended' | 'explanation.none'> {
  const open = whileOpen(it)
  if (!open.ok) return open
  if (!it.explanation) return refuse('explanation.none')
  return ok(change({ ...it, explanation: null }, 'explanation.rejected', { note: it.explanation }))
}

/** Not for the neighbourhood to solve: says whose it is and how to reach them. Stays visible, never counts as solved. */
export function refer(
  it: Case,
  { to, note, at }: { readonly to: string; readonly note: NoteId; readonly at: Instant },
): Result<Change, NotWorked> {
  const open = whileOpen(it)
  if (!open.ok) return open
  if (!inState(it, 'new', 'held')) return refuse('case.not_being_worked', { state: it.state })
  return ok(
    change({ ...ended(it, 'referred', at), referredTo: to, explanation: note }, 'case.referred', { note }),
  )
}

export type WithdrawRefused = 'request.too_late_to_withdraw' | 'request.already_withdrawn'

/** Within ten minutes of saying it, a person may take it back. */
export function mayWithdraw(
  saidAt: Instant,
  withdrawnAt: Instant | null,
  now: Instant,
): Result<null, WithdrawRefused> {
  if (withdrawnAt !== null) return refuse('request.already_withdrawn', { at: withdrawnAt })
  const until = minutesAfter(saidAt, minutesToWithdraw)
  return now <= until ? ok(null) : refuse('request.too_late_to_withdraw', { until })
}

/** One request less; the last one takes the case with it. */
export function withdraw(
  it: Case,
  left: number,
  { request, at }: { readonly request: RequestId; readonly at: Instant },
): Change {
  if (left > 0 || !isOpen(it))
    return change({ ...it, households: left }, 'request.withdrawn', { request, left })
  return change({ ...ended(it, 'withdrawn', at), households: 0 }, 'case.withdrawn', { request })
}

export type MergeRefused = 'case.ended' | 'case.same' | 'case.not_being_worked'

/** Two cases become one: the households, the age and the earlier limits go to the one that stays. */
export function merge(
  stays: Case,
  goes: Case,
  households: number,
  at: Instant,
): Result<{ readonly stays: Change; readonly goes: Change }, MergeRefused> {
  if (stays.id === goes.id) return refuse('case.same')
  for (const each of [stays, goes]) {
    const open = whileOpen(each)
    if (!open.ok) return open
    if (!inState(each, 'new', 'held'))
      return refuse('case.not_being_worked', { ref: each.ref, state: each.state })
  }
  const grown: Case = {
    ...stays,
    households,
    urges: stays.urges + goes.urges,
    // Need to know: what one of them hid stays hidden until a worker decides otherwise.
    isPrivate: stays.isPrivate || goes.isPrivate,
    openQuestion: stays.openQuestion ?? goes.openQuestion,
    times: mergeClocks(stays.times, goes.times),
  }
  const gone: Case = { ...ended(goes, 'joined', at), joinedInto: stays.id, households: 0 }
  return ok({
    stays: change(grown, 'case.took_in', {
      from: goes.id,
      ref: goes.ref,
      households,
      openedAt: grown.times.openedAt,
      contactDue: grown.times.contactDue,
      finishDue: grown.times.finishDue,
    }),
    goes: change(gone, 'case.joined', { into: stays.id, ref: stays.ref }),
  })
}

type Part = {
  readonly id: CaseId
  readonly ref: string
  readonly title: string
  readonly topic: Case['topic']
  readonly households: number
}

/** Some of the needs become a case of their own, with the same holder, the same age and the same limits. */
export function split(
  it: Case,
  part: Part,
  left: number,
  at: Instant,
): Result<{ readonly rest: Change; readonly part: Case }, NotWorked> {
  const open = whileOpen(it)
  if (!open.ok) return open
  if (!inState(it, 'new', 'held')) return refuse('case.not_being_worked', { state: it.state })
  const fresh: Case = {
    ...it,
    ...part,
    state: 'held',
    holder: { ...open.value.holder, since: at, how: 'split' },
    holdings: 1,
    offer: null,
    awaitsDesignation: false,
    openQuestion: null,
    explanation: null,
    urges: 0,
    reopened: 0,
    journal: { n: 0, hash: '' },
  }
  return ok({
    rest: change({ ...it, households: left }, 'case.split', { into: part.id, ref: part.ref }),
    part: fresh,
  })
}
