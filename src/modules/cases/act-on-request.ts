import type { Actor } from '../../kernel/actor.ts'
import type { WorkingCalendar } from '../../kernel/calendar.ts'
import { inCommunity, type Tx } from '../../kernel/db.ts'
import type { CaseId, RequestId } from '../../kernel/ids.ts'
import { onceOnly } from '../../kernel/once.ts'
import { refuse, type Result } from '../../kernel/result.ts'
import type { Instant } from '../../kernel/time.ts'
import { getCommunity } from '../people/door.ts'
import { type Keep, keeping, notBefore } from './act-on-case.ts'
import type { Case } from './case.rules.ts'
import { findCaseAndLock } from './case.store.ts'
import type { House } from './house.ts'
import type { Need, Request } from './parts.rules.ts'
import { findRequest, listNeedsOf } from './request.store.ts'
import type { CasesTables } from './tables.ts'

/** What a use case sees of one request: its needs, and the cases that do them, all held. */
export type RequestScene<A extends Actor> = {
  readonly tx: Tx<CasesTables>
  readonly request: Request
  readonly needs: readonly Need[]
  readonly cases: readonly Case[]
  readonly by: A
  readonly now: Instant
  readonly calendar: WorkingCalendar
  readonly keep: Keep
}

type Deed<A extends Actor, T, Code extends string> = {
  readonly request: RequestId
  readonly actor: A
  /** Made by `onceKey`. */
  readonly once: string | null
  readonly decide: (scene: RequestScene<A>) => Promise<Result<T, Code>>
}

export type RequestRefused = 'request.not_found'

/** One deed on a request and all its cases, in one transaction; `decide` writes its changes with `keep`. */
export async function actOnRequest<A extends Actor, T, Code extends string>(
  house: House,
  { request: id, actor, once, decide }: Deed<A, T, Code>,
): Promise<Result<T, Code | RequestRefused>> {
  const read = house.clock()
  const { community } = actor
  const calendar = house.rules.calendarOf(await getCommunity(house.db, community))
  const touched = new Set<CaseId>()
  const done = await again(() =>
    inCommunity<CasesTables, T, Code | RequestRefused | 'moved'>(house.db, community, (tx) =>
      onceOnly<T, Code | RequestRefused | 'moved'>(tx, { community, once, now: read }, async () => {
        const held = await hold(tx, actor, id)
        if (held === 'moved') return refuse('moved')
        const request = await findRequest(tx, community, id)
        if (!request) return refuse('request.not_found')
        const now = notBefore(read, held.cases)
        for (const each of held.cases) touched.add(each.id)
        const keep = keeping(house, tx, { by: actor, now, calendar })
        return decide({ tx, request, ...held, by: actor, now, calendar, keep })
      }),
    ),
  )
  if (done.ok) for (const each of touched) house.changed(community, each)
  return done
}

/** Does it anew, in a new transaction, when meanwhile something was merged away from under it. */
export async function again<T, Code extends string>(
  work: () => Promise<Result<T, Code | 'moved'>>,
): Promise<Result<T, Code>> {
  for (let tries = 0; tries < 10; tries++) {
    const done = await work()
    if (done.ok) return done
    if (!isMoved(done)) return done as Result<T, Code>
  }
  throw new Error('its cases are merged faster than they can be held')
}

function isMoved(refused: { readonly code: string }): boolean {
  return refused.code === 'moved'
}

// In the order of their ids, as every deed on several cases does, so that no two wait for each other.
async function hold(
  tx: Tx<CasesTables>,
  { community }: Actor,
  request: RequestId,
): Promise<{ readonly needs: Need[]; readonly cases: Case[] } | 'moved'> {
  const seen = await listNeedsOf(tx, community, request)
  const cases: Case[] = []
  for (const id of [...new Set(seen.map((need) => need.case))].toSorted()) {
    const it = await findCaseAndLock(tx, community, id)
    if (it) cases.push(it)
  }
  const needs = await listNeedsOf(tx, community, request)
  return needs.every((need) => cases.some((it) => it.id === need.case)) ? { needs, cases } : 'moved'
}
