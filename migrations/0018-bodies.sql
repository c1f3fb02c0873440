-- Bodies: when they work, who is to be reached there, who stands in, and what each answers for (责任清单).

create schema if not exists coordination;
grant usage on schema coordination to legwork_app;
-- Two times of one duty must not overlap: equal ids beside ranges in one exclusion constraint.
create extension if not exists btree_gist;

-- A body's own subject in the journal; made with its first change here. Hours are minutes of a working day.
create table coordination.body_card (
  community_id uuid not null references people.community (id),
  id           uuid not null,
  opens        smallint check (opens between 0 and 1439),
  closes       smallint check (closes between 1 and 1440),
  -- The body no longer exists; what it answered for counts no more.
  ended_at     timestamptz(3),
  journal_n    int not null default 0,
  journal_hash text not null default '',
  primary key (community_id, id),
  foreign key (community_id, id) references people.body (community_id, id),
  constraint hours_whole check ((opens is null) = (closes is null)),
  constraint closes_after_opening check (closes > opens)
);

create table coordination.body_contact (
  community_id uuid not null references people.community (id),
  id           uuid not null,
  body_id      uuid not null,
  name         text check (length(name) between 1 and 40),
  role         text check (length(role) between 1 and 40),
  phone_sealed bytea,
  phone_print  text check (length(phone_print) = 43),
  email        text check (length(email) between 3 and 120),
  wecom        text check (length(wecom) between 1 and 64),
  since        timestamptz(3) not null,
  ended_at     timestamptz(3),
  primary key (community_id, id),
  unique (community_id, body_id, id),
  foreign key (community_id, body_id) references coordination.body_card (community_id, id),
  constraint contact_phone_whole check ((phone_sealed is null) = (phone_print is null)),
  constraint ended_contact_is_blank check (ended_at is null
    or (name is null and phone_sealed is null and email is null and wecom is null)),
  constraint contact_has_a_name check (ended_at is not null or name is not null)
);

-- One contact stands in for another of the same body, on these days.
create table coordination.body_deputy (
  community_id uuid not null references people.community (id),
  id           uuid not null,
  body_id      uuid not null,
  for_contact  uuid not null,
  contact      uuid not null,
  from_on      date not null,
  until_on     date not null,
  primary key (community_id, id),
  foreign key (community_id, body_id, for_contact) references coordination.body_contact (community_id, body_id, id),
  foreign key (community_id, body_id, contact) references coordination.body_contact (community_id, body_id, id),
  constraint deputy_is_another check (contact <> for_contact),
  constraint deputy_days check (until_on >= from_on),
  constraint one_deputy_a_day exclude using gist
    (community_id with =, for_contact with =, daterange(from_on, until_on, '[]') with &&)
);

-- What a body answers for. No estate and no building: the whole community. Both days are within it; no end: until further notice.
create table coordination.duty (
  community_id uuid not null references people.community (id),
  id           uuid not null,
  body_id      uuid not null,
  topic        text not null check (length(topic) between 1 and 40),
  estate_id    uuid,
  building_id  uuid,
  from_on      date not null,
  until_on     date,
  title        text not null check (length(title) between 1 and 120),
  dated_on     date,
  reference    text check (length(reference) between 1 and 120),
  link         text check (link ~ '^https?://' and length(link) <= 500),
  made_at      timestamptz(3) not null,
  -- Nobody: read in from a file by command.
  made_by      uuid,
  primary key (community_id, id),
  foreign key (community_id, body_id) references coordination.body_card (community_id, id),
  foreign key (community_id, estate_id) references places.estate (community_id, id),
  foreign key (community_id, building_id) references places.building (community_id, id),
  foreign key (community_id, made_by) references people.person (community_id, id),
  constraint duty_one_place check (estate_id is null or building_id is null),
  constraint duty_days check (until_on is null or until_on >= from_on),
  constraint duty_once exclude using gist (community_id with =, body_id with =, topic with =,
    (coalesce(building_id, estate_id, community_id)) with =, daterange(from_on, until_on, '[]') with &&)
);
create index duty_topic on coordination.duty (community_id, topic, from_on);

alter table coordination.body_card enable row level security;
create policy of_community on coordination.body_card to legwork_app
  using (community_id = current_setting('app.community', true)::uuid)
  with check (community_id = current_setting('app.community', true)::uuid);
alter table coordination.body_contact enable row level security;
create policy of_community on coordination.body_contact to legwork_app
  using (community_id = current_setting('app.community', true)::uuid)
  with check (community_id = current_setting('app.community', true)::uuid);
alter table coordination.body_deputy enable row level security;
create policy of_community on coordination.body_deputy to legwork_app
  using (community_id = current_setting('app.community', true)::uuid)
  with check (community_id = current_setting('app.community', true)::uuid);
alter table coordination.duty enable row level security;
create policy of_community on coordination.duty to legwork_app
  using (community_id = current_setting('app.community', true)::uuid)
  with check (community_id = current_setting('app.community', true)::uuid);

grant select, insert on coordination.body_card, coordination.body_contact, coordination.body_deputy, coordination.duty
  to legwork_app;
grant update (opens, closes, ended_at, journal_n, journal_hash) on coordination.body_card to legwork_app;
grant update (name, role, phone_sealed, phone_print, email, wecom, ended_at) on coordination.body_contact to legwork_app;
grant update (until_on, title, dated_on, reference, link) on coordination.duty to legwork_app;
