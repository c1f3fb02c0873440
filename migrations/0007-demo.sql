-- Whether the invented community is whole: a fill that was cut short is made again.

create table main.demo (
  community_id uuid primary key,
  begun_at     timestamptz(3) not null,
  filled_at    timestamptz(3)
);
