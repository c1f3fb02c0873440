import { sql } from 'kysely'
import type { Tx } from '../../kernel/db.ts'
import type { CasesTables } from '../cases/door.ts'
import type { Tally } from './definitions.ts'
import { finishes } from './finish.store.ts'
import { type Counting, heldWhen, keyOf, within } from './key.store.ts'

/** Everything that was asked in the period and how often each answer was given; see `definitions.ts`. */
export async function tallyAll(tx: Tx<CasesTables>, counting: Counting): Promise<Tally[]> {
  const all: Tally[] = []
  for (const query of [contacts, finishes, offers, promises]) {
    const { rows } = await sql<Tally>`${query(counting)}`.execute(tx)
    all.push(...rows)
  }
  return all
}

const contacts = ({ community, period, by }: Counting) => sql`
  select 'contact' as question, verdict, key, count(*)::int as n, sum(households)::int as households,
    0 as answered, 0 as fixed
  from (
    select ${keyOf(by, { body: heldWhen(sql`it.contact_due_at`) })} as key, it.households,
      case when it.state in ('joined', 'withdrawn') then it.state
        when it.contacted_at is null then 'silent'
        when it.contacted_at <= it.contact_due_at then 'on_time'
        else 'late' end as verdict
    from cases."case" it
    where it.community_id = ${community} and ${within(sql`it.contact_due_at`, period)}) due
  group by verdict, key`

const offers = ({ community, period, by }: Counting) => sql`
  select 'offer' as question, offer.state as verdict, ${keyOf(by, { body: sql`offer.to_body_id` })} as key,
    count(*)::int as n, 0 as households, 0 as answered, 0 as fixed
  from cases.offer offer
    join cases."case" it on it.community_id = offer.community_id and it.id = offer.case_id
  where offer.community_id = ${community} and ${within(sql`offer.offered_at`, period)}
  group by 2, 3`

// Not every promise is about a case: one from a meeting has no topic and no place.
const promises = ({ community, period, by }: Counting) => sql`
  select 'promise' as question, promise.state as verdict, ${keyOf(by, { body: sql`promise.body_id` })} as key,
    count(*)::int as n, 0 as households, 0 as answered, 0 as fixed
  from coordination.promise promise
    left join cases."case" it on it.community_id = promise.community_id and it.id = promise.case_id
  where promise.community_id = ${community} and ${within(sql`promise.due_at`, period)}
  group by 2, 3`
