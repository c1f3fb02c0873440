import type { Staff } from '../../../kernel/actor.ts'
import { dayOf, type WorkingCalendar } from '../../../kernel/calendar.ts'
import { readCommunity } from '../../../kernel/db.ts'
import type { Instant } from '../../../kernel/time.ts'
import { type Case, findCase, type House } from '../../cases/door.ts'
import { type Bodies, bodiesOf, getCommunity } from '../../people/door.ts'
import { type Proposal, proposeHolder } from '../bodies/door.ts'
import { findCaseByRef } from '../find-case.store.ts'
import type { CoordinationTables } from '../tables.ts'
import { type Declined, listDeclined } from './asked.store.ts'
import type { Precedent } from './precedent.rules.ts'
import { precedentsFor } from './precedent.store.ts'

/** All that the coordinator should have in sight when saying whose a case is. */
export type Designation = {
  readonly it: Case
  readonly declined: readonly Declined[]
  /** Whose it is by the responsibility list; null: the list says nothing of it. */
  readonly proposal: Proposal | null
  readonly precedents: readonly Precedent[]
  readonly bodies: Bodies
  readonly calendar: WorkingCalendar
  readonly now: Instant
}

/** The case with this number, who did not take it and why, and what was decided before; null when there is none. */
export function readDesignation(house: House) {
  return async ({ community }: Staff, ref: string): Promise<Designation | null> => {
    const bodies = await bodiesOf(house.db, community)
    const calendar = house.rules.calendarOf(await getCommunity(house.db, community))
    const now = house.clock()
    return readCommunity<CoordinationTables, Designation | null>(house.db, community, async (tx) => {
      const id = await findCaseByRef(tx, community, ref)
      const it = id && (await findCase(tx, community, id))
      if (!it) return null
      const declined = await listDeclined(tx, community, it.id)
      const { topic, place } = it
      const precedents = await precedentsFor(tx, community, { topic, place, but: it.id })
      const proposal = await proposeHolder(tx, community, { topic, place, on: dayOf(calendar, now) })
      return { it, declined, proposal, precedents, bodies, calendar, now }
    })
  }
}

/** The day of a decision on the wall calendar, as it is cited. */
export function citedOn(calendar: WorkingCalendar, { at }: Pick<Precedent, 'at'>): string {
  return dayOf(calendar, at)
}
