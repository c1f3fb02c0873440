import { type Actor, isAtLeast, type Staff } from '../../kernel/actor.ts'
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
import { findCaseAndLock } from './case.store.ts'
import type { House } from './house.ts'
import { keepChange } from './keep-change.ts'
import type { CasesTables } from './tables.ts'

/** What a use case sees of the case it acts on, inside the transaction that holds its row. */
export type Scene<A extends Actor = Actor> = {
  readonly tx: Tx<CasesTables>
  readonly it: Case
  readonly by: A
  readonly now: Instant
  readonly calendar: WorkingCalendar
  /** The limits in force on the day the case was opened: a case keeps the rule it began with. */
  readonly limits: Limits
  /** Writes a further change of another case in the same transaction. */
  readonly keep: (before: Case, change: Change, search?: string) => Promise<Case>
}

export type Acted = { readonly id: CaseId; readonly ref: string; readonly state: Case['state'] }

export type CommonRefused = 'not_allowed' | 'case.not_found'

type Decide<A extends Actor, Code extends string> = (scene: Scene<A>) => Promise<Result<Change, Code>>

/** A deed of the desk: the actor is a member of the post of at least this rank. */
export function deskAct<Code extends string>(
  house: House,
  rank: Staff['rank'],
  { id, by, decide }: { readonly id: CaseId; readonly by: Caller; readonly decide: Decide<Staff, Code> },
): Promise<Result<Acted, Code | CommonRefused>> {
  const { actor } = by
  if (!isAtLeast(actor, rank)) return Promise.resolve(refuse('not_allowed'))
  return actOnCase(house, { id, actor, once: by.once, decide })
}

/**
 * One deed on one case: takes the row, asks the rule, writes what it says with its journal entry and its clock.
 * A refusal changes nothing. A repeat of the same deed (same key) gets the first answer.
 */
export async function actOnCase<A extends Actor, Code extends string>(
  house: House,
  deed: {
    readonly id: CaseId
    readonly actor: A
    readonly once: string | null
    readonly decide: Decide<A, Code>
  },
): Promise<Result<Acted, Code | CommonRefused>> {
  const { id, actor, once, decide } = deed
  const read = house.clock()
  const community = actor.community
  const calendar = house.rules.calendarOf(await getCommunity(house.db, community))
  const done = await inCommunity<CasesTables, Acted, Code | CommonRefused>(house.db, community, (tx) =>
    onceOnly<Acted, Code | CommonRefused>(
      tx,
      { community, once: once && `${id}:${once}`, now: read },
      async () => {
        const it = await findCaseAndLock(tx, community, id)
        if (!it) return refuse('case.not_found')
        const now = notBefore(read, it)
        const limits = house.rules.limitsFor(it.topic, it.urgency, dayOf(calendar, it.times.openedAt))
        const keep: Scene['keep'] = (before, change, search) =>
          keepChange(tx, before, change, {
            by: actor,
            now,
            calendar,
            ladder: house.rules.ladder,
            ...(search !== undefined && { search }),
          })
        const decided = await decide({ tx, it, by: actor, now, calendar, limits, keep })
        if (!decided.ok) return decided
        const kept = await keep(it, decided.value)
        return ok({ id: kept.id, ref: kept.ref, state: kept.state })
      },
    ),
  )
  if (done.ok) house.changed(community, id)
  return done
}

// A computer's clock may be set back; a case's story never runs backwards.
function notBefore(read: Instant, it: Case): Instant {
  const { openedAt, toldAt, doneClaimedAt, endedAt } = it.times
  return latest(read, openedAt, it.holder?.since, toldAt, doneClaimedAt, endedAt)
}
