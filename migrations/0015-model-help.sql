-- What a model from outside proposed about a case, for the worker to look at. Without a topic: it was asked, and what
-- it said could not be used.
create table cases.model_proposal (
  community_id uuid not null,
  case_id      uuid not null,
  at           timestamptz(3) not null,
  model        text not null check (length(model) between 1 and 200),
  topic        text,
  summary      text check (length(summary) between 1 and 40),
  primary key (community_id, case_id),
  foreign key (community_id, case_id) references cases."case" (community_id, id),
  constraint both_or_nothing check ((topic is null) = (summary is null))
);

-- What was spent on it, a row a day.
create table cases.model_budget (
  community_id uuid not null,
  day          date not null,
  requests     int not null check (requests > 0),
  characters   int not null check (characters >= 0),
  primary key (community_id, day),
  foreign key (community_id) references people.community (id)
);

do $$
declare t text;
begin
  foreach t in array array['cases.model_proposal', 'cases.model_budget'] loop
    execute format('alter table %s enable row level security', t);
    execute format('create policy of_community on %s to legwork_app
      using (community_id = current_setting(''app.community'', true)::uuid)
      with check (community_id = current_setting(''app.community'', true)::uuid)', t);
    execute format('grant select, insert on %s to legwork_app', t);
  end loop;
end $$;
grant update (requests, characters) on cases.model_budget to legwork_app;

-- Erasing a request takes what was made of its words as well.
create function cases.forget_proposals(community uuid, request uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_variable
begin
  if community is distinct from current_setting('app.community', true)::uuid then
    raise exception 'not in community %', community using errcode = 'insufficient_privilege';
  end if;
  delete from cases.model_proposal proposal where proposal.community_id = community and proposal.case_id in (
    select need.case_id from cases.need need where need.community_id = community and need.request_id = request);
end $$;
revoke all on function cases.forget_proposals(uuid, uuid) from public;
grant execute on function cases.forget_proposals(uuid, uuid) to legwork_app;
