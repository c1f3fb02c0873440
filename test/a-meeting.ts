import { readCommunity } from '../src/kernel/db.ts'
import type { BodyId, CaseId } from '../src/kernel/ids.ts'
import { hoursAfter, parseInstant } from '../src/kernel/time.ts'
import { takeAttendance } from '../src/modules/coordination/meetings/hold-meeting.ts'
import type { Meeting } from '../src/modules/coordination/meetings/meeting.rules.ts'
import { findMeeting } from '../src/modules/coordination/meetings/meeting.store.ts'
import { planMeeting, type Planning } from '../src/modules/coordination/meetings/plan-meeting.ts'
import type { House } from '../src/modules/cases/house.ts'
import { must } from './a-case.ts'
import type { Post, TestClock } from './given.ts'

/** Wednesday 25 November 2026, 9:00 in Shanghai. */
export const nextMorning = parseInstant('2026-11-25T01:00:00Z')

export type Table = { readonly here: Post; readonly house: House; readonly clock: TestClock }

/** Property, bureau and owners called for tomorrow morning. */
export async function aMeeting(
  { here, house }: Table,
  more: Partial<Planning> & { readonly cases?: readonly CaseId[] } = {},
): Promise<Meeting> {
  const { property, bureau, owners } = here.bodies
  const plan = {
    title: '3号楼屋顶',
    at: nextMorning,
    minutes: 60,
    place: '议事厅',
    bodies: [property, bureau, owners],
    cases: [],
    others: more.cases ? [] : ['屋顶归谁修'],
    ...more,
  }
  return must(await planMeeting(house)(plan, { actor: here.worker, once: null }))
}

/** An hour after it began, these have come and the others have not. */
export async function sitDown(
  { here, house, clock }: Table,
  it: Meeting,
  came: readonly BodyId[],
): Promise<void> {
  clock.set(hoursAfter(it.at, 1))
  const guests = it.guests.map(({ body }) => ({
    body,
    came: came.includes(body),
    who: came.includes(body) ? '屈师傅' : '',
  }))
  must(await takeAttendance(house)({ id: it.id, guests }, { actor: here.worker, once: null }))
}

export async function meetingNow({ here, house }: Table, { id }: Pick<Meeting, 'id'>): Promise<Meeting> {
  const it = await readCommunity(house.db, here.community, (tx) =>
    findMeeting(tx as never, here.community, id),
  )
  if (!it) throw new Error('there is no such meeting')
  return it
}
