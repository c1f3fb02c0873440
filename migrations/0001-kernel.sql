-- The ground floor: the application's role, the journal, answered writes, the queue's door.

do $$ begin
  if not exists (select from pg_roles where rolname = 'legwork_app') then
    create role legwork_app login nosuperuser nocreatedb nocreaterole nobypassrls;
  end if;
end $$;

create extension if not exists btree_gin;

-- Row-level security keeps functions out of an index unless they are known to leak nothing. Full-text
-- matching leaks nothing; saying so needs a superuser. Without it searches are right, only slower.
do $$ begin
  alter function pg_catalog.ts_match_vq(tsvector, tsquery) leakproof;
exception when insufficient_privilege then
  raise notice 'search will not use its index under row-level security: ts_match_vq is not leakproof';
end $$;

create schema journal;
create table journal.entry (
  community_id uuid not null,
  subject      uuid not null,
  n            int  not null check (n > 0),
  at           timestamptz(3) not null,
  "as"         text not null check (length("as") between 1 and 20),
  "by"         uuid,
  kind         text not null check (length(kind) between 3 and 60),
  facts        jsonb not null default '{}',
  prev         text not null,
  hash         text not null check (length(hash) = 43),
  primary key (community_id, subject, n),
  constraint first_has_no_before check ((n = 1) = (prev = ''))
);
alter table journal.entry enable row level security;
create policy of_community on journal.entry to legwork_app
  using (community_id = current_setting('app.community', true)::uuid)
  with check (community_id = current_setting('app.community', true)::uuid);

grant usage on schema journal to legwork_app;
grant select, insert on journal.entry to legwork_app;

create schema web;

-- A phone repeats a write it got no answer to. The first answer is kept and given again.
create table web.answered (
  community_id uuid not null,
  key          text not null check (length(key) between 8 and 100),
  answer       jsonb not null,
  at           timestamptz(3) not null,
  primary key (community_id, key)
);
create index answered_at on web.answered (community_id, at);
alter table web.answered enable row level security;
create policy of_community on web.answered to legwork_app
  using (community_id = current_setting('app.community', true)::uuid)
  with check (community_id = current_setting('app.community', true)::uuid);

-- Which processes are alive; no tenant data.
create table web.heartbeat (
  process text primary key,
  at      timestamptz(3) not null,
  pid     int not null
);

grant usage on schema web to legwork_app;
grant select, insert, update, delete on web.answered to legwork_app;
grant select, insert, update on web.heartbeat to legwork_app;

-- The queue belongs to its own role; these two functions are the application's only way in.
create schema jobs;
create function jobs.add(specs json) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform count(*) from graphile_worker.add_jobs(array(
    select row(each->>'identifier', each->'payload', null, (each->>'run_at')::timestamptz,
               null, each->>'job_key', null, null)::graphile_worker.job_spec
    from json_array_elements(specs) each));
end $$;
create function jobs.cancel(key text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform graphile_worker.remove_job(key);
end $$;
revoke all on function jobs.add(json), jobs.cancel(text) from public;
grant usage on schema jobs to legwork_app;
grant execute on function jobs.add(json), jobs.cancel(text) to legwork_app;
