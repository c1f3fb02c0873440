import type { Tx } from '../../kernel/db.ts'
import type { BodyId, CaseId, CommunityId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/time.ts'
import { calendarFileOf } from './meetings/calendar.ts'
import type { MeetingId } from './meetings/meeting.rules.ts'
import { findMeeting } from './meetings/meeting.store.ts'
import type { PartId } from './parts/part.rules.ts'
import { findPart } from './parts/part.store.ts'
import type { PromiseId } from './promises/promise.rules.ts'
import { findPromise } from './promises/promise.store.ts'
import type { CoordinationTables } from './tables.ts'
import type { WhistleId } from './whistles/whistle.rules.ts'
import { findWhistle } from './whistles/whistle.store.ts'

/** What a promise, part, whistle or meeting comes to for whoever is told of it. */
export type Subject = {
  /** The bodies that have to do something. */
  readonly bodies: readonly BodyId[]
  readonly case: CaseId | null
  readonly at: Instant
  readonly state: string
  readonly place: string | null
  readonly title: string | null
}

type Tables = Tx<CoordinationTables>
type Find = (tx: Tables, community: CommunityId, id: string) => Promise<Subject | null>

const blank = { place: null, title: null, case: null }

const finds: Readonly<Record<'promise' | 'part' | 'whistle' | 'meeting', Find>> = {
  promise: async (tx, community, id) => {
    const it = await findPromise(tx, community, id as PromiseId)
    return it ? { ...blank, bodies: [it.body], case: it.about.case, at: it.due, state: it.state } : null
  },
  part: async (tx, community, id) => {
    const it = await findPart(tx, community, id as PartId)
    return it ? { ...blank, bodies: [it.body], case: it.case, at: it.due, state: it.state } : null
  },
  whistle: async (tx, community, id) => {
    const it = await findWhistle(tx, community, id as WhistleId)
    if (!it) return null
    const bodies = it.bodies.map(({ body }) => body)
    return { ...blank, bodies, case: it.case, at: it.at, state: it.state, place: it.place }
  },
  meeting: async (tx, community, id) => {
    const it = await findMeeting(tx, community, id as MeetingId)
    if (!it) return null
    const bodies = it.guests.map(({ body }) => body)
    return { ...blank, bodies, at: it.at, state: it.state, place: it.place, title: it.title }
  },
}

/** @param kind the kind of its entry or announcement: `part.asked`, `promise.broken` */
export function readSubject(
  tx: Tables,
  community: CommunityId,
  { kind, id }: { readonly kind: string; readonly id: string },
): Promise<Subject | null> {
  const [room = ''] = kind.split('.')
  const find = (finds as Readonly<Record<string, Find | undefined>>)[room]
  return find ? find(tx, community, id) : Promise.resolve(null)
}

/** The invitation to a meeting as it stands now, as a calendar file; null when there is no such meeting. */
export async function invitationOf(
  tx: Tables,
  community: CommunityId,
  { meeting, from, host }: { readonly meeting: string; readonly from: string; readonly host: string },
): Promise<string | null> {
  const it = await findMeeting(tx, community, meeting as MeetingId)
  return it ? calendarFileOf(it, { from, host }) : null
}
