-- Filing is what a resident waits for; what it writes twice costs all of them.

-- What is open nearby has an index of its own; for what has ended the topic's is narrow enough.
drop index cases.case_near;

-- Reads its argument once.
create or replace function jobs.add(specs json) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  added int;
begin
  -- Planned for later and found by the worker's own looking: telling it would make every commit wait for the one
  -- before (NOTIFY takes its turn), and halved how many requests a second can be filed.
  insert into graphile_worker._private_jobs (task_id, payload, run_at, key)
  select task.id, each.payload, each.run_at, each.job_key
  from json_to_recordset(specs) each (identifier text, payload json, run_at timestamptz, job_key text)
  join graphile_worker._private_tasks task on task.identifier = each.identifier
  where each.job_key is not null and each.run_at > clock_timestamp() + interval '5 seconds'
  on conflict (key) do nothing;
  get diagnostics added = row_count;
  if added = json_array_length(specs) then
    return;
  end if;
  -- What is due now, or replaces an earlier plan, goes the queue's own way; a key that was just taken is taken again.
  perform count(*) from graphile_worker.add_jobs(array(
    select row(each->>'identifier', each->'payload', null, (each->>'run_at')::timestamptz,
               null, each->>'job_key', null, null)::graphile_worker.job_spec
    from json_array_elements(specs) each));
end $$;
