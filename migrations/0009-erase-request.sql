-- The function that erases could not run: in it, `request` was both its argument and the table's row.
create or replace function cases.erase_request(community uuid, request uuid, at_time timestamptz) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_variable
begin
  if community is distinct from current_setting('app.community', true)::uuid then
    raise exception 'not in community %', community using errcode = 'insufficient_privilege';
  end if;
  update cases.request set words = null, phone_sealed = null, phone_print = null, person_id = null, home_id = null,
    erased_at = at_time where community_id = community and id = request and erased_at is null;
  update cases.need set words = null, because = '{}' where community_id = community and request_id = request;
  update cases.note set words = null, erased_at = at_time
    where community_id = community and request_id = request and erased_at is null;
end $$;
