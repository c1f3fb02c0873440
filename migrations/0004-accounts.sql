-- Sign-in of those who work at or for a post. Reference tables: an account may belong to several communities,
-- so nothing here has a tenant. What an account may do in a community stands in people.member.

create schema accounts;

create table accounts.account (
  id                 text primary key,
  name               text not null check (length(name) between 1 and 60),
  -- What is typed to sign in, besides the address; written as it is compared (lower case, half width).
  user_name          text unique check (length(user_name) between 2 and 40),
  email              text not null unique check (length(email) between 3 and 254),
  email_verified     boolean not null default false,
  image              text,
  is_demo            boolean not null default false,
  two_factor_enabled boolean default false,
  created_at         timestamptz(3) not null,
  updated_at         timestamptz(3) not null
);

create table accounts.credential (
  id                       text primary key,
  account_id               text not null references accounts.account (id) on delete cascade,
  provider                 text not null,
  provider_key             text not null,
  password                 text,
  access_token             text,
  refresh_token            text,
  id_token                 text,
  access_token_expires_at  timestamptz(3),
  refresh_token_expires_at timestamptz(3),
  scope                    text,
  created_at               timestamptz(3) not null,
  updated_at               timestamptz(3) not null,
  unique (provider, provider_key)
);
create index credential_account on accounts.credential (account_id);

create table accounts.session (
  id           text primary key,
  token        text not null unique,
  account_id   text not null references accounts.account (id) on delete cascade,
  -- The post where he works now; chosen when he belongs to several.
  community_id uuid references people.community (id),
  -- Whether a second factor was shown; a password alone opens only the page where one is set up.
  is_full      boolean not null default false,
  since        timestamptz(3) not null,
  seen_at      timestamptz(3) not null,
  address      text,
  device       text,
  expires_at   timestamptz(3) not null,
  created_at   timestamptz(3) not null,
  updated_at   timestamptz(3) not null
);
create index session_account on accounts.session (account_id);
create index session_community on accounts.session (community_id);
create index session_seen on accounts.session (seen_at);

create table accounts.verification (
  id         text primary key,
  identifier text not null,
  value      text not null,
  expires_at timestamptz(3) not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null
);
create index verification_identifier on accounts.verification (identifier);
create index verification_expires on accounts.verification (expires_at);

create table accounts.second_factor (
  id                        text primary key,
  account_id                text not null unique references accounts.account (id) on delete cascade,
  secret                    text not null,
  backup_codes              text not null,
  verified                  boolean default true,
  failed_verification_count int default 0,
  locked_until              timestamptz(3)
);

create table accounts.passkey (
  id            text primary key,
  account_id    text not null references accounts.account (id) on delete cascade,
  name          text,
  public_key    text not null,
  credential_id text not null unique,
  counter       int not null,
  device_type   text not null,
  backed_up     boolean not null,
  transports    text,
  aaguid        text,
  created_at    timestamptz(3)
);
create index passkey_account on accounts.passkey (account_id);

-- In which communities people.member must be asked for this account.
create table accounts.membership (
  account_id   text not null references accounts.account (id) on delete cascade,
  community_id uuid not null references people.community (id),
  primary key (account_id, community_id)
);

-- A link to choose a new password: good once, for a day. Only its hash is kept.
create table accounts.link (
  hash          text primary key check (length(hash) = 43),
  account_id    text not null references accounts.account (id) on delete cascade,
  -- The telephone is gone too: second factors are taken off when the link is used.
  clears_second boolean not null,
  made_at       timestamptz(3) not null,
  expires_at    timestamptz(3) not null,
  used_at       timestamptz(3)
);
create index link_account on accounts.link (account_id);

-- Attempts that failed, by name and by address (fingerprints), and until when the next has to wait.
create table accounts.attempt (
  key       text primary key check (length(key) between 8 and 100),
  fails     int not null check (fails >= 0),
  waits     timestamptz(3) not null,
  at        timestamptz(3) not null
);
create index attempt_at on accounts.attempt (at);

-- A code from an authenticator is good once.
create table accounts.used_code (
  account_id text not null references accounts.account (id) on delete cascade,
  print      text not null,
  at         timestamptz(3) not null,
  primary key (account_id, print)
);

-- Who came in, or tried to; kept for ninety days. The address without its last part.
create table accounts.sign_in (
  id         uuid primary key,
  account_id text references accounts.account (id) on delete cascade,
  at         timestamptz(3) not null,
  how        text not null check (how in ('password', 'code', 'backup_code', 'passkey', 'demo', 'link')),
  ok         boolean not null,
  address    text not null
);
create index sign_in_account on accounts.sign_in (account_id, at);
create index sign_in_at on accounts.sign_in (at);

-- What was sent after the session had ended, sealed, until its writer has come in again. No photos.
create table accounts.held (
  id    text primary key check (length(id) between 16 and 60),
  path  text not null check (length(path) between 1 and 400),
  words bytea not null check (length(words) <= 100000),
  at    timestamptz(3) not null
);
create index held_at on accounts.held (at);

grant usage on schema accounts to legwork_app;
grant select, insert, update, delete on all tables in schema accounts to legwork_app;
-- The record of sign-ins may grow and grow old; nobody rewrites it.
revoke update on accounts.sign_in from legwork_app;
