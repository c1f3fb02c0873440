import type { Selectable } from 'kysely'
import type { Db, Tx } from '../../kernel/db.ts'
import type { BodyId, CommunityId, PersonId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Body, Community, Member } from './people.rules.ts'
import type { PeopleTables } from './tables.ts'

type CommunityRow = Selectable<PeopleTables['people.community']>

export async function findCommunityBy(
  db: Db<PeopleTables>,
  key: 'id' | 'serial' | 'slug',
  value: string | number,
): Promise<Community | undefined> {
  const row = await db
    .selectFrom('people.community')
    .selectAll()
    .where(key, '=', value as never)
    .executeTakeFirst()
  return row && fromCommunity(row)
}

export async function listCommunities(db: Db<PeopleTables>): Promise<Community[]> {
  const rows = await db.selectFrom('people.community').selectAll().orderBy('serial').execute()
  return rows.map(fromCommunity)
}

export async function insertCommunity(
  db: Db<PeopleTables>,
  community: Omit<Community, 'serial'>,
): Promise<void> {
  const { isDemo, closedAt, ...rest } = community
  await db
    .insertInto('people.community')
    .values({ ...rest, is_demo: isDemo, closed_at: closedAt })
    .execute()
}

export async function listBodies(tx: Tx<PeopleTables>, community: CommunityId): Promise<Body[]> {
  return tx
    .selectFrom('people.body')
    .select(['id', 'kind', 'name', 'phone'])
    .where('community_id', '=', community)
    .where('ended_at', 'is', null)
    .orderBy('name')
    .execute()
}

export async function findBodyAndLock(
  tx: Tx<PeopleTables>,
  community: CommunityId,
  id: BodyId,
): Promise<Body | undefined> {
  return tx
    .selectFrom('people.body')
    .select(['id', 'kind', 'name', 'phone'])
    .where('community_id', '=', community)
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
}

export async function insertBodies(
  tx: Tx<PeopleTables>,
  community: CommunityId,
  bodies: readonly Body[],
): Promise<void> {
  if (bodies.length === 0) return
  await tx
    .insertInto('people.body')
    .values(bodies.map((body) => ({ ...body, community_id: community, ended_at: null })))
    .execute()
}

export async function endBody(
  tx: Tx<PeopleTables>,
  community: CommunityId,
  { id, at }: { readonly id: BodyId; readonly at: Instant },
): Promise<void> {
  await tx
    .updateTable('people.body')
    .set({ ended_at: at })
    .where('community_id', '=', community)
    .where('id', '=', id)
    .execute()
}

export type NewPerson = {
  readonly id: PersonId
  readonly name: string | null
  readonly phoneSealed: Buffer | null
  readonly phonePrint: string | null
}

export async function insertPersons(
  tx: Tx<PeopleTables>,
  community: CommunityId,
  persons: readonly NewPerson[],
): Promise<void> {
  if (persons.length === 0) return
  const rows = persons.map(({ id, name, phoneSealed, phonePrint }) => ({
    community_id: community,
    id,
    name,
    phone_sealed: phoneSealed,
    phone_print: phonePrint,
    erased_at: null,
  }))
  await tx.insertInto('people.person').values(rows).execute()
}

export async function insertMembers(
  tx: Tx<PeopleTables>,
  community: CommunityId,
  members: readonly (Omit<Member, 'name'> & { readonly account: string | null; readonly since: Instant })[],
): Promise<void> {
  if (members.length === 0) return
  const rows = members.map(({ person, body, rank, account, since }) => ({
    community_id: community,
    person_id: person,
    body_id: body,
    rank,
    account_id: account,
    since,
    ended_at: null,
  }))
  await tx.insertInto('people.member').values(rows).execute()
}

export async function listMembers(tx: Tx<PeopleTables>, community: CommunityId): Promise<Member[]> {
  const rows = await members(tx)
    .where('member.community_id', '=', community)
    .orderBy('member.rank', 'desc')
    .orderBy('person.name')
    .execute()
  return rows.map(fromMember)
}

export async function findMemberByAccount(
  tx: Tx<PeopleTables>,
  community: CommunityId,
  account: string,
): Promise<Member | undefined> {
  const row = await members(tx)
    .where('member.community_id', '=', community)
    .where('member.account_id', '=', account)
    .executeTakeFirst()
  return row && fromMember(row)
}

export async function findNames(
  tx: Tx<PeopleTables>,
  community: CommunityId,
  persons: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, string>> {
  if (persons.length === 0) return new Map()
  const rows = await tx
    .selectFrom('people.person')
    .select(['id', 'name'])
    .where('community_id', '=', community)
    .where('id', 'in', [...persons])
    .execute()
  return new Map(rows.flatMap(({ id, name }) => (name === null ? [] : [[id, name] as const])))
}

function members(tx: Tx<PeopleTables>) {
  return tx
    .selectFrom('people.member as member')
    .innerJoin('people.person as person', (join) =>
      join
        .onRef('person.community_id', '=', 'member.community_id')
        .onRef('person.id', '=', 'member.person_id'),
    )
    .select(['member.person_id', 'member.body_id', 'member.rank', 'person.name'])
    .where('member.ended_at', 'is', null)
}

function fromMember(
  row: Pick<Selectable<PeopleTables['people.member']>, 'person_id' | 'body_id' | 'rank'> & {
    name: string | null
  },
): Member {
  return { person: row.person_id, body: row.body_id, rank: row.rank, name: row.name ?? '' }
}

function fromCommunity(row: CommunityRow): Community {
  const { id, serial, slug, name, phone, hours, opens, closes, is_demo, closed_at } = row
  return { id, serial, slug, name, phone, hours, opens, closes, isDemo: is_demo, closedAt: closed_at }
}
