import { sql } from 'kysely'
import type { Tx } from '../../../kernel/db.ts'
import type { CommunityId } from '../../../kernel/ids.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { CasesTables } from '../tables.ts'

/*
 * The three rates of casework.md §6, as the product defines them; each number here is printed beside its rate.
 * A matter counts once, however many households said it: joined cases are counted in the one they joined.
 */
export type Figures = {
  readonly response: {
    readonly due: number
    readonly onTime: number
    readonly late: number
    readonly silent: number
    readonly joined: number
    readonly withdrawn: number
  }
  readonly resolution: {
    /** Cases whose finish limit fell in the period, and what became of them. */
    readonly due: number
    /** Said to be done, so that somebody was to be asked. */
    readonly asked: number
    readonly answered: number
    readonly solved: number
    readonly notFixed: number
    readonly refiled: number
    readonly explained: number
    readonly referred: number
    readonly unfinished: number
  }
  readonly satisfaction: {
    readonly rated: number
    readonly happy: number
    readonly middling: number
    readonly unhappy: number
    readonly unrated: number
  }
}

export type Period = { readonly from: Instant; readonly until: Instant }

/** @param until exclusive; limits that are still to come are nobody's failure, so never later than now. */
export async function readFigures(
  tx: Tx<CasesTables>,
  community: CommunityId,
  period: Period,
): Promise<Figures> {
  const response = await countContacts(tx, community, period)
  const { rated, happy, middling, unhappy, unrated, ...resolution } = await countFinishes(
    tx,
    community,
    period,
  )
  return { response, resolution, satisfaction: { rated, happy, middling, unhappy, unrated } }
}

async function countContacts(
  tx: Tx<CasesTables>,
  community: CommunityId,
  { from, until }: Period,
): Promise<Figures['response']> {
  const { rows } = await sql<Figures['response']>`
    select count(*) filter (where counts)::int as due,
      count(*) filter (where counts and contacted_at <= contact_due_at)::int as "onTime",
      count(*) filter (where counts and contacted_at > contact_due_at)::int as late,
      count(*) filter (where counts and contacted_at is null)::int as silent,
      count(*) filter (where state = 'joined')::int as joined,
      count(*) filter (where state = 'withdrawn')::int as withdrawn
    from (select state, contacted_at, contact_due_at, state not in ('joined', 'withdrawn') as counts
          from cases."case"
          where community_id = ${community} and contact_due_at >= ${from} and contact_due_at < ${until}) due`.execute(
    tx,
  )
  return onlyOne(rows)
}

// The latest answer of each household counts, and only "fixed" of all of them makes a matter solved.
const finishes = (community: CommunityId, { from, until }: Period) => sql`
    with due as materialized (
      select it.id, it.state, it.topic, it.building_id, it.stairwell_id, it.done_claimed_at,
        it.state in ('done_claimed', 'confirmed', 'closed') as claimed
      from cases."case" it
      where it.community_id = ${community} and it.finish_due_at >= ${from} and it.finish_due_at < ${until}
        and it.state not in ('joined', 'withdrawn')),
    said as materialized (
      select distinct on (answer.case_id, answer.request_id) answer.case_id, answer.request_id, answer.is_fixed,
        max(answer.rating) over (partition by answer.case_id, answer.request_id, answer.round) as rating
      from due join cases.answer answer on answer.community_id = ${community} and answer.case_id = due.id
      where answer.is_fixed is not null
      order by answer.case_id, answer.request_id, answer.at desc, answer.id desc),
    matter as (
      select due.*, said.case_id is not null as answered, coalesce(said.fixed, false) as fixed,
        exists (
          select from cases."case" later
          where later.community_id = ${community} and later.building_id = due.building_id and later.topic = due.topic
            and later.stairwell_id is not distinct from due.stairwell_id and later.id <> due.id
            and later.opened_at > due.done_claimed_at and later.opened_at < due.done_claimed_at + interval '30 days'
            and later.state not in ('joined', 'withdrawn')
            and not exists (
              select from cases.not_same apart
              where apart.community_id = ${community}
                and apart.a = least(later.id, due.id) and apart.b = greatest(later.id, due.id))) as refiled
      from due left join (
        select case_id, bool_and(is_fixed) as fixed from said group by case_id) said on said.case_id = due.id)
    select count(*)::int as due,
      count(*) filter (where claimed or answered)::int as asked,
      count(*) filter (where answered)::int as answered,
      count(*) filter (where answered and claimed and fixed and not refiled)::int as solved,
      count(*) filter (where answered and not (claimed and fixed))::int as "notFixed",
      count(*) filter (where answered and claimed and fixed and refiled)::int as refiled,
      count(*) filter (where state = 'explained')::int as explained,
      count(*) filter (where state = 'referred')::int as referred,
      count(*) filter (where state in ('new', 'held') and not answered)::int as unfinished,
      (select count(*) from said where rating is not null)::int as rated,
      (select count(*) from said where rating >= 4)::int as happy,
      (select count(*) from said where rating = 3)::int as middling,
      (select count(*) from said where rating <= 2)::int as unhappy,
      (select count(*) from said where rating is null)::int as unrated
    from matter`

async function countFinishes(
  tx: Tx<CasesTables>,
  community: CommunityId,
  period: Period,
): Promise<Figures['resolution'] & Figures['satisfaction']> {
  const query = sql<Figures['resolution'] & Figures['satisfaction']>`${finishes(community, period)}`
  return onlyOne((await query.execute(tx)).rows)
}

function onlyOne<T>(rows: readonly T[]): T {
  const [row] = rows
  if (!row) throw new Error('counting gave no row')
  return row
}
