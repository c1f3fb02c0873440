-- Links by which a body acts without an account, and what a worker lets it see of a matter beyond the matter itself.

create schema if not exists coordination;
grant usage on schema coordination to legwork_app;

create table coordination.link (
  community_id uuid not null references people.community (id),
  id           uuid not null,
  body_id      uuid not null,
  -- The one case that it shows; null: all that the body is asked, holds and promised.
  case_id      uuid,
  -- Who made it: a member of the post, the program, or the body itself, which hands a matter on inside.
  made_as      text not null check (length(made_as) between 1 and 20),
  made_by      uuid,
  from_link_id uuid,
  -- The colleague at the body who has it now. Erased when the link is over.
  for_name     text check (length(for_name) between 1 and 40),
  for_phone_sealed bytea,
  made_at      timestamptz(3) not null,
  -- The last day on which it opens.
  expires_on   date not null,
  opened_at    timestamptz(3),
  used_at      timestamptz(3),
  -- The one device whose deeds count; another needs the code that the desk reads out.
  device_print text,
  code_n       int not null default 0 check (code_n >= 0),
  code_tries   int not null default 0 check (code_tries between 0 and 5),
  revoked_at   timestamptz(3),
  revoked_by   uuid,
  journal_n    int not null check (journal_n > 0),
  journal_hash text not null,
  primary key (community_id, id),
  foreign key (community_id, body_id) references people.body (community_id, id),
  foreign key (community_id, case_id) references cases."case" (community_id, id),
  foreign key (community_id, from_link_id) references coordination.link (community_id, id),
  foreign key (community_id, revoked_by) references people.person (community_id, id),
  constraint handed_on_by_the_body check ((made_as = 'body') = (from_link_id is not null)),
  constraint handed_on_is_one_case check (from_link_id is null or case_id is not null),
  constraint revoked_after_made check (revoked_at >= made_at),
  constraint revoked_by_somebody check (revoked_by is null or revoked_at is not null)
);
create index link_body on coordination.link (community_id, body_id, made_at desc);
create index link_case on coordination.link (community_id, case_id) where case_id is not null;
create index link_from on coordination.link (community_id, from_link_id) where from_link_id is not null;
-- The program asks for a body's link again and again and gets the one that there is.
create unique index one_link_of_the_program on coordination.link (community_id, body_id, case_id) nulls not distinct
  where made_as = 'machine' and revoked_at is null;

-- A photo, or a sentence of the post, that a worker lets the bodies of a case see. Files may be erased: no foreign key.
create table coordination.release (
  community_id  uuid not null references people.community (id),
  id            uuid not null,
  case_id       uuid not null,
  file_id       uuid,
  words         text check (length(words) between 1 and 500),
  released_at   timestamptz(3) not null,
  released_by   uuid not null,
  taken_back_at timestamptz(3),
  taken_back_by uuid,
  journal_n     int not null check (journal_n > 0),
  journal_hash  text not null,
  primary key (community_id, id),
  foreign key (community_id, case_id) references cases."case" (community_id, id),
  foreign key (community_id, released_by) references people.person (community_id, id),
  foreign key (community_id, taken_back_by) references people.person (community_id, id),
  constraint a_photo_or_a_sentence check (num_nonnulls(file_id, words) = 1),
  constraint taken_back_by_somebody check ((taken_back_at is null) = (taken_back_by is null)),
  constraint taken_back_after check (taken_back_at >= released_at)
);
create unique index release_of_a_file on coordination.release (community_id, case_id, file_id)
  where file_id is not null and taken_back_at is null;
create unique index one_sentence_a_case on coordination.release (community_id, case_id)
  where words is not null and taken_back_at is null;

alter table coordination.link enable row level security;
create policy of_community on coordination.link to legwork_app
  using (community_id = current_setting('app.community', true)::uuid)
  with check (community_id = current_setting('app.community', true)::uuid);
alter table coordination.release enable row level security;
create policy of_community on coordination.release to legwork_app
  using (community_id = current_setting('app.community', true)::uuid)
  with check (community_id = current_setting('app.community', true)::uuid);

-- For whom, for what and until when a link was made is never changed.
grant select, insert on coordination.link to legwork_app;
grant update (for_name, for_phone_sealed, opened_at, used_at, device_print, code_n, code_tries, revoked_at,
  revoked_by, journal_n, journal_hash) on coordination.link to legwork_app;
grant select, insert on coordination.release to legwork_app;
grant update (taken_back_at, taken_back_by, journal_n, journal_hash) on coordination.release to legwork_app;
