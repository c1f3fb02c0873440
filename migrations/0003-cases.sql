-- The heart: what was said, what has to be done, who holds it, and when it must be done by.

create schema cases;

-- The words as said. Never changed; a person's right to erasure blanks words and phone and leaves the rest.
create table cases.request (
  community_id uuid not null references people.community (id),
  id           uuid not null,
  ref          text not null check (ref ~ '^[0-9]{4,9}$'),
  words        text check (length(words) between 1 and 4000),
  lang         text not null default 'zh-CN',
  channel      text not null check (channel in ('qr', 'web', 'counter', 'phone', 'visit', 'group', 'api', 'import')),
  said_at      timestamptz(3) not null,
  stairwell_id uuid,
  home_id      uuid,
  person_id    uuid,
  phone_sealed bytea,
  phone_print  text,
  filed_by     uuid,
  withdrawn_at timestamptz(3),
  erased_at    timestamptz(3),
  primary key (community_id, id),
  unique (community_id, ref),
  foreign key (community_id, stairwell_id) references places.stairwell (community_id, id),
  foreign key (community_id, home_id) references places.home (community_id, id),
  foreign key (community_id, person_id) references people.person (community_id, id),
  constraint words_or_erased check ((words is null) = (erased_at is not null))
);
create index request_phone on cases.request (community_id, phone_print) where phone_print is not null;

create table cases."case" (
  community_id     uuid not null references people.community (id),
  id               uuid not null,
  ref              text not null check (ref ~ '^[0-9]{4,9}(-[0-9]{1,3})?$'),
  title            text not null check (length(title) between 1 and 80),
  topic            text not null,
  nature           text not null,
  urgency          text not null check (urgency in ('now', 'soon', 'normal')),
  state            text not null check (state in ('new', 'held', 'done_claimed', 'confirmed',
                                                  'closed', 'joined', 'withdrawn', 'referred', 'explained')),
  is_private       boolean not null default false,
  is_open_to_helpers boolean not null default false,
  -- where
  estate_id        uuid,
  building_id      uuid,
  stairwell_id     uuid,
  place_words      text check (length(place_words) <= 80),
  -- one holder
  holder_body_id   uuid,
  holder_person_id uuid,
  held_since       timestamptz(3),
  is_designated    boolean not null default false,
  awaits_designation boolean not null default false,
  -- three clocks, and the one that is due next
  opened_at        timestamptz(3) not null,
  contact_due_at   timestamptz(3) not null,
  contacted_at     timestamptz(3),
  update_due_at    timestamptz(3) not null,
  told_at          timestamptz(3),
  finish_due_at    timestamptz(3) not null,
  promised_at      timestamptz(3),
  settle_due_at    timestamptz(3),
  next_clock       text check (next_clock in ('contact', 'update', 'finish', 'offer', 'callback', 'close')),
  next_due_at      timestamptz(3),
  alarms           smallint not null default 0 check (alarms between 0 and 4),
  raised_to        text check (raised_to in ('coordinator', 'secretary', 'street')),
  rule             text not null,
  -- what became of it
  households       int not null default 1 check (households >= 0),
  urges            int not null default 0 check (urges >= 0),
  reopened         int not null default 0 check (reopened >= 0),
  done_claimed_at  timestamptz(3),
  ended_at         timestamptz(3),
  joined_into      uuid,
  open_question_id uuid,
  explanation_id   uuid,
  referred_to      text check (length(referred_to) between 1 and 200),
  -- the last link of its journal
  journal_n        int not null check (journal_n > 0),
  journal_hash     text not null check (length(journal_hash) = 43),
  search           tsvector not null,
  primary key (community_id, id),
  unique (community_id, ref),
  foreign key (community_id, holder_body_id) references people.body (community_id, id),
  foreign key (community_id, holder_person_id) references people.person (community_id, id),
  foreign key (community_id, estate_id) references places.estate (community_id, id),
  foreign key (community_id, building_id) references places.building (community_id, id),
  foreign key (community_id, stairwell_id) references places.stairwell (community_id, id),
  foreign key (community_id, joined_into) references cases."case" (community_id, id),
  constraint open_is_held check (state not in ('new', 'held', 'done_claimed', 'confirmed')
    or (holder_body_id is not null and held_since is not null and next_due_at is not null and next_clock is not null
        and ended_at is null)),
  constraint ended_is_still check (state in ('new', 'held', 'done_claimed', 'confirmed')
    or (holder_body_id is null and holder_person_id is null and next_due_at is null and next_clock is null
        and ended_at is not null and not awaits_designation)),
  constraint joined_says_where check ((state = 'joined') = (joined_into is not null)),
  constraint referred_says_where check (state <> 'referred' or referred_to is not null),
  constraint explained_says_why check (state <> 'explained' or explanation_id is not null),
  constraint claimed_waits_for_an_answer check ((state in ('done_claimed', 'confirmed')) = (settle_due_at is not null)),
  constraint not_joined_to_itself check (joined_into <> id)
);
-- The desk's list: what is open, the next clock to break first.
create index case_next on cases."case" (community_id, next_due_at, id) where next_due_at is not null;
create index case_holder on cases."case" (community_id, holder_body_id, next_due_at) where next_due_at is not null;
create index case_person on cases."case" (community_id, holder_person_id, next_due_at) where holder_person_id is not null;
create index case_helpers on cases."case" (community_id, next_due_at) where is_open_to_helpers and state in ('new', 'held');
create index case_near on cases."case" (community_id, building_id, topic, opened_at desc);
create index case_topic on cases."case" (community_id, topic, opened_at desc);
create index case_ended on cases."case" (community_id, ended_at desc) where ended_at is not null;
create index case_joined on cases."case" (community_id, joined_into) where joined_into is not null;
create index case_search on cases."case" using gin (community_id, search);

