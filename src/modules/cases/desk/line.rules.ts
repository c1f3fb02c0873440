import type { Instant } from '../../../kernel/time.ts'
import type { ClockName, State } from '../case.rules.ts'

/** The colour, shape and words that a state has on the desk. */
export type Mark = 'new' | 'doing' | 'soon' | 'late' | 'ask' | 'done' | 'no' | 'back'
export type Manner = State | 'waitsForTaker' | 'waitsForAnswer' | 'waitsForDesignation'

type Standing = {
  readonly state: State
  readonly awaitsDesignation: boolean
  /** A question to the resident is open. */
  readonly asked: boolean
  /** Another body has been asked to take it. */
  readonly offered: boolean
}

const marks: Readonly<Record<Manner, Mark>> = {
  new: 'new',
  held: 'doing',
  done_claimed: 'ask',
  confirmed: 'done',
  closed: 'done',
  joined: 'back',
  withdrawn: 'back',
  referred: 'no',
  explained: 'no',
  waitsForTaker: 'new',
  waitsForAnswer: 'ask',
  waitsForDesignation: 'new',
}

/** How a case stands, as the desk says it. */
export function mannerOf({ state, awaitsDesignation, asked, offered }: Standing): Manner {
  if (state !== 'new' && state !== 'held') return state
  if (awaitsDesignation) return 'waitsForDesignation'
  if (offered) return 'waitsForTaker'
  return asked ? 'waitsForAnswer' : state
}

export function markOf(manner: Manner): Mark {
  return marks[manner]
}

type Running = {
  readonly clock: ClockName | null
  readonly dueAt: Instant | null
  readonly openedAt: Instant
  readonly toldAt: Instant | null
  readonly doneClaimedAt: Instant | null
}

/** How much of the time is used that this clock had, 0 to 1. */
export function usedOf({ clock, dueAt, openedAt, toldAt, doneClaimedAt }: Running, now: Instant): number {
  if (dueAt === null) return 0
  const from =
    clock === 'update'
      ? (toldAt ?? openedAt)
      : clock === 'callback' || clock === 'close'
        ? (doneClaimedAt ?? openedAt)
        : openedAt
  const [start, end] = [Date.parse(from), Date.parse(dueAt)]
  return end <= start ? 1 : Math.min(1, Math.max(0, (Date.parse(now) - start) / (end - start)))
}

export type When = 'late' | 'today' | 'tomorrow' | 'later' | 'none'

type Days = { readonly now: Instant; readonly today: Instant; readonly tomorrow: Instant }

/** @param days when today and tomorrow end. */
export function whenOf(dueAt: Instant | null, { now, today, tomorrow }: Days): When {
  if (dueAt === null) return 'none'
  if (dueAt < now) return 'late'
  if (dueAt < today) return 'today'
  return dueAt < tomorrow ? 'tomorrow' : 'later'
}
