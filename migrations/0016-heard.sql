-- What the machine heard in a voice note. It goes with the file, and the file with its request. Without words: nothing
-- was heard yet, or at all.
create table cases.heard (
  community_id uuid not null,
  file_id      uuid not null,
  at           timestamptz(3) not null,
  model        text not null check (length(model) between 1 and 200),
  attempts     smallint not null check (attempts > 0),
  is_done      boolean not null default false,
  words        text check (length(words) between 1 and 4000),
  primary key (community_id, file_id),
  foreign key (community_id, file_id) references cases.file (community_id, id) on delete cascade,
  constraint words_when_done check (is_done or words is null)
);
alter table cases.heard enable row level security;
create policy of_community on cases.heard to legwork_app
  using (community_id = current_setting('app.community', true)::uuid)
  with check (community_id = current_setting('app.community', true)::uuid);
grant select, insert on cases.heard to legwork_app;
grant update (at, model, attempts, is_done, words) on cases.heard to legwork_app;

-- The round looks for new voice notes every minute; most files are photos.
create index file_voice on cases.file (community_id, at) where kind = 'voice' and draft is null;
