import type { Selectable } from 'kysely'
import type { Tx } from '../../../kernel/db.ts'
import type { BodyId, CaseId, CommunityId } from '../../../kernel/ids.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { CoordinationTables } from '../tables.ts'
import type { Guest, Item, Meeting, MeetingId } from './meeting.rules.ts'

type Of = Tx<CoordinationTables>
type Row = Selectable<CoordinationTables['coordination.meeting']>

export async function insertMeeting(tx: Of, it: Meeting): Promise<void> {
  const { community, guests, items } = it
  await tx
    .insertInto('coordination.meeting')
    .values({
      community_id: community,
      id: it.id,
      title: it.title,
      at: it.at,
      minutes: it.minutes,
      place: it.place,
      quorum: it.quorum,
      state: it.state,
      sequence: it.sequence,
      called_by: it.calledBy,
      called_at: it.calledAt,
      ended_at: it.endedAt,
      why: it.why,
      next_id: it.next,
      journal_n: it.journal.n,
      journal_hash: it.journal.hash,
    })
    .execute()
  await tx
    .insertInto('coordination.meeting_guest')
    .values(
      guests.map(({ body, came, who }) => ({
        community_id: community,
        meeting_id: it.id,
        body_id: body,
        came,
        who,
      })),
    )
    .execute()
  await tx
    .insertInto('coordination.meeting_item')
    .values(
      items.map(({ case: caseId, reasons, ...item }) => ({
        ...item,
        community_id: community,
        meeting_id: it.id,
        case_id: caseId,
        reasons: [...reasons],
      })),
    )
    .execute()
}

/** What changes of a meeting: its time and place, how it ended, and the head of its journal. */
export async function updateMeeting(tx: Of, it: Meeting): Promise<void> {
  await tx
    .updateTable('coordination.meeting')
    .set({
      at: it.at,
      minutes: it.minutes,
      place: it.place,
      state: it.state,
      sequence: it.sequence,
      ended_at: it.endedAt,
      why: it.why,
      next_id: it.next,
      journal_n: it.journal.n,
      journal_hash: it.journal.hash,
    })
    .where('community_id', '=', it.community)
    .where('id', '=', it.id)
    .execute()
}

export async function updateGuest(tx: Of, it: Meeting, guest: Guest): Promise<void> {
  await tx
    .updateTable('coordination.meeting_guest')
    .set({ came: guest.came, who: guest.who })
    .where('community_id', '=', it.community)
    .where('meeting_id', '=', it.id)
    .where('body_id', '=', guest.body)
    .execute()
}

export async function updateItem(tx: Of, it: Meeting, { n, said, decided, state }: Item): Promise<void> {
  await tx
    .updateTable('coordination.meeting_item')
    .set({ said, decided, state })
    .where('community_id', '=', it.community)
    .where('meeting_id', '=', it.id)
    .where('n', '=', n)
    .execute()
}

export async function findMeeting(
  tx: Of,
  community: CommunityId,
  id: MeetingId,
): Promise<Meeting | undefined> {
  const [it] = await read(tx, community, await rowsOf(tx, community, id, false))
  return it
}

/** Held until the transaction ends: of two who write minutes at once, one waits. */
export async function findMeetingAndLock(
  tx: Of,
  community: CommunityId,
  id: MeetingId,
): Promise<Meeting | undefined> {
  const [it] = await read(tx, community, await rowsOf(tx, community, id, true))
  return it
}

function rowsOf(tx: Of, community: CommunityId, id: MeetingId, lock: boolean): Promise<Row[]> {
  return tx
    .selectFrom('coordination.meeting')
    .selectAll()
    .where('community_id', '=', community)
    .where('id', '=', id)
    .$if(lock, (query) => query.forUpdate())
    .execute()
}

