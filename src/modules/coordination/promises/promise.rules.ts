import type { Brand } from '../../../kernel/brand.ts'
import type { BodyId, CaseId, CommunityId, NoteId, PersonId } from '../../../kernel/ids.ts'
import type { Head } from '../../../kernel/journal.ts'
import { ok, refuse, type Result } from '../../../kernel/result.ts'
import type { Instant } from '../../../kernel/time.ts'

/*
 * What comes of a promise depends on what happened and when, never on when somebody looked: it is kept when it was
 * done in time, late when it was done afterwards, broken when its time passed without, moved when both sides knew of
 * the new day before the old one was over. "Done" that the residents reject was not done: the promise runs on while
 * there is time, and is broken when there is none left.
 */

export type PromiseId = Brand<string, 'PromiseId'>

export const states = ['open', 'kept', 'late', 'broken', 'moved'] as const
export type State = (typeof states)[number]

/** `finish`: that a case is done by a day, and follows the case. `other`: settled by hand. */
export type Kind = 'finish' | 'other'

export const toWhom = ['residents', 'post', 'body'] as const
export type ToWhom = (typeof toWhom)[number]

/** The other side knows of the new day (it was told), or has agreed to it. */
export const consents = ['told', 'agreed'] as const
export type Consent = (typeof consents)[number]

export type Because =
  | 'said'
  | 'done'
  | 'passed'
  | 'not_fixed'
  | 'new_date'
  | 'closed'
  | 'explained'
  | 'referred'
  | 'withdrawn'

/** What it is about: at least one. A meeting's decision on a case is about both. */
export type About = {
  readonly case: CaseId | null
  readonly meeting: string | null
  readonly dossier: string | null
}

/** 承诺: who said to whom what will be done by when. */
export type Promised = {
  readonly id: PromiseId
  readonly community: CommunityId
  readonly body: BodyId
  readonly person: PersonId | null
  readonly to: ToWhom
  readonly toBody: BodyId | null
  readonly kind: Kind
  /** Null of a promise to finish a case: the case says what. */
  readonly what: string | null
  readonly about: About
  /** The entry of the case's journal that it comes from. */
  readonly from: { readonly case: CaseId; readonly n: number } | null
  readonly note: NoteId | null
  readonly madeAt: Instant
  readonly due: Instant
  readonly remindedAt: Instant | null
  readonly state: State
  readonly settledAt: Instant | null
  readonly because: Because | null
  /** Why it was moved or broken, in words. */
  readonly why: string | null
  readonly consent: Consent | null
  /** The promise that this one came after. */
  readonly follows: PromiseId | null
  readonly journal: Head
}

export type SettleRefused = 'promise.settled' | 'promise.time_is_over'

/** Done at this moment: kept or late, also when its time had passed meanwhile. */
export function keep(it: Promised, at: Instant, because: Because): Result<Promised, 'promise.settled'> {
  if (it.state !== 'open' && it.state !== 'broken') return settled(it)
  return ok(ending(it, at <= it.due ? 'kept' : 'late', { at, because }))
}

/** Whoever promised says that it will not be, or the matter ended without. */
export function breakOff(it: Promised, at: Instant, because: Because): Result<Promised, 'promise.settled'> {
  if (it.state !== 'open') return settled(it)
  return ok(ending(it, 'broken', { at, because }))
}

/** Its time is over and nothing was done: broken at that moment, whenever it is looked at. Null while there is time. */
export function pass(it: Promised, now: Instant): Promised | null {
  if (it.state !== 'open' || now <= it.due) return null
  return ending(it, 'broken', { at: it.due, because: 'passed' })
}

/** A new day, said before the old one was over. Afterwards it is too late to move what is broken. */
export function move(
  it: Promised,
  { at, consent, because }: { readonly at: Instant; readonly consent: Consent; readonly because: Because },
): Result<Promised, SettleRefused> {
  const isPassed = it.state === 'broken' && it.because === 'passed'
  if (it.state !== 'open' && !isPassed) return settled(it)
  if (at > it.due) return refuse('promise.time_is_over', { due: it.due })
  return ok({ ...ending(it, 'moved', { at, because }), consent })
}

/** The residents say that what was called done is not: open again while there is time, broken afterwards. */
export function reject(it: Promised, at: Instant): Promised | null {
  if ((it.state !== 'kept' && it.state !== 'late') || it.kind !== 'finish') return null
  if (at > it.due) return ending(it, 'broken', { at, because: 'not_fixed' })
  return { ...it, state: 'open', settledAt: null, because: null }
}

/** How often each came about, of one body or of all. */
export type Tally = Readonly<Record<State, number>>

/** How many had their time and came to something: moved ones and those that run are not judged. */
export function judged({ kept, late, broken }: Tally): number {
  return kept + late + broken
}

function settled(it: Promised) {
  return refuse('promise.settled', { state: it.state, since: it.settledAt ?? '' })
}

function ending(
  it: Promised,
  state: Exclude<State, 'open'>,
  { at, because }: { readonly at: Instant; readonly because: Because },
): Promised {
  return { ...it, state, settledAt: at, because }
}
