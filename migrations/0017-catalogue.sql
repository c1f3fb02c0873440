-- What a community made of the default catalogue of topics. A row is one change and says all of its topic after it;
-- null is as the rulebook has it. Nothing is changed or removed: what was taken back is followed by what was before.
create table cases.catalogue_change (
  community_id       uuid not null,
  n                  int not null check (n > 0),
  topic              text not null check (length(topic) between 1 and 40),
  at                 timestamptz(3) not null,
  -- Nobody: read in from a file by command.
  changed_by         uuid,
  name               text check (length(name) between 1 and 24),
  is_offered         boolean,
  private_by_default boolean,
  helpers_welcome    boolean,
  lead_body          text check (length(lead_body) between 1 and 40),
  body_id            uuid,
  undoes             int,
  primary key (community_id, n),
  foreign key (community_id) references people.community (id),
  foreign key (community_id, changed_by) references people.person (community_id, id),
  foreign key (community_id, body_id) references people.body (community_id, id),
  foreign key (community_id, undoes) references cases.catalogue_change (community_id, n),
  constraint undone_once unique (community_id, undoes),
  constraint undoes_an_earlier_one check (undoes < n),
  constraint a_body_is_of_a_kind check (body_id is null or lead_body is not null),
  constraint something_stays check (topic <> 'other' or is_offered is distinct from false)
);
create index catalogue_change_topic on cases.catalogue_change (community_id, topic, n desc);

alter table cases.catalogue_change enable row level security;
create policy of_community on cases.catalogue_change to legwork_app
  using (community_id = current_setting('app.community', true)::uuid)
  with check (community_id = current_setting('app.community', true)::uuid);
grant select, insert on cases.catalogue_change to legwork_app;
