-- A NOTIFY makes commits wait for each other: its lock is held until the log is on the disk. The worker looks at its
-- queue every two seconds by itself, so a job for later needs no call. Most of ours are for later: a case's clock.

-- Found before the real one by whoever runs with this schema first in its path.
create function jobs.pg_notify(channel text, payload text) returns void language sql immutable as 'select';

create function jobs.add_quietly(specs json) returns void
language plpgsql security definer set search_path = jobs, pg_catalog, pg_temp as $$
begin
  perform count(*) from graphile_worker.add_jobs(array(
    select row(each->>'identifier', each->'payload', null, (each->>'run_at')::timestamptz,
               null, each->>'job_key', null, null)::graphile_worker.job_spec
    from json_array_elements(specs) each));
end $$;

create function jobs.add_aloud(specs json) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform count(*) from graphile_worker.add_jobs(array(
    select row(each->>'identifier', each->'payload', null, (each->>'run_at')::timestamptz,
               null, each->>'job_key', null, null)::graphile_worker.job_spec
    from json_array_elements(specs) each));
end $$;

create or replace function jobs.add(specs json) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if (select bool_and((each->>'run_at')::timestamptz > clock_timestamp() + interval '10 seconds')
      from json_array_elements(specs) each) then
    perform jobs.add_quietly(specs);
  else
    perform jobs.add_aloud(specs);
  end if;
end $$;

revoke all on function jobs.pg_notify(text, text), jobs.add_quietly(json), jobs.add_aloud(json) from public;
