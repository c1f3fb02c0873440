import type { Tx } from '../../../../kernel/db.ts'
import type { BodyId, CommunityId, PersonId } from '../../../../kernel/ids.ts'
import type { Rank } from '../../../../kernel/actor.ts'
import type { Instant } from '../../../../kernel/time.ts'
import { noMailbox } from '../../people.rules.ts'
import type { AccountId, AccountTables } from '../tables.ts'

type Accounts = Tx<AccountTables>
type One = { readonly community: CommunityId; readonly person: PersonId }

/** Gives a member this account unless he has one; gives back the one he has now. */
export async function giveAccount(
  tx: Accounts,
  { community, person, account }: One & { readonly account: AccountId },
): Promise<AccountId> {
  await tx
    .updateTable('people.member')
    .set({ account_id: account })
    .where('community_id', '=', community)
    .where('person_id', '=', person)
    .where('account_id', 'is', null)
    .execute()
  const { account_id } = await tx
    .selectFrom('people.member')
    .select('account_id')
    .where('community_id', '=', community)
    .where('person_id', '=', person)
    .executeTakeFirstOrThrow()
  if (account_id === null) throw new Error('a member was given an account and has none')
  return account_id
}

export async function isMemberAlready(
  tx: Accounts,
  community: CommunityId,
  account: AccountId,
): Promise<boolean> {
  const row = await tx
    .selectFrom('people.member')
    .select('person_id')
    .where('community_id', '=', community)
    .where('account_id', '=', account)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

/** A member as those see him who look after the members. */
export type Listed = {
  readonly person: PersonId
  readonly name: string
  readonly body: BodyId
  readonly rank: Rank
  readonly since: Instant
  readonly account: AccountId | null
  readonly userName: string | null
  readonly email: string | null
  readonly isDemo: boolean
  readonly hasSecond: boolean
}

export async function listWithAccounts(tx: Accounts, community: CommunityId): Promise<Listed[]> {
  const rows = await listed(tx, community).orderBy('person.name').execute()
  return rows.map(fromRow)
}

export async function findWithAccount(tx: Accounts, { community, person }: One): Promise<Listed | undefined> {
  const row = await listed(tx, community).where('member.person_id', '=', person).executeTakeFirst()
  return row && fromRow(row)
}

/** Takes every member's row of this community, so that two who end each other do it one after the other. */
export async function lockMembers(tx: Accounts, community: CommunityId): Promise<void> {
  await tx
    .selectFrom('people.member')
    .select('person_id')
    .where('community_id', '=', community)
    .where('ended_at', 'is', null)
    .orderBy('person_id')
    .forUpdate()
    .execute()
}

export async function endMembership(
  tx: Accounts,
  { community, person, at }: One & { readonly at: Instant },
): Promise<void> {
  await tx
    .updateTable('people.member')
    .set({ ended_at: at })
    .where('community_id', '=', community)
    .where('person_id', '=', person)
    .execute()
}

function listed(tx: Accounts, community: CommunityId) {
  return tx
    .selectFrom('people.member as member')
    .innerJoin('people.person as person', (join) =>
      join
        .onRef('person.community_id', '=', 'member.community_id')
        .onRef('person.id', '=', 'member.person_id'),
    )
    .leftJoin('accounts.account as account', 'account.id', 'member.account_id')
    .select((select) => [
      'member.person_id',
      'member.body_id',
      'member.rank',
      'member.since',
      'member.account_id',
      'person.name',
      'account.user_name',
      'account.email',
      'account.is_demo',
      'account.two_factor_enabled',
      select
        .exists(
          select
            .selectFrom('accounts.passkey')
            .select('accounts.passkey.id')
            .whereRef('accounts.passkey.account_id', '=', 'member.account_id'),
        )
        .as('has_passkey'),
    ])
    .where('member.community_id', '=', community)
    .where('member.ended_at', 'is', null)
}

type Row = Awaited<ReturnType<ReturnType<typeof listed>['execute']>>[number]

function fromRow(row: Row): Listed {
  return {
    person: row.person_id,
    name: row.name ?? '',
    body: row.body_id,
    rank: row.rank,
    since: row.since,
    account: row.account_id,
    userName: row.user_name,
    email: row.email?.endsWith(noMailbox) ? null : row.email,
    isDemo: row.is_demo === true,
    hasSecond: row.two_factor_enabled === true || row.has_passkey === true,
  }
}
