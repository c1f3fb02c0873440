-- Joint meetings: the bodies concerned at one table, with an agenda made of stuck cases, who came, and what was settled.

create schema if not exists coordination;
grant usage on schema coordination to legwork_app;

create table coordination.meeting (
  community_id uuid not null references people.community (id),
  id           uuid not null,
  title        text not null check (length(title) between 1 and 80),
  at           timestamptz(3) not null,
  minutes      int not null check (minutes between 10 and 600),
  place        text not null check (length(place) between 1 and 120),
  -- How many of the invited bodies must have come before anything can be settled.
  quorum       int not null check (quorum >= 1),
  state        text not null check (state in ('planned', 'held', 'adjourned', 'cancelled')),
  -- Rises with every change, so that calendars replace what they have.
  sequence     int not null default 0 check (sequence >= 0),
  called_by    uuid not null,
  called_at    timestamptz(3) not null,
  ended_at     timestamptz(3),
  why          text check (length(why) between 1 and 500),
  -- The meeting that takes up what this one could not settle.
  next_id      uuid,
  journal_n    int not null check (journal_n > 0),
  journal_hash text not null,
  primary key (community_id, id),
  foreign key (community_id, called_by) references people.person (community_id, id),
  foreign key (community_id, next_id) references coordination.meeting (community_id, id),
  constraint ended_when_not_planned check ((state = 'planned') = (ended_at is null)),
  constraint says_why_it_was_not_held check (state not in ('adjourned', 'cancelled') or why is not null),
  constraint adjourned_to_another check ((state = 'adjourned') = (next_id is not null)),
  constraint not_to_itself check (next_id <> id)
);
create index meeting_at on coordination.meeting (community_id, at desc);

create table coordination.meeting_guest (
  community_id uuid not null,
  meeting_id   uuid not null,
  body_id      uuid not null,
  -- Null until somebody has looked.
  came         boolean,
  who          text check (length(who) between 1 and 60),
  primary key (community_id, meeting_id, body_id),
  foreign key (community_id, meeting_id) references coordination.meeting (community_id, id),
  foreign key (community_id, body_id) references people.body (community_id, id),
  constraint who_came check (who is null or came is true)
);

create table coordination.meeting_item (
  community_id uuid not null,
  meeting_id   uuid not null,
  n            int not null check (n > 0),
  case_id      uuid,
  title        text not null check (length(title) between 1 and 120),
  -- Why it is on the agenda.
  reasons      text[] not null,
  said         text check (length(said) between 1 and 4000),
  decided      text check (length(decided) between 1 and 2000),
  state        text not null default 'open' check (state in ('open', 'decided', 'put_off')),
  primary key (community_id, meeting_id, n),
  foreign key (community_id, meeting_id) references coordination.meeting (community_id, id),
  foreign key (community_id, case_id) references cases."case" (community_id, id),
  constraint once_on_an_agenda unique (community_id, meeting_id, case_id),
  constraint decided_says_what check ((state = 'decided') = (decided is not null))
);
create index meeting_item_case on coordination.meeting_item (community_id, case_id) where case_id is not null;

do $$
declare t text;
begin
  foreach t in array array['coordination.meeting', 'coordination.meeting_guest', 'coordination.meeting_item'] loop
    execute format('alter table %s enable row level security', t);
    execute format('create policy of_community on %s to legwork_app
      using (community_id = current_setting(''app.community'', true)::uuid)
      with check (community_id = current_setting(''app.community'', true)::uuid)', t);
    execute format('grant select, insert on %s to legwork_app', t);
  end loop;
end $$;
grant update (at, minutes, place, state, sequence, ended_at, why, next_id, journal_n, journal_hash)
  on coordination.meeting to legwork_app;
grant update (came, who) on coordination.meeting_guest to legwork_app;
grant update (said, decided, state) on coordination.meeting_item to legwork_app;
