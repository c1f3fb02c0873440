-- Decisions to designate, kept so that later proposals can cite them; and the draw of closed cases to be called back.

create schema if not exists coordination;
grant usage on schema coordination to legwork_app;

-- One decision: for this topic at this place the coordinator named this body. The sentence why is the case's own note.
create table coordination.precedent (
  community_id uuid not null references people.community (id),
  case_id      uuid not null,
  n            int not null check (n > 0),
  topic        text not null check (length(topic) between 1 and 40),
  estate_id    uuid,
  building_id  uuid,
  stairwell_id uuid,
  body_id      uuid not null,
  note_id      uuid not null,
  decided_by   uuid not null,
  decided_at   timestamptz(3) not null,
  primary key (community_id, case_id, n),
  foreign key (community_id, case_id) references cases."case" (community_id, id),
  foreign key (community_id, body_id) references people.body (community_id, id),
  foreign key (community_id, note_id) references cases.note (community_id, id),
  foreign key (community_id, decided_by) references people.person (community_id, id)
);
create index precedent_topic on coordination.precedent (community_id, topic, decided_at desc);

-- One draw a month of the cases closed in it. Whoever has the seed can draw the same ones again.
create table coordination.callback_draw (
  community_id uuid not null references people.community (id),
  month        date not null check (extract(day from month) = 1),
  seed         text not null check (length(seed) between 16 and 64),
  rule         text not null check (length(rule) between 1 and 80),
  share_percent int not null check (share_percent between 1 and 100),
  closed       int not null check (closed > 0),
  drawn_by     uuid not null,
  drawn_at     timestamptz(3) not null,
  primary key (community_id, month),
  foreign key (community_id, drawn_by) references people.person (community_id, id)
);

create table coordination.callback_sample (
  community_id uuid not null references people.community (id),
  month        date not null,
  case_id      uuid not null,
  n            int not null check (n > 0),
  primary key (community_id, month, case_id),
  unique (community_id, month, n),
  foreign key (community_id, month) references coordination.callback_draw (community_id, month),
  foreign key (community_id, case_id) references cases."case" (community_id, id)
);

alter table coordination.precedent enable row level security;
create policy of_community on coordination.precedent to legwork_app
  using (community_id = current_setting('app.community', true)::uuid)
  with check (community_id = current_setting('app.community', true)::uuid);
alter table coordination.callback_draw enable row level security;
create policy of_community on coordination.callback_draw to legwork_app
  using (community_id = current_setting('app.community', true)::uuid)
  with check (community_id = current_setting('app.community', true)::uuid);
alter table coordination.callback_sample enable row level security;
create policy of_community on coordination.callback_sample to legwork_app
  using (community_id = current_setting('app.community', true)::uuid)
  with check (community_id = current_setting('app.community', true)::uuid);

grant select, insert on coordination.precedent, coordination.callback_draw, coordination.callback_sample to legwork_app;

-- Which cases are asked back, and what was said when somebody called.
create index case_said_done on cases."case" (community_id, settle_due_at) where state = 'done_claimed';
create index answer_called on cases.answer (community_id, at desc) where given_as = 'callback';
