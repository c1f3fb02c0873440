import type { Staff } from '../../../kernel/actor.ts'
import { dayOf } from '../../../kernel/calendar.ts'
import { readCommunity, type Tx } from '../../../kernel/db.ts'
import type { BodyId, CaseId } from '../../../kernel/ids.ts'
import type { Instant, PlainDate } from '../../../kernel/time.ts'
import { type Case, findCase, type House, isOpen } from '../../cases/door.ts'
import { type Bodies, bodiesOf, type Community, getCommunity } from '../../people/door.ts'
import { type Dossier, listDue } from '../dossiers/door.ts'
import { listPromises, type PromiseLine } from '../promises/door.ts'
import type { CoordinationTables } from '../tables.ts'
import type { Proposed } from './agenda.rules.ts'
import type { Meeting, MeetingId } from './meeting.rules.ts'
import { findLastHeld, findMeeting, listMeetings } from './meeting.store.ts'
import { proposeAgenda } from './plan-meeting.ts'

/** What the list of meetings shows. */
export type MeetingsView = {
  readonly planned: readonly Meeting[]
  readonly past: readonly Meeting[]
  readonly proposed: readonly Proposed[]
  /** What can be ticked: the proposed, and the case from whose page somebody came. */
  readonly offered: readonly Pick<Case, 'id' | 'ref' | 'title'>[]
  readonly bodies: Bodies
  /** Old matters whose report is due: they belong on the table too. */
  readonly dossiers: readonly Dossier[]
}

/** One meeting with everything that is said at it. */
export type MeetingView = {
  readonly meeting: Meeting
  readonly community: Community
  readonly bodies: Bodies
  readonly cases: ReadonlyMap<CaseId, Case>
  readonly promises: readonly PromiseLine[]
  /** What was promised at the meeting before: it opens with that. */
  readonly last: readonly PromiseLine[]
  readonly dayOf: (at: Instant) => PlainDate
}

/** @param wanted a case that is to be talked about though no rule says so */
export function readMeetings(house: House) {
  return async ({ community }: Staff, wanted: CaseId | null = null): Promise<MeetingsView> => {
    const bodies = await bodiesOf(house.db, community)
    const calendar = house.rules.calendarOf(await getCommunity(house.db, community))
    const today = dayOf(calendar, house.clock())
    return readCommunity<CoordinationTables, MeetingsView>(house.db, community, async (tx) => {
      const proposed = await proposeAgenda(tx, community)
      const isThere = wanted === null || proposed.some(({ id }) => id === wanted)
      const it = isThere ? undefined : await findCase(tx, community, wanted)
      return {
        bodies,
        planned: await listMeetings(tx, community, { planned: true, most: 50 }),
        past: await listMeetings(tx, community, { planned: false, most: 30 }),
        proposed,
        dossiers: await listDue(tx, community, today),
        offered: it && isOpen(it) ? [it, ...proposed] : proposed,
      }
    })
  }
}

export function readMeeting(house: House) {
  return async ({ community }: Staff, id: MeetingId): Promise<MeetingView | null> => {
    const [bodies, here] = await Promise.all([
      bodiesOf(house.db, community),
      getCommunity(house.db, community),
    ])
    const calendar = house.rules.calendarOf(here)
    return readCommunity<CoordinationTables, MeetingView | null>(house.db, community, async (tx) => {
      const meeting = await findMeeting(tx, community, id)
      if (!meeting) return null
      const before = await findLastHeld(tx, community, meeting.at)
      return {
        meeting,
        community: here,
        bodies,
        cases: await casesOn(tx, meeting),
        promises: await listPromises(tx, community, { meeting: id }),
        last: before ? await listPromises(tx, community, { meeting: before.id }) : [],
        dayOf: (at) => dayOf(calendar, at),
      }
    })
  }
}

async function casesOn(tx: Tx<CoordinationTables>, { community, items }: Meeting) {
  const found = new Map<CaseId, Case>()
  for (const { case: id } of items) {
    const it = id && (await findCase(tx, community, id))
    if (it) found.set(it.id, it)
  }
  return found
}

export function nameIn({ byId }: Bodies): (body: BodyId) => string {
  return (body) => byId.get(body)?.name ?? '—'
}
