import pg from 'pg'
import { phrases } from './phrases.ts'

/*
 * Fills a migrated database with composed cases of many communities, rows and indices as the application leaves them.
 * For measuring only: journal hashes are not real ones, so `verify` would refuse it.
 */

export const communityCount = 200

/** How many cases each community has when there are `total`: few large ones, many small. */
export function sizesOf(total: number): number[] {
  const weights = Array.from({ length: communityCount }, (_, n) => 1 / (n + 12) ** 0.9)
  const sum = weights.reduce((a, b) => a + b, 0)
  return weights.map((weight) => Math.max(4, Math.round((total * weight) / sum)))
}

/** @param sizes how many cases each community is to have, the first one first; what is there already stays. */
export async function fill(ownerUrl: string, total: number, sizes = sizesOf(total)): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'legwork-bench' })
  await client.connect()
  try {
    await client.query(
      "set session_replication_role = replica; set synchronous_commit = off; set work_mem = '256MB'",
    )
    await client.query("set maintenance_work_mem = '1GB'")
    await loadPhrases(client)
    for (let n = 1; n <= communityCount; n++)
      await client.query({ name: 'community', text: communitySql, values: [n] })
    const back = await dropIndices(client)
    let n = 0
    for (const size of sizes) {
      n++
      const { rows } = await client.query<{ id: string; had: number }>(
        `select id, (select count(*)::int from cases."case" it where it.community_id = c.id) as had
         from people.community c where slug = $1`,
        [`bench-${n}`],
      )
      const [community] = rows
      if (community && community.had < size)
        await client.query({ name: 'cases', text: casesSql, values: [community.id, community.had + 1, size] })
    }
    await client.query(jobsSql)
    for (const definition of back) await client.query(definition)
    await client.query('set session_replication_role = origin')
    await client.query('vacuum analyze')
    await client.query('checkpoint')
  } finally {
    await client.end()
  }
}

// 20,000 different texts; the vectors are made as the application makes them.
async function loadPhrases(client: pg.Client): Promise<void> {
  await client.query(
    'create temp table phrase (n int primary key, title text, words text, topic text, search tsvector)',
  )
  const all = phrases(20_000)
  for (let at = 0; at < all.length; at += 2_000) {
    const part = all.slice(at, at + 2_000).map((phrase, n) => ({ n: at + n, ...phrase }))
    await client.query(
      `insert into phrase select * from json_to_recordset($1) each (n int, title text, words text, topic text, search tsvector)`,
      [JSON.stringify(part)],
    )
  }
}

