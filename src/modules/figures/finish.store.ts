import { sql } from 'kysely'
import { daysToHold, marks } from './definitions.ts'
import { type Counting, heldWhen, keyOf, within } from './key.store.ts'

/** What became of each matter whose limit to finish fell in the period, and how those who asked for it rated it. */
export const finishes = (counting: Counting) => sql`
  with ${dueOf(counting)}, ${wordsOf(counting)}, ${saidAgain(counting)}, ${matters}
  ${counts}`

const dueOf = ({ community, period, by }: Counting) => sql`
due as materialized (
    select it.id, it.state, it.topic, it.building_id, it.stairwell_id, it.done_claimed_at, it.households,
      it.state in ('done_claimed', 'confirmed', 'closed') as claimed,
      ${keyOf(by, { body: heldWhen(sql`it.finish_due_at`) })} as key
    from cases."case" it
    where it.community_id = ${community} and ${within(sql`it.finish_due_at`, period)})`

// A household's last word counts; the mark of that word, or the last one it gave to the same work.
const wordsOf = ({ community }: Counting) => sql`
  given as materialized (
    select answer.case_id, answer.request_id, answer.round, answer.is_fixed, answer.at, answer.id,
      array_agg(answer.rating) filter (where answer.is_fixed and answer.rating is not null) over (
        partition by answer.case_id, answer.request_id, answer.round order by answer.at, answer.id) as marks,
      answer.rating
    from due join cases.answer answer on answer.community_id = ${community} and answer.case_id = due.id
    where due.state not in ('joined', 'withdrawn')),
  said as materialized (
    select distinct on (case_id, request_id) case_id, is_fixed,
      coalesce(rating, case when is_fixed then marks[cardinality(marks)] end) as mark
    from given where is_fixed is not null
    order by case_id, request_id, at desc, id desc),
  word as materialized (
    select case_id, case when mark >= ${marks.satisfied} then 'satisfied' when mark >= ${marks.middling} then 'middling'
      when mark is not null then 'unsatisfied' when is_fixed then 'unrated' else 'not_fixed' end as verdict
    from said),
  answered as (
    select case_id, count(*)::int as answered, (count(*) filter (where is_fixed))::int as fixed
    from said group by case_id),
  tried as (select distinct case_id from given where is_fixed is null),
  reopened as (
    select distinct case_id from (
      select case_id, min(at) filter (where is_fixed) as fixed_at, max(at) filter (where not is_fixed) as again_at
      from given group by case_id, round) round
    where again_at < fixed_at + ${`${daysToHold} days`}::interval)`

// The same matter, said again: the same topic at the same place, and nobody has said that the two are not the same.
// What was opened in those weeks is read once, not once for each matter: a quarter of the time.
const saidAgain = ({ community }: Counting) => sql`
  later as materialized (
    select it.id, it.topic, it.building_id, it.stairwell_id, it.opened_at
    from cases."case" it
    where it.community_id = ${community} and it.topic = any (array(select distinct topic from due))
      and it.opened_at > (select min(done_claimed_at) from due where claimed)
      and it.opened_at < (select max(done_claimed_at) from due where claimed) + ${`${daysToHold} days`}::interval
      and it.building_id is not null and it.state not in ('joined', 'withdrawn')),
  again as (
    select distinct due.id
    from due join later on later.topic = due.topic and later.building_id = due.building_id
      and coalesce(later.stairwell_id, later.building_id) = coalesce(due.stairwell_id, due.building_id)
    where due.claimed and later.id <> due.id and later.opened_at > due.done_claimed_at
      and later.opened_at < due.done_claimed_at + ${`${daysToHold} days`}::interval
      and not exists (
        select from cases.not_same apart
        where apart.community_id = ${community}
          and apart.a = least(later.id, due.id) and apart.b = greatest(later.id, due.id)))`

const matters = sql`
  matter as materialized (
    select due.id, due.key, due.households, coalesce(answered.answered, 0) as answered,
      coalesce(answered.fixed, 0) as fixed,
      case when due.state in ('joined', 'withdrawn', 'explained') then due.state
        when answered.answered is null then
          case when due.state = 'referred' then 'referred' when not due.claimed then 'unfinished'
            when tried.case_id is not null then 'unreached' else 'unasked' end
        when not due.claimed or answered.fixed < answered.answered then 'not_fixed'
        when reopened.case_id is not null then 'reopened'
        when again.id is not null then 'refiled'
        else 'solved' end as verdict
    from due
      left join answered on answered.case_id = due.id
      left join tried on tried.case_id = due.id
      left join reopened on reopened.case_id = due.id
      left join again on again.id = due.id)`

const counts = sql`
  select 'finish' as question, verdict, key, count(*)::int as n, sum(households)::int as households,
    sum(answered)::int as answered,
    sum(case when verdict in ('solved', 'not_fixed') then fixed else 0 end)::int as fixed
  from matter group by verdict, key
  union all
  select 'rating', word.verdict, due.key, count(*)::int, 0, 0, 0
  from word join due on due.id = word.case_id group by word.verdict, due.key
  union all
  select 'rating', verdict, key, sum(households)::int, 0, 0, 0
  from matter where verdict in ('unreached', 'unasked') group by verdict, key
  union all
  select 'matter_rating', case when happy then 'satisfied' else 'unsatisfied' end, key, count(*)::int, 0, 0, 0
  from (
    select due.key, bool_and(word.verdict = 'satisfied') as happy
    from word join due on due.id = word.case_id
    where word.verdict <> 'unrated' group by due.id, due.key) rated
  group by happy, key`
