import type { Selectable } from 'kysely'
import type { Tx } from '../../../kernel/db.ts'
import type { BodyId, CommunityId, PersonId } from '../../../kernel/ids.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { CoordinationTables } from '../tables.ts'
import type { Duty, DutyId } from './duty.rules.ts'
import type { BodyTables } from './tables.ts'

/** Every duty of bodies that still exist, ended ones too, by topic and then by when it began. */
export async function listDuties(
  tx: Tx<CoordinationTables>,
  community: CommunityId,
  of: { readonly body?: BodyId; readonly topic?: Duty['topic'] } = {},
): Promise<Duty[]> {
  const { body, topic } = of
  const rows = await tx
    .selectFrom('coordination.duty as duty')
    .innerJoin('coordination.body_card as card', (join) =>
      join.onRef('card.community_id', '=', 'duty.community_id').onRef('card.id', '=', 'duty.body_id'),
    )
    .selectAll('duty')
    .where('duty.community_id', '=', community)
    .where('card.ended_at', 'is', null)
    .$if(body !== undefined, (query) => query.where('duty.body_id', '=', body as BodyId))
    .$if(topic !== undefined, (query) => query.where('duty.topic', '=', topic as Duty['topic']))
    .orderBy('duty.topic')
    .orderBy('duty.from_on')
    .orderBy('duty.id')
    .execute()
  return rows.map(fromRow)
}

export async function insertDuty(
  tx: Tx<CoordinationTables>,
  community: CommunityId,
  { duty, at, by }: { readonly duty: Duty; readonly at: Instant; readonly by: PersonId | null },
): Promise<void> {
  const { id, body, topic, place, from, until, title, datedOn, reference, link } = duty
  await tx
    .insertInto('coordination.duty')
    .values({
      community_id: community,
      id,
      body_id: body,
      topic,
      estate_id: place.estate,
      building_id: place.building,
      from_on: from,
      until_on: until,
      title,
      dated_on: datedOn,
      reference,
      link,
      made_at: at,
      made_by: by,
    })
    .execute()
}

export async function updateDuty(
  tx: Tx<CoordinationTables>,
  community: CommunityId,
  { id, until, title, datedOn, reference, link }: Omit<Duty, 'body' | 'topic' | 'place' | 'from'>,
): Promise<void> {
  await tx
    .updateTable('coordination.duty')
    .set({ until_on: until, title, dated_on: datedOn, reference, link })
    .where('community_id', '=', community)
    .where('id', '=', id)
    .execute()
}

export async function findDuty(
  tx: Tx<CoordinationTables>,
  community: CommunityId,
  id: DutyId,
): Promise<Duty | undefined> {
  const row = await tx
    .selectFrom('coordination.duty')
    .selectAll()
    .where('community_id', '=', community)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && fromRow(row)
}

function fromRow(row: Selectable<BodyTables['coordination.duty']>): Duty {
  return {
    id: row.id,
    body: row.body_id,
    topic: row.topic,
    place: { estate: row.estate_id, building: row.building_id },
    from: row.from_on,
    until: row.until_on,
    title: row.title,
    datedOn: row.dated_on,
    reference: row.reference,
    link: row.link,
  }
}
