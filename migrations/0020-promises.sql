-- The ledger of promises: who said to whom what will be done by when, and what came of it.

create schema if not exists coordination;
grant usage on schema coordination to legwork_app;

create table coordination.promise (
  community_id uuid not null references people.community (id),
  id           uuid not null,
  body_id      uuid not null,
  person_id    uuid,
  to_whom      text not null check (to_whom in ('residents', 'post', 'body')),
  to_body_id   uuid,
  -- To finish a case by a day follows the case; anything else is settled by hand.
  kind         text not null check (kind in ('finish', 'other')),
  what         text check (length(what) between 1 and 300),
  case_id      uuid,
  -- Of the rooms above: no foreign keys upward.
  meeting_id   uuid,
  dossier_id   uuid,
  -- The entry of a case's journal that it comes from, and the sentence that was said with it.
  from_case_id uuid,
  from_n       int,
  note_id      uuid,
  made_at      timestamptz(3) not null,
  due_at       timestamptz(3) not null,
  reminded_at  timestamptz(3),
  state        text not null check (state in ('open', 'kept', 'late', 'broken', 'moved')),
  settled_at   timestamptz(3),
  because      text check (because in ('said', 'done', 'passed', 'not_fixed', 'new_date', 'closed',
                                       'explained', 'referred', 'withdrawn')),
  why          text check (length(why) between 1 and 1000),
  consent      text check (consent in ('told', 'agreed')),
  follows      uuid,
  journal_n    int not null check (journal_n > 0),
  journal_hash text not null,
  primary key (community_id, id),
  foreign key (community_id, body_id) references people.body (community_id, id),
  foreign key (community_id, person_id) references people.person (community_id, id),
  foreign key (community_id, to_body_id) references people.body (community_id, id),
  foreign key (community_id, case_id) references cases."case" (community_id, id),
  foreign key (community_id, from_case_id) references cases."case" (community_id, id),
  foreign key (community_id, note_id) references cases.note (community_id, id),
  foreign key (community_id, follows) references coordination.promise (community_id, id),
  constraint heard_once unique (community_id, from_case_id, from_n),
  constraint followed_by_one unique (community_id, follows),
  constraint follows_another check (follows <> id),
  constraint about_something check (num_nonnulls(case_id, meeting_id, dossier_id) >= 1),
  constraint to_a_body check ((to_whom = 'body') = (to_body_id is not null)),
  constraint finishes_a_case check (kind = 'other' or (case_id is not null and from_case_id is not null)),
  constraint says_what check (kind = 'finish' or what is not null),
  constraint from_an_entry check ((from_case_id is null) = (from_n is null)),
  constraint not_for_the_past check (due_at > made_at),
  constraint settled_when_not_open check ((state = 'open') = (settled_at is null)),
  constraint settled_for_a_reason check ((state = 'open') = (because is null)),
  constraint settled_after_made check (settled_at >= made_at),
  constraint kept_in_time check (state <> 'kept' or settled_at <= due_at),
  constraint late_after_its_time check (state <> 'late' or settled_at > due_at),
  constraint moved_in_time check (state <> 'moved' or settled_at <= due_at),
  constraint moved_with_consent check ((state = 'moved') = (consent is not null))
);
create index promise_open on coordination.promise (community_id, due_at) where state = 'open';
create index promise_body on coordination.promise (community_id, body_id, due_at desc);
create index promise_case on coordination.promise (community_id, case_id) where case_id is not null;
create index promise_meeting on coordination.promise (community_id, meeting_id) where meeting_id is not null;
create index promise_dossier on coordination.promise (community_id, dossier_id) where dossier_id is not null;

-- How far each case's journal has been read by the ledger.
create table coordination.promise_heard (
  community_id uuid not null references people.community (id),
  case_id      uuid not null,
  n            int not null check (n >= 0),
  primary key (community_id, case_id),
  foreign key (community_id, case_id) references cases."case" (community_id, id)
);

alter table coordination.promise enable row level security;
create policy of_community on coordination.promise to legwork_app
  using (community_id = current_setting('app.community', true)::uuid)
  with check (community_id = current_setting('app.community', true)::uuid);
alter table coordination.promise_heard enable row level security;
create policy of_community on coordination.promise_heard to legwork_app
  using (community_id = current_setting('app.community', true)::uuid)
  with check (community_id = current_setting('app.community', true)::uuid);

-- Who promised what to whom by when is never changed; only what comes of it, and the case when it joins another.
grant select, insert on coordination.promise to legwork_app;
grant update (case_id, reminded_at, state, settled_at, because, why, consent, journal_n, journal_hash)
  on coordination.promise to legwork_app;
grant select, insert on coordination.promise_heard to legwork_app;
grant update (n) on coordination.promise_heard to legwork_app;

-- Promises that were made before there was a ledger are read from the journals of the cases that are still open.
select jobs.add(coalesce(json_agg(json_build_object('identifier', 'coordination.hear_promises', 'payload',
    json_build_object('community', community_id, 'case', id), 'run_at', null, 'job_key', null)), '[]'))
from cases."case" where promised_at is not null and ended_at is null;
