-- What bodies and members of the post are told outside the desk: who hears what, by which way, and whether it arrived.

create schema notices;
grant usage on schema notices to legwork_app;

-- All that goes to one hearer at once: one message instead of ten.
create table notices.bundle (
  community_id uuid not null references people.community (id),
  id           uuid not null,
  body_id      uuid,
  person_id    uuid,
  made_at      timestamptz(3) not null,
  lines        int not null check (lines > 0),
  -- Subject, words and links, sealed: a link opens what it shows to whoever has it. Blanked when it is old.
  sealed       bytea,
  primary key (community_id, id),
  foreign key (community_id, body_id) references people.body (community_id, id),
  foreign key (community_id, person_id) references people.person (community_id, id),
  constraint one_hearer check (num_nonnulls(body_id, person_id) = 1)
);
create index bundle_body on notices.bundle (community_id, body_id, made_at desc) where body_id is not null;
create index bundle_person on notices.bundle (community_id, person_id, made_at desc) where person_id is not null;
create index bundle_made on notices.bundle (community_id, made_at desc);

-- One thing that one hearer is to be told.
create table notices.notice (
  community_id uuid not null references people.community (id),
  id           uuid not null,
  body_id      uuid,
  person_id    uuid,
  kind         text not null check (kind ~ '^[a-z_.]{4,40}$'),
  case_id      uuid,
  -- The promise, part, whistle or meeting that it is about.
  subject_id   uuid,
  -- Which entry of the case's journal, or which change of the subject.
  n            int not null check (n >= 0),
  made_at      timestamptz(3) not null,
  due_at       timestamptz(3) not null,
  -- `overtaken`: no longer true when it was to go. `at_desk`: a member of the post without an address sees it there.
  state        text not null check (state in ('waiting', 'bundled', 'overtaken', 'at_desk')),
  ended_at     timestamptz(3),
  bundle_id    uuid,
  primary key (community_id, id),
  constraint told_once unique nulls not distinct (community_id, body_id, person_id, kind, case_id, subject_id, n),
  foreign key (community_id, body_id) references people.body (community_id, id),
  foreign key (community_id, person_id) references people.person (community_id, id),
  foreign key (community_id, case_id) references cases."case" (community_id, id),
  foreign key (community_id, bundle_id) references notices.bundle (community_id, id),
  constraint one_hearer check (num_nonnulls(body_id, person_id) = 1),
  constraint about_something check (num_nonnulls(case_id, subject_id) > 0),
  constraint ended_when_not_waiting check ((state = 'waiting') = (ended_at is null)),
  constraint bundled_in_one check ((state = 'bundled') = (bundle_id is not null)),
  constraint not_before_it_happened check (due_at >= made_at)
);
create index notice_waits_body on notices.notice (community_id, body_id) where state = 'waiting' and body_id is not null;
create index notice_waits_person on notices.notice (community_id, person_id)
  where state = 'waiting' and person_id is not null;
create index notice_bundle on notices.notice (community_id, bundle_id) where bundle_id is not null;
create index notice_case on notices.notice (community_id, case_id) where case_id is not null;

-- One way that a bundle goes: to a contact of the body or to the member, by mail, group robot or short message; or by
-- hand, when no way is left: then somebody of the post passes it on.
create table notices.message (
  community_id uuid not null references people.community (id),
  id           uuid not null,
  bundle_id    uuid not null,
  contact_id   uuid,
  channel      text not null check (channel in ('mail', 'wecom', 'sms', 'hand')),
  state        text not null check (state in ('waiting', 'sending', 'sent', 'refused', 'open', 'told')),
  tries        int not null default 0 check (tries >= 0),
  next_at      timestamptz(3),
  lease_until  timestamptz(3),
  ended_at     timestamptz(3),
  why          text check (length(why) between 1 and 200),
  told_by      uuid,
  primary key (community_id, id),
  constraint each_way_once unique nulls not distinct (community_id, bundle_id, contact_id, channel),
  foreign key (community_id, bundle_id) references notices.bundle (community_id, id),
  foreign key (community_id, contact_id) references coordination.body_contact (community_id, id),
  foreign key (community_id, told_by) references people.person (community_id, id),
  constraint by_hand_of_somebody check ((channel = 'hand') = (state in ('open', 'told'))),
  constraint told_by_somebody check ((state = 'told') = (told_by is not null)),
  constraint waits_for_a_moment check ((state = 'waiting') = (next_at is not null)),
  constraint sends_until check ((state = 'sending') = (lease_until is not null)),
  constraint ended_when_over check ((state in ('sent', 'refused', 'told')) = (ended_at is not null)),
  constraint refused_for_a_reason check (state <> 'refused' or why is not null)
);
create index message_by_hand on notices.message (community_id, id) where state = 'open';
create index message_refused on notices.message (community_id, ended_at desc) where state = 'refused';

do $$
declare t text;
begin
  foreach t in array array['notices.bundle', 'notices.notice', 'notices.message'] loop
    execute format('alter table %s enable row level security', t);
    execute format('create policy of_community on %s to legwork_app
      using (community_id = current_setting(''app.community'', true)::uuid)
      with check (community_id = current_setting(''app.community'', true)::uuid)', t);
    execute format('grant select, insert on %s to legwork_app', t);
  end loop;
end $$;
-- What was to be told to whom is never changed; only what became of it.
grant update (sealed) on notices.bundle to legwork_app;
grant update (state, ended_at, bundle_id) on notices.notice to legwork_app;
grant update (state, tries, next_at, lease_until, ended_at, why, told_by) on notices.message to legwork_app;
