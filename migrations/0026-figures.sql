-- What the figures of a month are counted by: limits that fell in it, hands it lay in, offers, promises, designations.

create index case_contact_due on cases."case" (community_id, contact_due_at);
create index case_finish_due on cases."case" (community_id, finish_due_at);
-- None for a holding that goes on, so that filing a matter writes nothing here.
create index holding_until on cases.holding (community_id, until) include (since, case_id, body_id) where until is not null;
create index offer_at on cases.offer (community_id, offered_at) include (state, to_body_id, case_id);
create index promise_due on coordination.promise (community_id, due_at);
create index entry_designated on journal.entry (community_id, at) where kind = 'case.designated';
