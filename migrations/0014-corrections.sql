-- What workers made of the proposals: accepted or put right. What can be learnt of a saying is kept as numbers in which
-- some thirty pairs of characters share a drawer, never as words, and goes when the saying is erased.

-- Taking lessons back, one or all since a day, and why.
create table cases.unlearning (
  community_id uuid not null,
  id           uuid not null,
  at           timestamptz(3) not null,
  undone_by    uuid not null,
  since        timestamptz(3),
  lessons      int not null check (lessons > 0),
  why          text not null check (length(why) between 1 and 200),
  primary key (community_id, id),
  foreign key (community_id, undone_by) references people.person (community_id, id)
);
create index unlearning_at on cases.unlearning (community_id, at desc);

create table cases.correction (
  community_id uuid not null,
  id           uuid not null,
  case_id      uuid not null,
  need_id      uuid not null,
  at           timestamptz(3) not null,
  said_by      uuid not null,
  field        text not null check (field in ('topic', 'urgency', 'place')),
  proposed     text not null check (length(proposed) between 1 and 40),
  decided      text not null check (length(decided) between 1 and 40),
  confidence   real not null check (confidence between 0 and 1),
  keys         int[] not null check (cardinality(keys) <= 24),
  undone_in    uuid,
  primary key (community_id, id),
  foreign key (community_id, case_id) references cases."case" (community_id, id),
  foreign key (community_id, need_id) references cases.need (community_id, id),
  foreign key (community_id, said_by) references people.person (community_id, id),
  foreign key (community_id, undone_in) references cases.unlearning (community_id, id),
  constraint only_a_topic_put_right_teaches check (cardinality(keys) = 0 or (field = 'topic' and proposed <> decided))
);
create index correction_at on cases.correction (community_id, at desc);
create index correction_need on cases.correction (community_id, need_id);
create index correction_case on cases.correction (community_id, case_id);
create index correction_lesson on cases.correction (community_id, at desc)
  where field = 'topic' and undone_in is null and cardinality(keys) > 0;

do $$
declare t text;
begin
  foreach t in array array['cases.unlearning', 'cases.correction'] loop
    execute format('alter table %s enable row level security', t);
    execute format('create policy of_community on %s to legwork_app
      using (community_id = current_setting(''app.community'', true)::uuid)
      with check (community_id = current_setting(''app.community'', true)::uuid)', t);
    execute format('grant select, insert on %s to legwork_app', t);
  end loop;
end $$;
grant update (undone_in) on cases.correction to legwork_app;

-- Who is forgotten teaches nothing any more.
create or replace function cases.erase_request(community uuid, request uuid, at_time timestamptz) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_variable
begin
  if community is distinct from current_setting('app.community', true)::uuid then
    raise exception 'not in community %', community using errcode = 'insufficient_privilege';
  end if;
  update cases.request set words = null, phone_sealed = null, phone_print = null, person_id = null, home_id = null,
    erased_at = at_time where community_id = community and id = request and erased_at is null;
  update cases.need set words = null, because = '{}' where community_id = community and request_id = request;
  update cases.note set words = null, erased_at = at_time
    where community_id = community and request_id = request and erased_at is null;
  update cases.correction correction set keys = '{}' from cases.need need
    where need.community_id = community and need.request_id = request
      and correction.community_id = community and correction.need_id = need.id;
end $$;
