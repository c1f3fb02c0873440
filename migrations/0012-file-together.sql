-- Filings that come at the same moment are written together: a statement for each table, whatever their number.

-- Each list holds the rows of all filings for one table, each with its community: a list is read once, which is what
-- makes this quick. Rows of two communities cannot be mixed into one filing: every key begins with the community. It
-- runs with the owner's rights, as row-level security knows one community at a time; inside a transaction of one
-- community it therefore refuses the rows of any other itself.
create function cases.file(answers json, requests json, made json, needs json, entries json, jobs json) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  here text := nullif(current_setting('app.community', true), '');
begin
  if here is not null and exists (
    select from unnest(array[answers, requests, made, needs, entries]) list, json_array_elements(list) each
    where each->>'community_id' is distinct from here)
  then
    raise exception 'not in community %', here using errcode = 'insufficient_privilege';
  end if;

  insert into web.answered (community_id, key, answer, at)
  select * from json_to_recordset(answers) each (community_id uuid, key text, answer jsonb, at timestamptz);

  insert into cases.request (community_id, id, ref, words, lang, channel, said_at, stairwell_id, home_id, person_id,
                             phone_sealed, phone_print, filed_by)
  select * from json_to_recordset(requests) each (
    community_id uuid, id uuid, ref text, words text, lang text, channel text, said_at timestamptz, stairwell_id uuid,
    home_id uuid, person_id uuid, phone_sealed bytea, phone_print text, filed_by uuid);

  with fresh as (
    insert into cases."case" select * from json_populate_recordset(null::cases."case", made)
    returning community_id, id, holder_body_id, held_since)
  insert into cases.holding (community_id, case_id, n, body_id, how, since)
  select community_id, id, 1, holder_body_id, 'filed', held_since from fresh;

  insert into cases.need (community_id, id, request_id, case_id, words, topic, body, urgency, confidence, because, joined_at)
  select * from json_to_recordset(needs) each (
    community_id uuid, id uuid, request_id uuid, case_id uuid, words text, topic text, body text, urgency text,
    confidence real, because text[], joined_at timestamptz);

  insert into journal.entry (community_id, subject, n, at, "as", "by", kind, facts, prev, hash)
  select * from json_to_recordset(entries) each (
    community_id uuid, subject uuid, n int, at timestamptz, "as" text, "by" uuid, kind text, facts jsonb, prev text,
    hash text);

  if json_array_length(jobs) > 0 then
    perform jobs.add(jobs);
  end if;
end $$;

revoke all on function cases.file(json, json, json, json, json, json) from public;
grant execute on function cases.file(json, json, json, json, json, json) to legwork_app;