/** Those to come, the next first; and those that are over, the last first. */
export async function listMeetings(
  tx: Of,
  community: CommunityId,
  { planned, most }: { readonly planned: boolean; readonly most: number },
): Promise<Meeting[]> {
  const rows = await tx
    .selectFrom('coordination.meeting')
    .selectAll()
    .where('community_id', '=', community)
    .where('state', planned ? '=' : '<>', 'planned')
    .orderBy('at', planned ? 'asc' : 'desc')
    .limit(most)
    .execute()
  return read(tx, community, rows)
}

/** The last one held before this moment; what was promised there opens the next. */
export async function findLastHeld(
  tx: Of,
  community: CommunityId,
  before: Instant,
): Promise<Meeting | undefined> {
  const rows = await tx
    .selectFrom('coordination.meeting')
    .selectAll()
    .where('community_id', '=', community)
    .where('state', '=', 'held')
    .where('at', '<', before)
    .orderBy('at', 'desc')
    .limit(1)
    .execute()
  const [it] = await read(tx, community, rows)
  return it
}

/** Meetings to come at which a body is expected. */
export async function listInvitations(tx: Of, community: CommunityId, body: BodyId): Promise<Meeting[]> {
  const rows = await tx
    .selectFrom('coordination.meeting as it')
    .innerJoin('coordination.meeting_guest as guest', (join) =>
      join.onRef('guest.community_id', '=', 'it.community_id').onRef('guest.meeting_id', '=', 'it.id'),
    )
    .selectAll('it')
    .where('it.community_id', '=', community)
    .where('it.state', '=', 'planned')
    .where('guest.body_id', '=', body)
    .orderBy('it.at')
    .limit(20)
    .execute()
  return read(tx, community, rows)
}

/** Meetings with this case on their agenda, the last first. */
export async function listMeetingsAbout(tx: Of, community: CommunityId, id: CaseId): Promise<Meeting[]> {
  const rows = await tx
    .selectFrom('coordination.meeting as it')
    .innerJoin('coordination.meeting_item as item', (join) =>
      join.onRef('item.community_id', '=', 'it.community_id').onRef('item.meeting_id', '=', 'it.id'),
    )
    .selectAll('it')
    .where('it.community_id', '=', community)
    .where('item.case_id', '=', id)
    .orderBy('it.at', 'desc')
    .limit(5)
    .execute()
  return read(tx, community, rows)
}

async function read(tx: Of, community: CommunityId, rows: readonly Row[]): Promise<Meeting[]> {
  const ids = rows.map(({ id }) => id)
  if (ids.length === 0) return []
  const guests = await tx
    .selectFrom('coordination.meeting_guest')
    .selectAll()
    .where('community_id', '=', community)
    .where('meeting_id', 'in', ids)
    .orderBy('body_id')
    .execute()
  const items = await tx
    .selectFrom('coordination.meeting_item')
    .selectAll()
    .where('community_id', '=', community)
    .where('meeting_id', 'in', ids)
    .orderBy('n')
    .execute()
  return rows.map((row) =>
    fromRow(row, {
      guests: guests
        .filter((each) => each.meeting_id === row.id)
        .map(({ body_id, came, who }) => ({ body: body_id, came, who })),
      items: items
        .filter((each) => each.meeting_id === row.id)
        .map(({ n, case_id, title, reasons, said, decided, state }) => ({
          n,
          case: case_id,
          title,
          reasons,
          said,
          decided,
          state,
        })),
    }),
  )
}

function fromRow(row: Row, parts: Pick<Meeting, 'guests' | 'items'>): Meeting {
  return {
    id: row.id,
    community: row.community_id,
    title: row.title,
    at: row.at,
    minutes: row.minutes,
    place: row.place,
    quorum: row.quorum,
    state: row.state,
    sequence: row.sequence,
    calledBy: row.called_by,
    calledAt: row.called_at,
    endedAt: row.ended_at,
    why: row.why,
    next: row.next_id,
    journal: { n: row.journal_n, hash: row.journal_hash },
    ...parts,
  }
}