-- What a request contains: each thing to be done, and the case that does it.
create table cases.need (
  community_id uuid not null,
  id           uuid not null,
  request_id   uuid not null,
  case_id      uuid not null,
  words        text check (length(words) between 1 and 4000),
  topic        text not null,
  body         text not null,
  urgency      text not null,
  confidence   real not null check (confidence between 0 and 1),
  because      text[] not null,
  joined_at    timestamptz(3),
  ended_at     timestamptz(3),
  primary key (community_id, id),
  foreign key (community_id, request_id) references cases.request (community_id, id),
  foreign key (community_id, case_id) references cases."case" (community_id, id)
);
create index need_case on cases.need (community_id, case_id);
create index need_request on cases.need (community_id, request_id);

-- Every holder a case ever had. Exactly one has no end while the case is open.
create table cases.holding (
  community_id uuid not null,
  case_id      uuid not null,
  n            int  not null check (n > 0),
  body_id      uuid not null,
  person_id    uuid,
  how          text not null check (how in ('filed', 'accepted', 'designated', 'taken', 'split', 'reopened', 'returned')),
  since        timestamptz(3) not null,
  until        timestamptz(3) check (until >= since),
  primary key (community_id, case_id, n),
  foreign key (community_id, case_id) references cases."case" (community_id, id),
  foreign key (community_id, body_id) references people.body (community_id, id)
);
create unique index one_holder on cases.holding (community_id, case_id) where until is null;

-- A hand-over is an offer until the other side accepts it.
create table cases.offer (
  community_id uuid not null,
  id           uuid not null,
  case_id      uuid not null,
  from_body_id uuid not null,
  to_body_id   uuid not null,
  offered_by   uuid,
  offered_at   timestamptz(3) not null,
  answer_by    timestamptz(3) not null,
  note_id      uuid not null,
  state        text not null check (state in ('offered', 'accepted', 'refused', 'withdrawn', 'lapsed')),
  answered_at  timestamptz(3),
  better_body_id uuid,
  answer_note_id uuid,
  primary key (community_id, id),
  foreign key (community_id, case_id) references cases."case" (community_id, id),
  foreign key (community_id, from_body_id) references people.body (community_id, id),
  foreign key (community_id, to_body_id) references people.body (community_id, id),
  foreign key (community_id, better_body_id) references people.body (community_id, id),
  constraint answered_whole check ((state = 'offered') = (answered_at is null)),
  constraint refusal_names_a_better check (state <> 'refused' or (better_body_id is not null and answer_note_id is not null)),
  constraint better_is_another check (better_body_id <> to_body_id),
  constraint not_to_itself check (from_body_id <> to_body_id)
);
create unique index one_open_offer on cases.offer (community_id, case_id) where state = 'offered';
create index offer_case on cases.offer (community_id, case_id);
create index offer_to on cases.offer (community_id, to_body_id) where state = 'offered';

