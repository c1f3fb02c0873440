-- The key of a group's robot is a secret like a telephone number: whoever has it can write into the group.
alter table coordination.body_contact add column wecom_sealed bytea;
alter table coordination.body_contact drop constraint ended_contact_is_blank;
alter table coordination.body_contact add constraint ended_contact_is_blank check (ended_at is null
  or (name is null and phone_sealed is null and email is null and wecom is null and wecom_sealed is null));
-- Only the application has the secret: what was kept in the open until now it seals, and nothing is kept so any more.
alter table coordination.body_contact add constraint wecom_is_sealed check (wecom is null or wecom_sealed is null);
grant update (wecom_sealed) on coordination.body_contact to legwork_app;
select jobs.add(coalesce(json_agg(json_build_object('identifier', 'coordination.seal_robots', 'payload',
    json_build_object('community', community_id), 'run_at', null, 'job_key', null)), '[]'))
from (select distinct community_id from coordination.body_contact where wecom is not null) as kept;

-- Who stands in may do so for a shorter time than was said, or not at all when it has not begun.
alter table coordination.body_deputy add column dropped_at timestamptz(3);
alter table coordination.body_deputy drop constraint one_deputy_a_day;
alter table coordination.body_deputy add constraint one_deputy_a_day exclude using gist
  (community_id with =, for_contact with =, daterange(from_on, until_on, '[]') with &&) where (dropped_at is null);
grant update (until_on, dropped_at) on coordination.body_deputy to legwork_app;
