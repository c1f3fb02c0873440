-- What the desk's pages look up.

-- What nobody has taken and the coordinator must give to somebody: a handful among thousands.
create index case_waits on cases."case" (community_id, next_due_at, id) where awaits_designation;

-- The queue is not the application's to read. Through these two doors a coordinator sees those jobs of the
-- community at hand that have failed for good, and lets one of them try again.
create function jobs.stuck() returns table
  (id bigint, task text, subject uuid, attempts int, failed_at timestamptz, why text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select job.id, task.identifier, case when job.payload->>'case' ~ '^[0-9a-f-]{36}$' then (job.payload->>'case')::uuid end,
         job.attempts, job.updated_at, left(split_part(job.last_error, E'\n', 1), 200)
  from graphile_worker._private_jobs job
  join graphile_worker._private_tasks task on task.id = job.task_id
  where job.attempts >= job.max_attempts and job.locked_at is null
    and job.payload->>'community' = current_setting('app.community', true)
  order by job.updated_at desc
  limit 100
$$;

create function jobs.try_again(job_id bigint, at_time timestamptz) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select from jobs.stuck() stuck where stuck.id = job_id) then return false; end if;
  perform graphile_worker.reschedule_jobs(array[job_id], at_time, null, 0);
  return true;
end $$;

revoke all on function jobs.stuck(), jobs.try_again(bigint, timestamptz) from public;
grant execute on function jobs.stuck(), jobs.try_again(bigint, timestamptz) to legwork_app;
