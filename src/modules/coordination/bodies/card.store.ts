import type { Tx } from '../../../kernel/db.ts'
import type { BodyId, CommunityId } from '../../../kernel/ids.ts'
import type { Facts } from '../../../kernel/journal.ts'
import type { Secrets } from '../../../kernel/secrets.ts'
import type { Actor } from '../../../kernel/actor.ts'
import type { Instant, PlainDate } from '../../../kernel/time.ts'
import type { Scene } from '../deed.ts'
import type { CoordinationTables } from '../tables.ts'
import type { Contact, DeputyId, Hours } from './card.rules.ts'

type Read = Tx<CoordinationTables>

/** Makes the body's card where it has none and holds it: two changes of one body come one after the other. */
export async function holdCard(tx: Read, community: CommunityId, body: BodyId) {
  await tx
    .insertInto('coordination.body_card')
    .values({
      community_id: community,
      id: body,
      opens: null,
      closes: null,
      ended_at: null,
      journal_n: 0,
      journal_hash: '',
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return tx
    .selectFrom('coordination.body_card')
    .selectAll()
    .where('community_id', '=', community)
    .where('id', '=', body)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow()
}

/** Writes the next entry of the body's own journal. Its card is held already. */
export async function noteOf(
  { tx, by: { community }, note }: Scene<Actor>,
  body: BodyId,
  what: { readonly kind: string; readonly facts: Facts },
): Promise<void> {
  const card = await holdCard(tx, community, body)
  const head = await note(body, { n: card.journal_n, hash: card.journal_hash }, what)
  await tx
    .updateTable('coordination.body_card')
    .set({ journal_n: head.n, journal_hash: head.hash })
    .where('community_id', '=', community)
    .where('id', '=', body)
    .execute()
}

export async function findHours(tx: Read, community: CommunityId, body: BodyId): Promise<Hours | null> {
  const row = await tx
    .selectFrom('coordination.body_card')
    .select(['opens', 'closes'])
    .where('community_id', '=', community)
    .where('id', '=', body)
    .executeTakeFirst()
  return row && row.opens !== null && row.closes !== null ? { opens: row.opens, closes: row.closes } : null
}

export async function listContacts(
  tx: Read,
  community: CommunityId,
  { body, secrets }: { readonly body: BodyId; readonly secrets: Secrets },
): Promise<Contact[]> {
  const rows = await tx
    .selectFrom('coordination.body_contact')
    .selectAll()
    .where('community_id', '=', community)
    .where('body_id', '=', body)
    .where('ended_at', 'is', null)
    .orderBy('id')
    .execute()
  return rows.map(({ id, name, role, phone_sealed, email, wecom, wecom_sealed }) => ({
    id,
    name: name ?? '',
    role,
    phone: phone_sealed && secrets.open(phone_sealed),
    email,
    wecom: wecom_sealed ? secrets.open(wecom_sealed) : wecom,
  }))
}

export async function listDeputies(tx: Read, community: CommunityId, body: BodyId) {
  return tx
    .selectFrom('coordination.body_deputy')
    .select(['id', 'for_contact as absent', 'contact', 'from_on as from', 'until_on as until'])
    .where('community_id', '=', community)
    .where('body_id', '=', body)
    .where('dropped_at', 'is', null)
    .orderBy('from_on')
    .execute()
}

export async function updateDeputy(
  tx: Read,
  community: CommunityId,
  { id, until }: { readonly id: DeputyId; readonly until: PlainDate },
): Promise<void> {
  await tx
    .updateTable('coordination.body_deputy')
    .set({ until_on: until })
    .where('community_id', '=', community)
    .where('id', '=', id)
    .execute()
}

/** It never begins. */
export async function dropDeputy(
  tx: Read,
  community: CommunityId,
  { id, at }: { readonly id: DeputyId; readonly at: Instant },
): Promise<void> {
  await tx
    .updateTable('coordination.body_deputy')
    .set({ dropped_at: at })
    .where('community_id', '=', community)
    .where('id', '=', id)
    .execute()
}

/** Robots' keys that were kept in the open before they were sealed; how many were sealed now. */
export async function sealRobots(tx: Read, community: CommunityId, secrets: Secrets): Promise<number> {
  const rows = await tx
    .selectFrom('coordination.body_contact')
    .select(['id', 'wecom'])
    .where('community_id', '=', community)
    .where('wecom', 'is not', null)
    .forUpdate()
    .execute()
  for (const { id, wecom } of rows)
    await tx
      .updateTable('coordination.body_contact')
      .set({ wecom: null, wecom_sealed: secrets.seal(wecom ?? '') })
      .where('community_id', '=', community)
      .where('id', '=', id)
      .execute()
  return rows.length
}
