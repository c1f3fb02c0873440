-- Who and where: communities, bodies, persons, members of the post; estates down to homes.

create schema people;

-- A reference table: small, the same on every node, read without a tenant.
create table people.community (
  id          uuid primary key,
  serial      int generated always as identity unique check (serial between 1 and 65535),
  slug        text not null unique check (slug ~ '^[a-z0-9-]{2,40}$'),
  name        text not null check (length(name) between 1 and 60),
  phone       text not null check (length(phone) between 3 and 30),
  hours       text not null check (length(hours) between 1 and 60),
  opens       smallint not null default 510 check (opens between 0 and 1439),
  closes      smallint not null default 1050 check (closes > opens and closes <= 1440),
  lang        text not null default 'zh-CN' check (lang in ('zh-CN', 'zh-TW', 'en')),
  is_demo     boolean not null default false,
  closed_at   timestamptz(3)
);

create table people.body (
  community_id uuid not null references people.community (id),
  id           uuid not null,
  kind         text not null check (kind ~ '^[a-z_]{2,40}$'),
  name         text not null check (length(name) between 1 and 60),
  phone        text check (length(phone) between 3 and 30),
  ended_at     timestamptz(3),
  primary key (community_id, id)
);
create unique index body_name on people.body (community_id, name) where ended_at is null;
-- The post itself is one body, and the only one that can hold what nobody else holds.
create unique index one_post on people.body (community_id) where kind = 'community' and ended_at is null;

create table people.person (
  community_id uuid not null references people.community (id),
  id           uuid not null,
  name         text check (length(name) between 1 and 40),
  phone_sealed bytea,
  phone_print  text check (length(phone_print) = 43),
  erased_at    timestamptz(3),
  primary key (community_id, id),
  constraint phone_whole check ((phone_sealed is null) = (phone_print is null)),
  constraint erased_is_blank check (erased_at is null or (name is null and phone_sealed is null))
);
create index person_phone on people.person (community_id, phone_print) where phone_print is not null;

-- Members of the post (workers, Party members, volunteers) and where they belong.
create table people.member (
  community_id uuid not null,
  person_id    uuid not null,
  body_id      uuid not null,
  rank         text not null check (rank in ('helper', 'worker', 'coordinator', 'secretary')),
  account_id   text,
  since        timestamptz(3) not null,
  ended_at     timestamptz(3),
  primary key (community_id, person_id),
  foreign key (community_id, person_id) references people.person (community_id, id),
  foreign key (community_id, body_id) references people.body (community_id, id)
);
create index member_account on people.member (account_id) where account_id is not null;

create schema places;

create table places.estate (
  community_id uuid not null references people.community (id),
  id           uuid not null,
  name         text not null check (length(name) between 1 and 40),
  primary key (community_id, id),
  unique (community_id, name)
);

create table places.building (
  community_id uuid not null,
  id           uuid not null,
  estate_id    uuid not null,
  number       int  not null check (number between 1 and 999),
  label        text not null check (length(label) between 1 and 20),
  primary key (community_id, id),
  unique (community_id, estate_id, number),
  foreign key (community_id, estate_id) references places.estate (community_id, id)
);

create table places.stairwell (
  community_id uuid not null,
  id           uuid not null,
  building_id  uuid not null,
  number       int  not null check (number between 1 and 99),
  label        text not null check (length(label) between 1 and 20),
  floors       smallint not null check (floors between 1 and 60),
  primary key (community_id, id),
  unique (community_id, building_id, number),
  foreign key (community_id, building_id) references places.building (community_id, id)
);

create table places.home (
  community_id uuid not null,
  id           uuid not null,
  stairwell_id uuid not null,
  floor        smallint not null check (floor between -3 and 60),
  door         text not null check (length(door) between 1 and 10),
  area         int check (area > 0), -- in 0.01 square metres
  primary key (community_id, id),
  unique (community_id, stairwell_id, door),
  foreign key (community_id, stairwell_id) references places.stairwell (community_id, id)
);

-- What a stairwell's QR code says. A reference table: the code tells which community it is.
create table places.code (
  code         text primary key check (code ~ '^[A-HJ-NP-Z2-9]{6,10}$'),
  community_id uuid not null references people.community (id),
  stairwell_id uuid not null,
  made_at      timestamptz(3) not null,
  ended_at     timestamptz(3)
);
create index code_of_stairwell on places.code (community_id, stairwell_id);

-- Who lives in, or owns, which home.
create table places.residence (
  community_id uuid not null,
  home_id      uuid not null,
  person_id    uuid not null,
  tie          text not null check (tie in ('resident', 'owner')),
  since        date not null,
  until        date check (until >= since),
  primary key (community_id, home_id, person_id, tie, since),
  foreign key (community_id, home_id) references places.home (community_id, id),
  foreign key (community_id, person_id) references people.person (community_id, id)
);
create index residence_person on places.residence (community_id, person_id);

do $$
declare t text;
begin
  foreach t in array array['people.body', 'people.person', 'people.member', 'places.estate', 'places.building',
                           'places.stairwell', 'places.home', 'places.residence'] loop
    execute format('alter table %s enable row level security', t);
    execute format('create policy of_community on %s to legwork_app
      using (community_id = current_setting(''app.community'', true)::uuid)
      with check (community_id = current_setting(''app.community'', true)::uuid)', t);
    execute format('grant select, insert, update on %s to legwork_app', t);
  end loop;
end $$;

grant usage on schema people, places to legwork_app;
grant select, insert, update on people.community, places.code to legwork_app;
