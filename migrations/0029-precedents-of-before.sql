-- Decisions to designate that were taken before they were kept as precedents are read from the journals of their cases.
select jobs.add(coalesce(json_agg(json_build_object('identifier', 'coordination.hear_precedent', 'payload',
    json_build_object('community', entry.community_id, 'case', entry.subject, 'n', entry.n),
    'run_at', null, 'job_key', 'precedent:' || entry.subject || ':' || entry.n)), '[]'))
from journal.entry
where kind = 'case.designated' and not exists (select from coordination.precedent known
  where known.community_id = entry.community_id and known.case_id = entry.subject and known.n = entry.n);
