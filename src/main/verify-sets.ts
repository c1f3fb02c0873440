import { type RawBuilder, sql } from 'kysely'
import type { AnyTx } from '../kernel/db.ts'
import type { CommunityId } from '../kernel/ids.ts'
import { headed } from './headed-tables.ts'
import type { Break, Counted, Tally } from './verify-report.ts'

/* What can be asked of all rows of a community at once. Each asks for a row that must not be there. */

type Row = { readonly subject: string }
type Asked = {
  readonly check: string
  readonly says: string
  readonly find: (community: CommunityId) => RawBuilder<Row>
}

const open = sql`('new', 'held', 'done_claimed', 'confirmed')`

const holders: readonly Asked[] = [
  {
    check: 'holder.one',
    says: 'more than one holding has no end',
    find: (community) => sql`select case_id as subject from cases.holding
      where community_id = ${community} and until is null group by case_id having count(*) > 1`,
  },
  {
    check: 'holder.one',
    says: 'an open case has no holder or no clock, or an ended one still has',
    find: (community) => sql`select id as subject from cases."case" where community_id = ${community}
      and (state in ${open}) is distinct from
          (holder_body_id is not null and next_due_at is not null and ended_at is null)`,
  },
  {
    check: 'holder.row',
    says: 'the holder of the case and its open holding are not the same',
    find: (community) => sql`select it.id as subject from cases."case" it
      left join cases.holding held
        on held.community_id = it.community_id and held.case_id = it.id and held.until is null
      where it.community_id = ${community}
        and (it.holder_body_id, it.holder_person_id, it.held_since, it.is_designated)
            is distinct from (held.body_id, held.person_id, held.since, coalesce(held.is_designated, false))`,
  },
  {
    check: 'holder.order',
    says: 'its holdings are not one after the other',
    find: (community) => sql`select case_id as subject from (
        select case_id, n, since, lag(n) over story as n_before, lag(until) over story as until_before
        from cases.holding where community_id = ${community} window story as (partition by case_id order by n)) held
      where n <> coalesce(n_before, 0) + 1 or (n > 1 and (until_before is null or until_before > since))`,
  },
]

const offers: readonly Asked[] = [
  {
    check: 'offer.one',
    says: 'more than one offer of it is open',
    find: (community) => sql`select case_id as subject from cases.offer
      where community_id = ${community} and state = 'offered' group by case_id having count(*) > 1`,
  },
  {
    check: 'offer.holder',
    says: 'an offer of it is open that its holder did not make, or could not make',
    find: (community) => sql`select it.id as subject from cases.offer offer
      join cases."case" it on it.community_id = offer.community_id and it.id = offer.case_id
      where offer.community_id = ${community} and offer.state = 'offered'
        and (offer.from_body_id is distinct from it.holder_body_id or it.is_designated or it.awaits_designation
             or it.state not in ('new', 'held'))`,
  },
]

const needs: readonly Asked[] = [
  {
    check: 'request.needs',
    says: 'nothing that is to be done came of this request',
    find: (community) => sql`select request.id as subject from cases.request request
      where request.community_id = ${community} and not exists (
        select from cases.need need
        where need.community_id = request.community_id and need.request_id = request.id)`,
  },
  {
    check: 'request.words',
    says: 'its words are gone though nobody erased them',
    find: (community) => sql`select id as subject from cases.request
      where community_id = ${community} and (words is null) <> (erased_at is not null)`,
  },
  {
    check: 'need.case',
    says: 'what it needs is done by no case, or by one that was joined into another',
    find: (community) => sql`select need.id as subject from cases.need need
      left join cases."case" it on it.community_id = need.community_id and it.id = need.case_id
      where need.community_id = ${community} and (it.id is null or it.state = 'joined')`,
  },
  {
    check: 'need.withdrawn',
    says: 'the request was withdrawn and the need goes on, or the other way round',
    find: (community) => sql`select need.id as subject from cases.need need
      join cases.request request on request.community_id = need.community_id and request.id = need.request_id
      where need.community_id = ${community} and (request.withdrawn_at is null) <> (need.ended_at is null)`,
  },
  {
    check: 'case.needs',
    says: 'it is open and nobody needs it',
    find: (community) => sql`select it.id as subject from cases."case" it
      where it.community_id = ${community} and it.state in ${open} and not exists (
        select from cases.need need
        where need.community_id = it.community_id and need.case_id = it.id and need.ended_at is null)`,
  },
  {
    check: 'case.households',
    says: 'the number of its households is not that of those who asked',
    find: (community) => sql`select it.id as subject from cases."case" it left join (
        select need.case_id, count(distinct coalesce(request.home_id, request.person_id, request.id))::int as n
        from cases.need need
        join cases.request request on request.community_id = need.community_id and request.id = need.request_id
        where need.community_id = ${community} and need.ended_at is null group by 1) asked on asked.case_id = it.id
      where it.community_id = ${community} and it.households <> coalesce(asked.n, 0)`,
  },
  {
    check: 'case.joined',
    says: 'it was joined into cases that lead in a circle, or to none',
    find: (community) => sql`with recursive way (start, id, into_id) as (
        select id, id, joined_into from cases."case" where community_id = ${community} and state = 'joined'
        union all
        select way.start, it.id, it.joined_into from way
        join cases."case" it on it.community_id = ${community} and it.id = way.into_id
      ) cycle id set circles using path
      select start as subject from way group by start having bool_or(circles) or not bool_or(into_id is null)`,
  },
]

function noneIn(table: string, community: CommunityId) {
  return sql`and not exists (select from ${sql.table(table)} it where it.community_id = ${community} and it.id = entry.subject)`
}

const journals: readonly Asked[] = [
  {
    check: 'journal.orphan',
    says: 'the journal tells of something that is not there',
    find: (community) => sql`select entry.subject from journal.entry entry
      where entry.community_id = ${community} and entry.subject <> ${community}
        and not exists (select from cases."case" it where it.community_id = ${community} and it.id = entry.subject)
        and not exists (select from people.person who where who.community_id = ${community} and who.id = entry.subject)
        ${sql.join(
          headed.map((table) => noneIn(table, community)),
          sql` `,
        )}`,
  },
]

/**
 * Whole sets are joined here. A database that was filled a moment ago has no statistics yet, and the planner would
 * believe that walking one set for each row of the other is cheap.
 */
export async function verifySets(tx: AnyTx, community: CommunityId, tally: Tally): Promise<Break | null> {
  await sql`set local enable_nestloop = off`.execute(tx)
  for (const { check, says, find } of [...holders, ...offers, ...needs, ...journals]) {
    const { rows } = await sql<Row>`select subject from (${find(community)}) broken limit 1`.execute(tx)
    if (rows[0]) return { check, community, subject: rows[0].subject, says }
  }
  await count(tx, community, tally)
  await sql`set local enable_nestloop = on`.execute(tx)
  return null
}

async function count(tx: AnyTx, community: CommunityId, tally: Tally): Promise<void> {
  const { rows } = await sql<
    Record<Extract<Counted, 'requests' | 'needs' | 'holdings' | 'offers'>, number>
  >`select
    (select count(*)::int from cases.request where community_id = ${community}) as requests,
    (select count(*)::int from cases.need where community_id = ${community}) as needs,
    (select count(*)::int from cases.holding where community_id = ${community}) as holdings,
    (select count(*)::int from cases.offer where community_id = ${community}) as offers`.execute(tx)
  const [counts] = rows
  if (!counts) return
  tally.add('requests', counts.requests)
  tally.add('needs', counts.needs)
  tally.add('holdings', counts.holdings)
  tally.add('offers', counts.offers)
}
