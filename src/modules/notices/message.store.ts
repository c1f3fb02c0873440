import type { Selectable } from 'kysely'
import type { Tx } from '../../kernel/db.ts'
import type { BodyId, CommunityId, PersonId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Bundle } from './bundle.store.ts'
import type { BundleId, Message, MessageId } from './notice.rules.ts'
import { hearerOf } from './notice.store.ts'
import type { NoticeTables } from './tables.ts'

type Of = Tx<NoticeTables>

/** Keeps it unless this bundle goes this way already; false when it does. */
export async function insertMessage(tx: Of, it: Message): Promise<boolean> {
  const done = await tx
    .insertInto('notices.message')
    .values({
      community_id: it.community,
      id: it.id,
      bundle_id: it.bundle,
      contact_id: it.contact,
      channel: it.channel,
      ...changing(it),
    })
    .onConflict((conflict) => conflict.constraint('each_way_once').doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

export async function updateMessage(tx: Of, it: Message): Promise<void> {
  await tx
    .updateTable('notices.message')
    .set(changing(it))
    .where('community_id', '=', it.community)
    .where('id', '=', it.id)
    .execute()
}

/** Held until the transaction ends: of two who would send it, one waits. */
export async function findMessageAndLock(
  tx: Of,
  community: CommunityId,
  id: MessageId,
): Promise<Message | undefined> {
  const row = await tx
    .selectFrom('notices.message')
    .selectAll()
    .where('community_id', '=', community)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row && fromRow(row)
}

export async function listOfBundle(tx: Of, community: CommunityId, bundle: BundleId): Promise<Message[]> {
  const rows = await tx
    .selectFrom('notices.message')
    .selectAll()
    .where('community_id', '=', community)
    .where('bundle_id', '=', bundle)
    .orderBy('id')
    .execute()
  return rows.map(fromRow)
}

/** A message with what it carries and who was meant at the other end. */
export type Line = Message & { readonly of: Bundle; readonly contactName: string | null }

type Wanted = {
  readonly open: boolean
  readonly most: number
  readonly body?: BodyId
  readonly person?: PersonId
}

/** What somebody has to pass on, the oldest first; or all else, the last first. */
export async function listLines(tx: Of, community: CommunityId, { open, most }: Wanted): Promise<Line[]> {
  const rows = await tx
    .selectFrom('notices.message as it')
    .innerJoin('notices.bundle as bundle', (join) =>
      join.onRef('bundle.community_id', '=', 'it.community_id').onRef('bundle.id', '=', 'it.bundle_id'),
    )
    .leftJoin('coordination.body_contact as contact', (join) =>
      join.onRef('contact.community_id', '=', 'it.community_id').onRef('contact.id', '=', 'it.contact_id'),
    )
    .selectAll('it')
    .select(['bundle.body_id', 'bundle.person_id', 'bundle.made_at', 'bundle.lines', 'bundle.sealed'])
    .select('contact.name as contact_name')
    .where('it.community_id', '=', community)
    .where('it.state', open ? '=' : '<>', 'open')
    .orderBy('it.id', open ? 'asc' : 'desc')
    .limit(most)
    .execute()
  return rows.map((row) => ({
    ...fromRow(row),
    of: {
      id: row.bundle_id,
      hearer: hearerOf(row),
      madeAt: row.made_at,
      lines: row.lines,
      sealed: row.sealed,
    },
    contactName: row.contact_name,
  }))
}

function changing(it: Message) {
  return {
    state: it.state,
    tries: it.tries,
    next_at: it.nextAt,
    lease_until: it.leaseUntil,
    ended_at: it.endedAt,
    why: it.why,
    told_by: it.toldBy,
  }
}

function fromRow(row: Selectable<NoticeTables['notices.message']>): Message {
  return {
    id: row.id,
    community: row.community_id,
    bundle: row.bundle_id,
    contact: row.contact_id,
    channel: row.channel,
    state: row.state,
    tries: row.tries,
    nextAt: row.next_at,
    leaseUntil: row.lease_until,
    endedAt: row.ended_at,
    why: row.why,
    toldBy: row.told_by,
  }
}

/** How a message begins: on its way now, or with somebody of the post. */
export function freshMessage(
  it: Pick<Message, 'id' | 'community' | 'bundle' | 'contact' | 'channel'>,
  at: Instant,
): Message {
  const rest = { tries: 0, leaseUntil: null, endedAt: null, why: null, toldBy: null }
  return it.channel === 'hand'
    ? { ...it, ...rest, state: 'open', nextAt: null }
    : { ...it, ...rest, state: 'waiting', nextAt: at }
}
