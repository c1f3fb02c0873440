import { type Actor, type Hand, isAtLeast, type Staff } from '../../kernel/actor.ts'
import type { WorkingCalendar } from '../../kernel/calendar.ts'
import { dayOf } from '../../kernel/calendar.ts'
import { inCommunity, type Tx } from '../../kernel/db.ts'
import type { Caller } from '../../kernel/http/contract.ts'
import type { CaseId } from '../../kernel/ids.ts'
import { onceOnly } from '../../kernel/once.ts'
import { ok, refuse, type Result } from '../../kernel/result.ts'
import { type Instant, latest } from '../../kernel/time.ts'
import type { Limits } from '../../rulebook/clocks.ts'
import { getCommunity } from '../people/door.ts'
import type { Case, Change } from './case.rules.ts'
import { findCaseAndLock, findTwoAndLock } from './case.store.ts'
import type { House } from './house.ts'
import { keepChange } from './keep-change.ts'
import { onceKey } from './once-key.ts'
import type { CasesTables } from './tables.ts'

/** What a use case sees of the case it acts on, inside the transaction that holds its row. */
export type Scene<A extends Actor = Actor> = {
  readonly tx: Tx<CasesTables>
  readonly it: Case
  /** The second case of a deed on two, held as well. */
  readonly other: Case | undefined
  readonly by: A
  readonly now: Instant
  readonly calendar: WorkingCalendar
  /** The limits in force on the day the case was opened: a case keeps the rule it began with. */
  readonly limits: Limits
  readonly keep: Keep
}

/** Writes a further change of another case in the same transaction. */
export type Keep = (before: Case, change: Change) => Promise<Case>

export type Acted = { readonly id: CaseId; readonly ref: string; readonly state: Case['state'] }

export type CommonRefused = 'not_allowed' | 'case.not_found' | 'case.changed'

type Decide<A extends Actor, Code extends string> = (scene: Scene<A>) => Promise<Result<Change, Code>>

type DeskDeed<Code extends string, A extends Hand = Staff> = {
  readonly id: CaseId
  readonly by: Caller
  /** Its name: two deeds with one key are two deeds. */
  readonly deed: string
  /** What was said with it: sent again with other words, it is another deed. */
  readonly input: unknown
  readonly with?: CaseId
  readonly decide: Decide<A, Code>
}

/** A deed of the desk: the actor is a member of the post of at least this rank. */
export function deskAct<Code extends string>(
  house: House,
  rank: Staff['rank'],
  { by, deed, input, ...rest }: DeskDeed<Code>,
): Promise<Result<Acted, Code | CommonRefused>> {
  const { actor } = by
  if (!isAtLeast(actor, rank)) return Promise.resolve(refuse('not_allowed'))
  return actOnCase(house, { ...rest, actor, once: onceKey(by, deed, input), seen: by.seen })
}

/** A deed that the body itself may do as well, by its link; what it holds or is asked to hold `decide` looks at. */
export function handAct<Code extends string>(
  house: House,
  rank: Staff['rank'],
  { by, deed, input, ...rest }: DeskDeed<Code, Hand>,
): Promise<Result<Acted, Code | CommonRefused>> {
  const { actor } = by
  if (actor.as !== 'body' && !isAtLeast(actor, rank)) return Promise.resolve(refuse('not_allowed'))
  return actOnCase(house, { ...rest, actor, once: onceKey(by, deed, input), seen: by.seen })
}

export type Deed<A extends Actor, Code extends string> = {
  readonly id: CaseId
  readonly actor: A
  /** Made by `onceKey`. */
  readonly once: string | null
  readonly seen?: number | undefined
  readonly with?: CaseId
  readonly decide: Decide<A, Code>
}

/**
 * One deed on one case: takes the row, asks the rule, writes what it says with its journal entry and its clock.
 * A refusal changes nothing. A repeat of the same deed (same key) gets the first answer.
 */
export async function actOnCase<A extends Actor, Code extends string>(
  house: House,
  { id, actor, once, seen, decide, with: second }: Deed<A, Code>,
): Promise<Result<Acted, Code | CommonRefused>> {
  const read = house.clock()
  const community = actor.community
  const calendar = house.rules.calendarOf(await getCommunity(house.db, community))
  const touched = new Set<CaseId>()
  const done = await inCommunity<CasesTables, Acted, Code | CommonRefused>(house.db, community, (tx) =>
    onceOnly<Acted, Code | CommonRefused>(tx, { community, once, now: read }, async () => {
      const [it, other] =
        second === undefined
          ? [await findCaseAndLock(tx, community, id), undefined]
          : await findTwoAndLock(tx, community, id, second)
      if (!it) return refuse('case.not_found')
      // Of two workers at once, the second decides on what the first has made of it, not on what it was.
      if (seen !== undefined && seen !== it.journal.n) return refuse('case.changed', { ref: it.ref })
      const now = notBefore(read, other ? [it, other] : [it])
      const limits = house.rules.limitsFor(it.topic, it.urgency, dayOf(calendar, it.times.openedAt))
      const keep = keeping(house, tx, { by: actor, now, calendar })
      const decided = await decide({ tx, it, other, by: actor, now, calendar, limits, keep })
      if (!decided.ok) return decided
      const kept = await keep(it, decided.value)
      touched.add(kept.id)
      if (other) touched.add(other.id)
      return ok({ id: kept.id, ref: kept.ref, state: kept.state })
    }),
  )
  if (done.ok) for (const each of touched) house.changed(community, each)
  return done
}

type With = { readonly by: Actor; readonly now: Instant; readonly calendar: WorkingCalendar }

/** How changes are written in this transaction. */
export function keeping(house: House, tx: Tx<CasesTables>, by: With): Keep {
  return (before, change) => keepChange(tx, before, change, { ...by, ladder: house.rules.ladder })
}

/** A computer's clock may be set back; a case's story never runs backwards. */
export function notBefore(read: Instant, cases: readonly Case[]): Instant {
  return latest(
    read,
    ...cases.flatMap(({ holder, times }) => [
      times.openedAt,
      holder?.since,
      times.contactedAt,
      times.toldAt,
      times.doneClaimedAt,
      times.endedAt,
    ]),
  )
}
