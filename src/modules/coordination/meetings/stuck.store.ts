import { sql } from 'kysely'
import type { Tx } from '../../../kernel/db.ts'
import type { CommunityId } from '../../../kernel/ids.ts'
import type { AgendaRule } from '../../../rulebook/agenda.ts'
import type { CoordinationTables } from '../tables.ts'
import type { Stuck } from './agenda.rules.ts'

const most = 60

/**
 * Open cases that may be stuck and are on no planned agenda, with what tells it. Whether one is, the rule says; it is
 * asked here only so that those that cannot be are not read.
 */
export async function listStuck(
  tx: Tx<CoordinationTables>,
  community: CommunityId,
  rule: AgendaRule,
): Promise<Stuck[]> {
  const { rows } = await sql<Stuck>`
    select it.id, it.ref, it.title, it.opened_at as "openedAt", it.households, it.holder_body_id as holder,
           said.refusals, late.overdue, off.put as "isPutOff",
           array(select distinct body from unnest(said.bodies || it.holder_body_id) body where body is not null) as bodies
    from cases."case" it
    cross join lateral (
      select count(*) filter (where offer.state in ('refused', 'lapsed'))::int as refusals,
             array_agg(offer.to_body_id) || array_agg(offer.better_body_id) as bodies
      from cases.offer offer
      where offer.community_id = it.community_id and offer.case_id = it.id) said
    cross join lateral (
      select count(distinct entry.facts->>'due')::int as overdue
      from journal.entry entry
      where entry.community_id = it.community_id and entry.subject = it.id and entry.kind = 'clock.raised'
        and entry.facts->>'clock' in ('contact', 'update', 'finish')) late
    cross join lateral (
      select exists (
        select from coordination.meeting_item item
        join coordination.meeting meeting
          on meeting.community_id = item.community_id and meeting.id = item.meeting_id
        where item.community_id = it.community_id and item.case_id = it.id and item.state = 'put_off'
          and meeting.state = 'held') as put) off
    where it.community_id = ${community} and it.state in ('new', 'held')
      and not exists (
        select from coordination.meeting_item item
        join coordination.meeting meeting
          on meeting.community_id = item.community_id and meeting.id = item.meeting_id
        where item.community_id = it.community_id and item.case_id = it.id and meeting.state = 'planned')
      and (said.refusals >= ${rule.refusals} or late.overdue >= ${rule.overdue}
           or it.households >= ${rule.households} or off.put)
    order by it.opened_at
    limit ${most}`.execute(tx)
  return rows
}
