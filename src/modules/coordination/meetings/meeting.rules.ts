import type { Brand } from '../../../kernel/brand.ts'
import type { BodyId, CaseId, CommunityId, PersonId } from '../../../kernel/ids.ts'
import type { Head } from '../../../kernel/journal.ts'
import { ok, refuse, type Result } from '../../../kernel/result.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { Reason } from './agenda.rules.ts'

export type MeetingId = Brand<string, 'MeetingId'>
export type MeetingState = 'planned' | 'held' | 'adjourned' | 'cancelled'
export type ItemState = 'open' | 'decided' | 'put_off'

/** 联席会: several bodies at one table. What is settled there is promised there. */
export type Meeting = {
  readonly id: MeetingId
  readonly community: CommunityId
  readonly title: string
  readonly at: Instant
  readonly minutes: number
  readonly place: string
  readonly quorum: number
  readonly state: MeetingState
  readonly sequence: number
  readonly calledBy: PersonId
  readonly calledAt: Instant
  readonly endedAt: Instant | null
  readonly why: string | null
  readonly next: MeetingId | null
  readonly guests: readonly Guest[]
  readonly items: readonly Item[]
  readonly journal: Head
}

export type Guest = { readonly body: BodyId; readonly came: boolean | null; readonly who: string | null }

export type Item = {
  readonly n: number
  readonly case: CaseId | null
  readonly title: string
  readonly reasons: readonly Reason[]
  readonly said: string | null
  readonly decided: string | null
  readonly state: ItemState
}

/** More than half of those invited, and never one alone where there are more. */
export function usualQuorum(invited: number): number {
  return Math.floor(invited / 2) + 1
}

export type PlanRefused =
  | 'meeting.in_the_past'
  | 'meeting.no_guests'
  | 'meeting.no_items'
  | 'meeting.quorum_too_large'

type Plan = {
  readonly at: Instant
  readonly quorum: number
  readonly guests: readonly unknown[]
  readonly items: readonly unknown[]
}

/** Whether a meeting may be called: for a time to come, with somebody invited, about something. */
export function mayPlan({ at, quorum, guests, items }: Plan, now: Instant): Result<null, PlanRefused> {
  if (at <= now) return refuse('meeting.in_the_past', { at })
  if (guests.length === 0) return refuse('meeting.no_guests')
  if (items.length === 0) return refuse('meeting.no_items')
  if (quorum > guests.length) return refuse('meeting.quorum_too_large', { quorum, invited: guests.length })
  return ok(null)
}

export type Missing =
  | 'meeting.not_planned'
  | 'meeting.not_begun'
  | 'meeting.attendance_missing'
  | 'meeting.no_quorum'

/** Whether what is said here binds anybody: it has begun, it is known who came, and enough have come. */
export function maySettle(it: Meeting, now: Instant): Result<null, Missing> {
  if (it.state !== 'planned') return refuse('meeting.not_planned', { state: it.state })
  if (now < it.at) return refuse('meeting.not_begun', { at: it.at })
  const unknown = it.guests.filter(({ came }) => came === null).length
  if (unknown > 0) return refuse('meeting.attendance_missing', { unknown })
  const came = present(it).length
  if (came < it.quorum) return refuse('meeting.no_quorum', { came, quorum: it.quorum })
  return ok(null)
}

export function present({ guests }: Pick<Meeting, 'guests'>): readonly Guest[] {
  return guests.filter(({ came }) => came === true)
}

export type PromiseHereRefused = Missing | 'meeting.body_did_not_come'

/** Only who sits at the table can promise there. */
export function mayPromise(it: Meeting, body: BodyId, now: Instant): Result<null, PromiseHereRefused> {
  const settles = maySettle(it, now)
  if (!settles.ok) return settles
  if (!present(it).some((guest) => guest.body === body)) return refuse('meeting.body_did_not_come')
  return ok(null)
}

export type CloseRefused = Missing | 'meeting.items_open'

/** Held and over: each item was decided or put off, so that nothing on the agenda is forgotten. */
export function mayClose(it: Meeting, now: Instant): Result<null, CloseRefused> {
  const settles = maySettle(it, now)
  if (!settles.ok) return settles
  const open = it.items.filter(({ state }) => state === 'open')
  return open.length > 0
    ? refuse('meeting.items_open', { items: open.map(({ n }) => n).join('、') })
    : ok(null)
}

export type ChangeRefused = 'meeting.not_planned' | 'meeting.in_the_past' | 'meeting.needs_why'

/** Moved to another time: its guests get the same entry of the calendar anew. */
export function mayMove(it: Meeting, to: Instant, now: Instant): Result<null, ChangeRefused> {
  if (it.state !== 'planned') return refuse('meeting.not_planned', { state: it.state })
  return to <= now ? refuse('meeting.in_the_past', { at: to }) : ok(null)
}

/** Too few came: what was on the agenda goes to another meeting, which is called at once. */
export function mayAdjourn(it: Meeting, to: Instant, why: string, now: Instant): Result<null, ChangeRefused> {
  const moves = mayMove(it, to, now)
  if (!moves.ok) return moves
  return why === '' ? refuse('meeting.needs_why') : ok(null)
}
