import type { BodyId, CaseId, RequestId } from '../../src/kernel/ids.ts'
import { hoursAfter, type Instant, minutesAfter, minutesBetween } from '../../src/kernel/time.ts'
import type { State } from '../../src/modules/cases/case.rules.ts'

/*
 * What a case machine must do, said a second time and as simply as it goes: no calendar, no rows, no journal. The
 * commands ask it what the real one has to answer.
 */

export type ModelCase = {
  readonly id: CaseId
  state: State
  holder: BodyId | null
  designated: boolean
  awaits: boolean
  /** Refused or left unanswered once. */
  sentBack: boolean
  offer: { readonly to: BodyId; readonly answerBy: Instant } | null
  helpers: boolean
  hidden: boolean
  explanation: boolean
  /** The finish may never be due later than this. */
  finish: Instant
  settleBy: Instant | null
  endedAt: Instant | null
  into: CaseId | null
  /** Who had it when it ended. */
  last: { readonly holder: BodyId; readonly designated: boolean } | null
}

export type ModelRequest = {
  readonly id: RequestId
  readonly words: string
  readonly saidAt: Instant
  withdrawn: boolean
  /** The case of each of its needs. */
  cases: CaseId[]
  urgedAt: Map<CaseId, Instant>
}

export type Model = {
  readonly cases: Map<CaseId, ModelCase>
  readonly requests: Map<RequestId, ModelRequest>
  now: Instant
}

export function emptyModel(now: Instant): Model {
  return { cases: new Map(), requests: new Map(), now }
}

export function pick<T>(all: Iterable<T>, n: number): T {
  const list = [...all]
  const found = list[n % list.length]
  if (found === undefined) throw new Error('nothing to pick from')
  return found
}

export const isOpen = (it: ModelCase): boolean => it.holder !== null
const isWorked = (it: ModelCase): boolean => it.state === 'new' || it.state === 'held'

/** 'ok', or the code of the refusal. */
export type Answer = string

function worked(it: ModelCase): Answer {
  if (!isOpen(it)) return 'case.ended'
  return isWorked(it) ? 'ok' : 'case.not_being_worked'
}

export function mayOffer(it: ModelCase, to: BodyId): Answer {
  if (worked(it) !== 'ok') return worked(it)
  if (it.awaits) return 'case.awaits_designation'
  if (it.designated) return 'case.is_designated'
  if (it.offer) return 'offer.already_open'
  return to === it.holder ? 'offer.to_holder' : 'ok'
}

export function mayAnswer(it: ModelCase, better?: BodyId): Answer {
  if (!isOpen(it)) return 'case.ended'
  if (!it.offer) return 'offer.none'
  return better === it.offer.to ? 'offer.better_is_itself' : 'ok'
}

export const mayDesignate = worked
export const mayRefer = worked
export const mayBeDone = worked

export function mayTake(it: ModelCase, body: BodyId): Answer {
  if (!isOpen(it)) return 'case.ended'
  if (!it.helpers || it.hidden || it.awaits || !isWorked(it)) return 'case.not_open_to_helpers'
  if (it.offer) return 'offer.already_open'
  return it.designated && it.holder !== body ? 'case.is_designated' : 'ok'
}

export function mayAssign(it: ModelCase, body: BodyId): Answer {
  return it.holder === body ? worked(it) : 'person.not_of_holder'
}

export function mayPromise(it: ModelCase): Answer {
  return isWorked(it) ? 'ok' : 'case.not_being_worked'
}

export function mayPropose(it: ModelCase): Answer {
  return it.explanation ? 'explanation.already_waits' : worked(it)
}

export function mayApprove(it: ModelCase): Answer {
  if (!isOpen(it)) return 'case.ended'
  if (it.state !== 'held') return 'case.not_being_worked'
  return it.explanation ? 'ok' : 'explanation.none'
}

export function mayReject(it: ModelCase): Answer {
  if (!isOpen(it)) return 'case.ended'
  return it.explanation ? 'ok' : 'explanation.none'
}

export function mayClose(it: ModelCase): Answer {
  if (!isOpen(it)) return 'case.ended'
  return it.state === 'confirmed' ? 'ok' : 'case.not_confirmed'
}

export function maySettle(it: ModelCase, isFixed: boolean, now: Instant): Answer {
  if (!['done_claimed', 'confirmed', 'closed'].includes(it.state)) return 'case.not_said_done'
  const late = it.endedAt !== null && hoursAfter(it.endedAt, 30 * 24) < now
  return !isFixed && late ? 'case.too_long_ago' : 'ok'
}

export function mayMerge(goes: ModelCase, stays: ModelCase): Answer {
  if (goes.id === stays.id) return 'case.same'
  return worked(stays) === 'ok' ? worked(goes) : worked(stays)
}

export function mayUrge(it: ModelCase, said: ModelRequest, now: Instant): Answer {
  if (!isOpen(it)) return 'case.ended'
  const last = said.urgedAt.get(it.id)
  return last !== undefined && minutesBetween(last, now) < 60 ? 'case.urged_lately' : 'ok'
}

export function mayWithdraw(said: ModelRequest, now: Instant): Answer {
  if (said.withdrawn) return 'request.already_withdrawn'
  return now <= minutesAfter(said.saidAt, 10) ? 'ok' : 'request.too_late_to_withdraw'
}

/** Who still wants it done. */
export function wanting(model: Model, it: CaseId): ModelRequest[] {
  return [...model.requests.values()].filter((said) => !said.withdrawn && said.cases.includes(it))
}

/** How every ending looks. */
export function end(it: ModelCase, state: State, at: Instant): void {
  it.state = state
  if (it.holder !== null) it.last = { holder: it.holder, designated: it.designated }
  it.holder = null
  it.designated = false
  it.awaits = false
  it.offer = null
  it.settleBy = null
  it.endedAt = at
}
