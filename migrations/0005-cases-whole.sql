-- What the heart still lacked: who was designated is remembered past an ending; columns that nobody may change;
-- erasure only within the community at hand; indexes for what is open nearby and for files that share their bytes.

alter table cases.holding add column is_designated boolean not null default false;

-- Words are kept: of a need, an offer, a holding and a file only what moves may be changed.
revoke update on cases.need, cases.holding, cases.offer, cases.file from legwork_app;
grant update (case_id, joined_at, ended_at) on cases.need to legwork_app;
grant update (person_id, is_designated, until) on cases.holding to legwork_app;
grant update (state, answered_at, better_body_id, answer_note_id) on cases.offer to legwork_app;
grant update (request_id, note_id, case_id, draft) on cases.file to legwork_app;

-- What is open and may be the same matter.
create index case_near_open on cases."case" (community_id, building_id, topic, opened_at desc)
  where ended_at is null and not is_private;

create index file_hash on cases.file (community_id, hash);
create index file_thumb on cases.file (community_id, thumb_hash) where thumb_hash is not null;
create index file_note on cases.file (community_id, note_id) where note_id is not null;
create index file_draft_age on cases.file (community_id, at) where draft is not null;

-- The application could name any community as an argument; row-level security does not bind a definer.
create or replace function cases.erase_request(community uuid, request uuid, at_time timestamptz) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if community is distinct from current_setting('app.community', true)::uuid then
    raise exception 'not in community %', community using errcode = 'insufficient_privilege';
  end if;
  update cases.request set words = null, phone_sealed = null, phone_print = null, person_id = null, home_id = null,
    erased_at = at_time where community_id = community and id = request and erased_at is null;
  update cases.need set words = null, because = '{}' where community_id = community and request_id = request;
  update cases.note set words = null, erased_at = at_time
    where community_id = community and request_id = request and erased_at is null;
end $$;

-- Most jobs are planned for later and found by the worker's own looking; telling it would make every commit wait for
-- the one before (NOTIFY takes its turn), and halved how many requests a second can be filed. What is due now, or
-- replaces an earlier plan, goes the queue's own way.
create or replace function jobs.add(specs json) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  added int;
begin
  if not exists (select from json_to_recordset(specs) each (run_at timestamptz, job_key text)
                 where each.job_key is null or each.run_at is null
                    or each.run_at < clock_timestamp() + interval '5 seconds') then
    insert into graphile_worker._private_jobs (task_id, payload, run_at, key)
    select task.id, each.payload, each.run_at, each.job_key
    from json_to_recordset(specs) each (identifier text, payload json, run_at timestamptz, job_key text)
    join graphile_worker._private_tasks task on task.identifier = each.identifier
    on conflict (key) do nothing;
    get diagnostics added = row_count;
    if added = json_array_length(specs) then
      return;
    end if;
  end if;
  perform count(*) from graphile_worker.add_jobs(array(
    select row(each->>'identifier', each->'payload', null, (each->>'run_at')::timestamptz,
               null, each->>'job_key', null, null)::graphile_worker.job_spec
    from json_array_elements(specs) each));
end $$;
