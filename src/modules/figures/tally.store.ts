import { sql } from 'kysely'
import type { Tx } from '../../kernel/db.ts'
import type { CasesTables } from '../cases/door.ts'
import type { Tally } from './definitions.ts'
import { finishes } from './finish.store.ts'
import { type Counting, heldWhen, keyOf, withCase, within } from './key.store.ts'

/** Everything that was asked in the period and how often each answer was given; see `definitions.ts`. */
export async function tallyAll(tx: Tx<CasesTables>, counting: Counting): Promise<Tally[]> {
  await quickly(tx)
  const all: Tally[] = []
  for (const query of [contacts, finishes, offers, promises]) {
    const { rows } = await sql<Tally>`${query(counting)}`.execute(tx)
    all.push(...rows)
  }
  return all
}

/** PostgreSQL would translate these long queries into machine code first, which takes longer than to run them. */
export async function quickly(tx: Tx<CasesTables>): Promise<void> {
  await sql`select set_config('jit', 'off', true)`.execute(tx)
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

// Added up by case or body before it is looked up what those are: a matter is offered more than once.
const offers = ({ community, period, by }: Counting) => sql`
  with asked as materialized (
    select ${by === 'body' ? sql`to_body_id` : by === 'all' ? sql`null::uuid` : sql`case_id`} as whom, state,
      count(*)::int as n
    from cases.offer where community_id = ${community} and ${within(sql`offered_at`, period)}
    group by 1, 2)
  select 'offer' as question, asked.state as verdict, ${keyOf(by, { body: sql`asked.whom` })} as key,
    sum(asked.n)::int as n, 0 as households, 0 as answered, 0 as fixed
  from asked ${withCase(by, sql`asked.whom`, community)}
  group by 2, 3`

// Not every promise is about a case: one from a meeting has no topic and no place.
const promises = ({ community, period, by }: Counting) => sql`
  select 'promise' as question, promise.state as verdict, ${keyOf(by, { body: sql`promise.body_id` })} as key,
    count(*)::int as n, 0 as households, 0 as answered, 0 as fixed
  from coordination.promise promise
    left join cases."case" it on it.community_id = promise.community_id and it.id = promise.case_id
  where promise.community_id = ${community} and ${within(sql`promise.due_at`, period)}
  group by 2, 3`
