import type {
  BodyId,
  BuildingId,
  CaseId,
  CommunityId,
  EstateId,
  NoteId,
  OfferId,
  PersonId,
  StairwellId,
} from '../../kernel/ids.ts'
import type { Head } from '../../kernel/journal.ts'
import { ok, refuse, type Result } from '../../kernel/result.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Nature, Topic, Urgency } from '../../rulebook/categories.ts'

export const openStates = ['new', 'held', 'done_claimed', 'confirmed'] as const
export const endedStates = ['closed', 'joined', 'withdrawn', 'referred', 'explained'] as const
export const states = [...openStates, ...endedStates] as const
export type State = (typeof states)[number]

export const clocks = ['contact', 'update', 'finish', 'offer', 'callback', 'close'] as const
export type ClockName = (typeof clocks)[number]

export const levels = ['coordinator', 'secretary', 'street'] as const
export type Level = (typeof levels)[number]

/** 事项: what is worked on. While it is open it has exactly one holder and a clock that runs. */
export type Case = {
  readonly id: CaseId
  readonly community: CommunityId
  readonly ref: string
  readonly title: string
  readonly topic: Topic
  readonly nature: Nature
  readonly urgency: Urgency
  readonly state: State
  readonly isPrivate: boolean
  readonly isOpenToHelpers: boolean
  readonly place: CasePlace
  readonly holder: Holder | null
  /** How many holders there were, this one included. */
  readonly holdings: number
  /** Refused or unanswered once: the coordinator says whose it is. */
  readonly awaitsDesignation: boolean
  readonly offer: OpenOffer | null
  readonly times: Times
  readonly next: { readonly clock: ClockName; readonly at: Instant } | null
  /** How often the next clock has raised its voice: 0 silent, 1 warned, 2 coordinator, 3 secretary, 4 street. */
  readonly alarms: number
  readonly raisedTo: Level | null
  /** The rule that gave the limits, with its date: `cn-default@2026-01-01`. */
  readonly rule: string
  readonly households: number
  readonly urges: number
  readonly reopened: number
  readonly joinedInto: CaseId | null
  readonly openQuestion: NoteId | null
  /** Why it cannot be solved, or not here: waits for the coordinator while the case is open, is the outcome afterwards. */
  readonly explanation: NoteId | null
  readonly referredTo: string | null
  readonly journal: Head
}

export type CasePlace = {
  readonly estate: EstateId | null
  readonly building: BuildingId | null
  readonly stairwell: StairwellId | null
  /** What was said of the place beyond what could be found. */
  readonly words: string | null
}

export type Holder = {
  readonly body: BodyId
  readonly person: PersonId | null
  readonly since: Instant
  readonly how: How
  /** Named by the coordinator: may not hand it back. */
  readonly isDesignated: boolean
}

export type How = 'filed' | 'accepted' | 'designated' | 'taken' | 'split' | 'reopened' | 'returned'

export type OpenOffer = {
  readonly id: OfferId
  readonly from: BodyId
  readonly to: BodyId
  readonly answerBy: Instant
}

/** Moments that were or will be. A limit is never put off by a hand-over, a merge or a reopening. */
export type Times = {
  readonly openedAt: Instant
  readonly contactDue: Instant
  readonly contactedAt: Instant | null
  readonly updateDue: Instant
  readonly toldAt: Instant | null
  readonly finishDue: Instant
  readonly promisedAt: Instant | null
  /** When the answer to "done" is due (callback), or a confirmed case closes by itself. */
  readonly settleDue: Instant | null
  readonly doneClaimedAt: Instant | null
  readonly endedAt: Instant | null
}

/** What a decision comes to: the case afterwards and what the journal says of it. */
export type Change = {
  readonly after: Case
  readonly kind: string
  readonly facts: Readonly<Record<string, string | number | boolean | null | readonly string[]>>
}

export type OpenCase = Case & { readonly holder: Holder }

export function isOpen(it: Case): it is OpenCase {
  return it.holder !== null
}

export function inState(it: Case, ...wanted: readonly State[]): boolean {
  return wanted.includes(it.state)
}

/** The case when it is still open; otherwise a refusal that says since when it is not. */
export function whileOpen(it: Case): Result<OpenCase, 'case.ended'> {
  if (isOpen(it)) return ok(it)
  return refuse('case.ended', { ref: it.ref, state: it.state, since: it.times.endedAt ?? '' })
}

/** The case without holder, clock, offer or question: how every ending looks. */
export function ended(it: Case, state: (typeof endedStates)[number], at: Instant): Case {
  return {
    ...it,
    state,
    holder: null,
    offer: null,
    openQuestion: null,
    awaitsDesignation: false,
    times: { ...it.times, endedAt: at, settleDue: null },
    alarms: 0,
    raisedTo: null,
  }
}

export function change(after: Case, kind: string, facts: Change['facts'] = {}): Change {
  return { after, kind, facts }
}
