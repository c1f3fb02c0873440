-- What a title and a place sound like can be found from now on. Cases written before are made findable by jobs, one for
-- each community, some cases at a time (src/modules/cases/renew-search.ts): nothing waits for it.

select jobs.add((
  select coalesce(json_agg(json_build_object(
    'identifier', 'cases.renew_search',
    'payload', json_build_object('community', id, 'after', null),
    'job_key', 'search:' || id)), '[]')
  from people.community));
