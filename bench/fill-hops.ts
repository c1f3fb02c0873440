import pg from 'pg'

/*
 * Ten hands for each case, with the offers and entries that go with them, answers for what was done, promises, and a few
 * cases with a long journal. For measuring only, as `fill.ts`: hashes are not real ones.
 */

export async function fillHops(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'legwork-bench' })
  await client.connect()
  try {
    await client.query(
      "set session_replication_role = replica; set synchronous_commit = off; set work_mem = '512MB'",
    )
    await client.query("set maintenance_work_mem = '1GB'")
    for (const statement of [fresh, gone, holdings, offers, entries, answers, done, promises, longStories])
      await client.query(statement)
    await client.query('drop table fresh')
    await client.query('set session_replication_role = origin')
    await client.query('vacuum analyze')
    await client.query('checkpoint')
  } finally {
    await client.end()
  }
}

/** How many entries the journal of a long story has. */
export const longStory = 200

// Those that have had one hand so far. A matter moves on every nine hours and a half: ten hands in four days.
const fresh = `
create temp table fresh as
select it.community_id, it.id, it.opened_at, it.ended_at, it.state, it.journal_n,
  (hashtext(it.id::text) & 2147483647) as dice, body.all as body
from cases."case" it
  join (select community_id, array_agg(id order by id) as all from people.body group by community_id) body
    on body.community_id = it.community_id
where not exists (select from cases.holding second
  where second.community_id = it.community_id and second.case_id = it.id and second.n = 2)`

const gone = `
delete from cases.holding held using fresh
where held.community_id = fresh.community_id and held.case_id = fresh.id`

const holdings = `
insert into cases.holding (community_id, case_id, n, body_id, how, since, until)
select community_id, id, k, body[(dice + k) % 7 + 1], case k when 1 then 'filed' else 'accepted' end,
  opened_at + (k - 1) * interval '9.5 hours',
  case when k = 10 and ended_at is null then null
    when k = 10 then greatest(ended_at, opened_at + interval '86 hours') else opened_at + k * interval '9.5 hours' end
from fresh, generate_series(1, 10) k`

const offers = `
insert into cases.offer (community_id, id, case_id, from_body_id, to_body_id, offered_at, answer_by, note_id, state,
  answered_at, better_body_id, answer_note_id)
select community_id, uuidv7(), id, body[(dice + k) % 7 + 1], body[(dice + k + 1) % 7 + 1],
  opened_at + k * interval '9 hours', opened_at + k * interval '9 hours' + interval '1 day', uuidv7(),
  case when (dice + k) % 9 = 0 then 'refused' else 'accepted' end, opened_at + k * interval '9.5 hours',
  body[(dice + k + 2) % 7 + 1], uuidv7()
from fresh, generate_series(1, 9) k`

const entries = `
with told as (
  insert into journal.entry (community_id, subject, n, at, "as", kind, facts, prev, hash)
  select community_id, id, journal_n + k, opened_at + k * interval '9 hours', 'staff',
    case when (dice + k) % 20 = 0 then 'case.designated' else 'offer.accepted' end,
    json_build_object('to', body[(dice + k + 1) % 7 + 1], 'offer', uuidv7())::jsonb, repeat('x', 43), repeat('x', 43)
  from fresh, generate_series(1, 9) k)
update cases."case" it set journal_n = it.journal_n + 9 from fresh
where it.community_id = fresh.community_id and it.id = fresh.id`

const answers = `
insert into cases.answer (community_id, id, case_id, request_id, round, is_fixed, rating, note_id, given_as, at)
select fresh.community_id, uuidv7(), fresh.id, need.request_id, 1, dice % 8 > 0, case when dice % 3 = 0 then null else dice % 5 + 1 end,
  uuidv7(), 'resident', fresh.opened_at + interval '3.5 days'
from fresh join cases.need need on need.community_id = fresh.community_id and need.case_id = fresh.id
where fresh.state = 'closed' and dice % 10 < 8`

const done = `
update cases."case" it set done_claimed_at = it.opened_at + interval '3 days' from fresh
where it.community_id = fresh.community_id and it.id = fresh.id and fresh.state = 'closed'`

const promises = `
insert into coordination.promise (community_id, id, body_id, to_whom, kind, what, case_id, made_at, due_at, state,
  settled_at, because, journal_n, journal_hash)
select community_id, uuidv7(), body[dice % 7 + 1], 'residents', 'other', '来修', id, opened_at, opened_at + interval '3 days',
  case when dice % 4 = 0 then 'late' else 'kept' end,
  opened_at + case when dice % 4 = 0 then interval '4 days' else interval '2 days' end, 'said', 1, repeat('x', 43)
from fresh where dice % 5 = 0`

// Two hundred cases with two hundred entries each, half of them with somebody's words.
const longStories = `
with long as (
  select community_id, id, opened_at, it.journal_n from fresh
    join lateral (select journal_n from cases."case" c where c.community_id = fresh.community_id and c.id = fresh.id) it on true
  order by dice limit 200),
part as (
  select community_id, id, k, opened_at + k * interval '20 minutes' as at, uuidv7() as note
  from long, generate_series(journal_n + 1, ${longStory}) k),
noted as (
  insert into cases.note (community_id, id, case_id, kind, words, written_as, at)
  select community_id, note, id, 'inside', '看过了，明天带人来修，要先关水阀。', 'staff', at from part where k % 2 = 0),
told as (
  insert into journal.entry (community_id, subject, n, at, "as", kind, facts, prev, hash)
  select community_id, id, k, at, 'staff', case when k % 2 = 0 then 'note.inside' else 'clock.warned' end,
    case when k % 2 = 0 then json_build_object('note', note) else json_build_object('clock', 'finish') end::jsonb,
    repeat('x', 43), repeat('x', 43)
  from part)
update cases."case" it set journal_n = ${longStory} from long
where it.community_id = long.community_id and it.id = long.id`