-- What people wrote or said about a case: told, asked, answered, noted. The journal knows only ids of these.
create table cases.note (
  community_id uuid not null,
  id           uuid not null,
  case_id      uuid not null,
  request_id   uuid,
  kind         text not null check (kind in ('inside', 'told', 'called', 'asked', 'answered', 'added', 'reason', 'result', 'explained')),
  words        text check (length(words) between 1 and 4000),
  written_as   text not null,
  written_by   uuid,
  at           timestamptz(3) not null,
  erased_at    timestamptz(3),
  primary key (community_id, id),
  foreign key (community_id, case_id) references cases."case" (community_id, id),
  foreign key (community_id, request_id) references cases.request (community_id, id),
  constraint words_or_erased check (words is not null or erased_at is not null)
);
create index note_case on cases.note (community_id, case_id, at);

-- Photos and voice notes: kept outside the web root under their content's hash.
create table cases.file (
  community_id uuid not null,
  id           uuid not null,
  kind         text not null check (kind in ('photo', 'voice')),
  hash         text not null check (hash ~ '^[0-9a-f]{64}$'),
  thumb_hash   text check (thumb_hash ~ '^[0-9a-f]{64}$'),
  type         text not null,
  bytes        int not null check (bytes > 0),
  width        int,
  height       int,
  request_id   uuid,
  note_id      uuid,
  case_id      uuid,
  draft        text,
  at           timestamptz(3) not null,
  primary key (community_id, id),
  foreign key (community_id, request_id) references cases.request (community_id, id),
  foreign key (community_id, note_id) references cases.note (community_id, id),
  foreign key (community_id, case_id) references cases."case" (community_id, id),
  constraint has_an_owner check (num_nonnulls(request_id, note_id, draft) = 1)
);
create index file_request on cases.file (community_id, request_id) where request_id is not null;
create index file_case on cases.file (community_id, case_id) where case_id is not null;
create index file_draft on cases.file (community_id, draft) where draft is not null;

-- What the people concerned say of the result. Silence is not an answer and has no row.
create table cases.answer (
  community_id uuid not null,
  id           uuid not null,
  case_id      uuid not null,
  request_id   uuid not null,
  round        int not null check (round > 0),
  is_fixed     boolean,
  rating       smallint check (rating between 1 and 5),
  note_id      uuid,
  given_as     text not null check (given_as in ('resident', 'callback')),
  given_by     uuid,
  at           timestamptz(3) not null,
  primary key (community_id, id),
  foreign key (community_id, case_id) references cases."case" (community_id, id),
  foreign key (community_id, request_id) references cases.request (community_id, id),
  constraint not_fixed_says_why check (is_fixed is distinct from false or note_id is not null)
);
create index answer_case on cases.answer (community_id, case_id);

-- "Not the same matter" is remembered, so that it is not proposed again. The smaller id comes first.
create table cases.not_same (
  community_id uuid not null,
  a            uuid not null,
  b            uuid not null,
  at           timestamptz(3) not null,
  said_by      uuid,
  primary key (community_id, a, b),
  foreign key (community_id, a) references cases."case" (community_id, id),
  foreign key (community_id, b) references cases."case" (community_id, id),
  constraint ordered check (a < b)
);

do $$
declare t text;
begin
  foreach t in array array['cases.request', 'cases."case"', 'cases.need', 'cases.holding', 'cases.offer',
                           'cases.note', 'cases.file', 'cases.answer', 'cases.not_same'] loop
    execute format('alter table %s enable row level security', t);
    execute format('create policy of_community on %s to legwork_app
      using (community_id = current_setting(''app.community'', true)::uuid)
      with check (community_id = current_setting(''app.community'', true)::uuid)', t);
    execute format('grant select, insert on %s to legwork_app', t);
  end loop;
end $$;

grant usage on schema cases to legwork_app;
-- Words are kept: the application may not change them. Withdrawing and naming the household it may.
grant update (withdrawn_at, person_id, home_id) on cases.request to legwork_app;
grant update on cases."case", cases.need, cases.holding, cases.offer, cases.file to legwork_app;
grant delete on cases.file to legwork_app;

-- A person's right to erasure: blanks what was said and who said it, and leaves the skeleton.
create function cases.erase_request(community uuid, request uuid, at_time timestamptz) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update cases.request set words = null, phone_sealed = null, phone_print = null, person_id = null, home_id = null,
    erased_at = at_time where community_id = community and id = request and erased_at is null;
  update cases.need set words = null, because = '{}' where community_id = community and request_id = request;
  update cases.note set words = null, erased_at = at_time
    where community_id = community and request_id = request and erased_at is null;
end $$;
revoke all on function cases.erase_request(uuid, uuid, timestamptz) from public;
grant execute on function cases.erase_request(uuid, uuid, timestamptz) to legwork_app;
