-- Several bodies, one lead: what each of the others has to do by when, and calls to the spot.

create schema if not exists coordination;
grant usage on schema coordination to legwork_app;

create table coordination.part (
  community_id uuid not null references people.community (id),
  id           uuid not null,
  case_id      uuid not null,
  body_id      uuid not null,
  what         text not null check (length(what) between 1 and 300),
  due_at       timestamptz(3) not null,
  asked_by     uuid not null,
  asked_at     timestamptz(3) not null,
  state        text not null check (state in ('open', 'done', 'withdrawn')),
  ended_at     timestamptz(3),
  report       text check (length(report) between 1 and 2000),
  -- Why it is not done in time, and how far it is (Beijing Art. 14).
  why          text check (length(why) between 1 and 1000),
  explained_at timestamptz(3),
  overdue_at   timestamptz(3),
  journal_n    int not null check (journal_n > 0),
  journal_hash text not null,
  primary key (community_id, id),
  foreign key (community_id, case_id) references cases."case" (community_id, id),
  foreign key (community_id, body_id) references people.body (community_id, id),
  foreign key (community_id, asked_by) references people.person (community_id, id),
  constraint ended_when_not_open check ((state = 'open') = (ended_at is null)),
  constraint done_says_what check ((state = 'done') = (report is not null)),
  constraint explained_says_when check ((why is null) = (explained_at is null)),
  constraint not_for_the_past check (due_at > asked_at),
  constraint overdue_after_its_time check (overdue_at >= due_at)
);
create unique index asked_once on coordination.part (community_id, case_id, body_id, what) where state = 'open';
create index part_case on coordination.part (community_id, case_id);
create index part_body on coordination.part (community_id, body_id, due_at) where state = 'open';

create table coordination.whistle (
  community_id uuid not null references people.community (id),
  id           uuid not null,
  case_id      uuid not null,
  at           timestamptz(3) not null,
  place        text not null check (length(place) between 1 and 120),
  why          text not null check (length(why) between 1 and 500),
  called_by    uuid not null,
  called_at    timestamptz(3) not null,
  state        text not null check (state in ('called', 'over', 'called_off')),
  ended_at     timestamptz(3),
  agreed       text check (length(agreed) between 1 and 2000),
  journal_n    int not null check (journal_n > 0),
  journal_hash text not null,
  primary key (community_id, id),
  foreign key (community_id, case_id) references cases."case" (community_id, id),
  foreign key (community_id, called_by) references people.person (community_id, id),
  constraint ended_when_not_called check ((state = 'called') = (ended_at is null)),
  constraint says_what_was_agreed check ((state = 'called') = (agreed is null)),
  constraint for_a_time_to_come check (at > called_at)
);
create unique index one_whistle on coordination.whistle (community_id, case_id) where state = 'called';
create index whistle_case on coordination.whistle (community_id, case_id);
create index whistle_at on coordination.whistle (community_id, at desc);

-- Calling and coming are both counted (Beijing Art. 16, 33).
create table coordination.whistle_body (
  community_id uuid not null,
  whistle_id   uuid not null,
  body_id      uuid not null,
  answer       text check (answer in ('coming', 'not_coming')),
  answer_why   text check (length(answer_why) between 1 and 500),
  answered_at  timestamptz(3),
  came         boolean,
  who          text check (length(who) between 1 and 60),
  primary key (community_id, whistle_id, body_id),
  foreign key (community_id, whistle_id) references coordination.whistle (community_id, id),
  foreign key (community_id, body_id) references people.body (community_id, id),
  constraint answered_says_when check ((answer is null) = (answered_at is null)),
  constraint not_coming_says_why check (answer is distinct from 'not_coming' or answer_why is not null),
  constraint who_came check (who is null or came is true)
);
create index whistle_body_of on coordination.whistle_body (community_id, body_id);

do $$
declare t text;
begin
  foreach t in array array['coordination.part', 'coordination.whistle', 'coordination.whistle_body'] loop
    execute format('alter table %s enable row level security', t);
    execute format('create policy of_community on %s to legwork_app
      using (community_id = current_setting(''app.community'', true)::uuid)
      with check (community_id = current_setting(''app.community'', true)::uuid)', t);
    execute format('grant select, insert on %s to legwork_app', t);
  end loop;
end $$;
grant update (case_id, state, ended_at, report, why, explained_at, overdue_at, journal_n, journal_hash)
  on coordination.part to legwork_app;
grant update (state, ended_at, agreed, journal_n, journal_hash) on coordination.whistle to legwork_app;
grant update (answer, answer_why, answered_at, came, who) on coordination.whistle_body to legwork_app;