async function dropIndices(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select format('%I.%I', schemaname, indexname) as name, indexdef as definition from pg_indexes
     where schemaname = 'cases' and indexdef not like '%UNIQUE%'`,
  )
  for (const { name } of rows) await client.query(`drop index ${name}`)
  return rows.map(({ definition }) => definition)
}

const communitySql = `
with made as (
  insert into people.community (id, slug, name, phone, hours)
  select uuidv7(), 'bench-' || $1::int, '量尺社区' || $1::int, '0555-0100', '8:30-17:30'
  where not exists (select from people.community where slug = 'bench-' || $1::int)
  returning id),
bodies as (
  insert into people.body (community_id, id, kind, name)
  select made.id, uuidv7(), kind, kind from made,
    unnest(array['community', 'property', 'owners_committee', 'street', 'housing_bureau', 'urban_management', 'utility']) kind),
estate as (
  insert into places.estate (community_id, id, name) select id, uuidv7(), '榆荫里' from made returning community_id, id),
building as (
  insert into places.building (community_id, id, estate_id, number, label)
  select community_id, uuidv7(), estate.id, n, n || '号楼' from estate, generate_series(1, 30) n
  returning community_id, id),
stairwell as (
  insert into places.stairwell (community_id, id, building_id, number, label, floors)
  select community_id, uuidv7(), building.id, n, n || '单元', 6 from building, generate_series(1, 3) n
  returning community_id, id),
home as (
  insert into places.home (community_id, id, stairwell_id, floor, door)
  select community_id, uuidv7(), stairwell.id, floor, floor || '0' || door
  from stairwell, generate_series(1, 6) floor, generate_series(1, 2) door)
insert into places.code (code, community_id, stairwell_id, made_at)
select translate(upper(substr(md5(stairwell.id::text), 1, 9)), '01', 'XY'), community_id, id, now() from stairwell
on conflict do nothing`

const casesSql = `
with home as materialized (
  select (select array_agg(id order by id) from people.body where community_id = $1) as body,
         (select array_agg(stairwell.id order by stairwell.id) from places.stairwell where community_id = $1) as stairwell,
         (select array_agg(stairwell.building_id order by stairwell.id) from places.stairwell where community_id = $1) as building,
         (select id from places.estate where community_id = $1) as estate),
draft as materialized (
  select n, uuidv7() as id, uuidv7() as request, lpad(n::text, 8, '0') as ref,
         (hashint4(n * 31) & 2147483647) % 20000 as phrase, (hashint4(n * 7) & 2147483647) % 90 + 1 as door,
         (hashint4(n * 13) & 2147483647) % 100 as fate, (hashint4(n * 17) & 2147483647) % 7 + 1 as holder,
         now() - (hashint4(n * 19) & 2147483647) % 63072000 * interval '1 second' as opened
  from generate_series($2::int, $3::int) n),
fresh as materialized (
  select draft.*, phrase.title, phrase.words, phrase.topic, phrase.search, home.estate, home.stairwell[door] as stairwell,
         home.building[door] as building, home.body[holder] as body, fate < 8 as is_open
  from draft join phrase on phrase.n = draft.phrase, home),
request as (
  insert into cases.request (community_id, id, ref, words, channel, said_at, stairwell_id)
  select $1, request, ref, words, 'qr', opened, stairwell from fresh),
made as (
  insert into cases."case" (community_id, id, ref, title, topic, nature, urgency, state, estate_id, building_id, stairwell_id,
    holder_body_id, held_since, opened_at, contact_due_at, contacted_at, update_due_at, told_at, finish_due_at, next_clock,
    next_due_at, rule, households, ended_at, journal_n, journal_hash, search)
  select $1, id, ref, title, topic, 'help', case when fate % 9 = 0 then 'soon' else 'normal' end,
    case when is_open then (array['new', 'held'])[fate % 2 + 1] else 'closed' end, estate, building, stairwell,
    case when is_open then body end, case when is_open then opened end, opened, opened + interval '2 hours',
    opened + interval '1 hour', opened + interval '3 days', opened, opened + interval '7 days',
    case when is_open then 'finish' end, case when is_open then now() + (n % 400 - 100) * interval '1 hour' end,
    'cn-default@2026-01-01', 1, case when not is_open then opened + interval '4 days' end, 2, repeat('x', 43), search
  from fresh),
need as (
  insert into cases.need (community_id, id, request_id, case_id, words, topic, body, urgency, confidence, because)
  select $1, uuidv7(), request, id, words, topic, 'property', 'normal', 0.7, '{}' from fresh),
holding as (
  insert into cases.holding (community_id, case_id, n, body_id, how, since, until)
  select $1, id, 1, body, 'filed', opened, case when not is_open then opened + interval '4 days' end from fresh)
insert into journal.entry (community_id, subject, n, at, "as", kind, facts, prev, hash)
select $1, id, part, opened, 'resident', case part when 1 then 'case.filed' else 'resident.told' end, '{}',
       case part when 1 then '' else repeat('x', 43) end, repeat('x', 43)
from fresh, generate_series(1, 2) part`

// Every open case waits for its clock. What is overdue waits for the next step of the ladder, later than any measurement.
const jobsSql = `
select count(*) from graphile_worker.add_jobs(array(
  select row('cases.look_at_clock', json_build_object('community', community_id, 'case', id), null,
             greatest(next_due_at, now() + interval '6 hours'), null, 'clock:' || id, null, null)::graphile_worker.job_spec
  from cases."case" it
  where next_due_at is not null
    and not exists (select from graphile_worker.jobs known where known.key = 'clock:' || it.id)))`
