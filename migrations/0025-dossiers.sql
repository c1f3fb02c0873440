-- Dossiers: what was left over from years ago, in one place, with a clock that never starts anew.

create schema if not exists coordination;
grant usage on schema coordination to legwork_app;

create table coordination.dossier (
  community_id uuid not null references people.community (id),
  id           uuid not null,
  number       int not null check (number > 0),
  title        text not null check (length(title) between 1 and 80),
  about        text not null check (length(about) between 1 and 2000),
  main_body_id uuid not null,
  level        text not null check (level in ('community', 'street', 'district')),
  -- The oldest that is known of it: only ever moves back.
  since        date not null,
  opened_at    timestamptz(3) not null,
  opened_by    uuid not null,
  report_every int not null default 30 check (report_every between 7 and 366),
  report_on    date not null,
  state        text not null check (state in ('open', 'closed')),
  evidence     text check (length(evidence) between 1 and 2000),
  evidence_by  uuid,
  approved_by  uuid,
  closed_at    timestamptz(3),
  journal_n    int not null check (journal_n > 0),
  journal_hash text not null,
  primary key (community_id, id),
  unique (community_id, number),
  foreign key (community_id, main_body_id) references people.body (community_id, id),
  foreign key (community_id, opened_by) references people.person (community_id, id),
  foreign key (community_id, evidence_by) references people.person (community_id, id),
  foreign key (community_id, approved_by) references people.person (community_id, id),
  constraint evidence_says_who check ((evidence is null) = (evidence_by is null)),
  constraint closed_with_evidence_and_approval check ((state = 'closed') = (closed_at is not null)
    and (state = 'open' or (evidence is not null and approved_by is not null))),
  constraint approved_when_closed check (approved_by is null or state = 'closed')
);

create table coordination.dossier_case (
  community_id uuid not null,
  dossier_id   uuid not null,
  case_id      uuid not null,
  added_at     timestamptz(3) not null,
  primary key (community_id, dossier_id, case_id),
  foreign key (community_id, dossier_id) references coordination.dossier (community_id, id),
  foreign key (community_id, case_id) references cases."case" (community_id, id),
  constraint in_one_dossier unique (community_id, case_id)
);

-- What happened by old papers, ledgers and memory. Nothing is changed: what was wrong is struck out and stays to be read.
create table coordination.dossier_entry (
  community_id uuid not null,
  dossier_id   uuid not null,
  id           uuid not null,
  happened_on  date not null,
  kind         text not null check (kind in ('said', 'paper', 'visit', 'decision', 'money', 'other')),
  words        text not null check (length(words) between 1 and 2000),
  body_id      uuid,
  fen          bigint,
  source       text check (length(source) between 1 and 200),
  added_at     timestamptz(3) not null,
  added_by     uuid not null,
  struck_at    timestamptz(3),
  struck_why   text check (length(struck_why) between 1 and 500),
  primary key (community_id, dossier_id, id),
  foreign key (community_id, dossier_id) references coordination.dossier (community_id, id),
  foreign key (community_id, body_id) references people.body (community_id, id),
  foreign key (community_id, added_by) references people.person (community_id, id),
  constraint struck_says_why check ((struck_at is null) = (struck_why is null)),
  constraint money_says_how_much check ((kind = 'money') = (fen is not null))
);
create index dossier_entry_on on coordination.dossier_entry (community_id, dossier_id, happened_on);

-- Each household concerned, and its word on whether it is settled.
create table coordination.dossier_home (
  community_id uuid not null,
  dossier_id   uuid not null,
  home_id      uuid not null,
  is_settled   boolean,
  said         text check (length(said) between 1 and 500),
  said_at      timestamptz(3),
  primary key (community_id, dossier_id, home_id),
  foreign key (community_id, dossier_id) references coordination.dossier (community_id, id),
  foreign key (community_id, home_id) references places.home (community_id, id),
  constraint said_when check ((is_settled is null) = (said_at is null))
);

do $$
declare t text;
begin
  foreach t in array array['coordination.dossier', 'coordination.dossier_case', 'coordination.dossier_entry',
                           'coordination.dossier_home'] loop
    execute format('alter table %s enable row level security', t);
    execute format('create policy of_community on %s to legwork_app
      using (community_id = current_setting(''app.community'', true)::uuid)
      with check (community_id = current_setting(''app.community'', true)::uuid)', t);
    execute format('grant select, insert on %s to legwork_app', t);
  end loop;
end $$;
grant update (main_body_id, level, since, report_on, state, evidence, evidence_by, approved_by, closed_at, journal_n,
              journal_hash) on coordination.dossier to legwork_app;
grant update (struck_at, struck_why) on coordination.dossier_entry to legwork_app;
grant update (is_settled, said, said_at) on coordination.dossier_home to legwork_app;
