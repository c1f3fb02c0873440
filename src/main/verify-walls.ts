import { sql } from 'kysely'
import type { AnyDb } from '../kernel/db.ts'
import type { Break, Tally } from './verify-report.ts'

/*
 * What the database itself must refuse: rows of another community, changing the journal, changing words, a second
 * holder, a second open offer. A restore or a hand at the console can lose any of it without anybody noticing.
 */

type Table = {
  readonly name: string
  readonly guarded: boolean
  readonly policies: number
  readonly owner: string
}

// Small tables that every node has whole and that say which community is meant.
const shared = ['people.community', 'places.code']

export async function verifyWalls(db: AnyDb, tally: Tally): Promise<Break | null> {
  const tables = await tenantTables(db)
  tally.add('tables', tables.length)
  for (const { name, guarded, policies, owner } of tables) {
    if (!guarded) return wall('wall.open', name, `${name} has no row-level security`)
    if (policies === 0)
      return wall('wall.open', name, `${name} has no policy that keeps the communities apart`)
    if (owner === 'legwork_app')
      return wall('wall.owner', name, `${name} belongs to the application, for which no wall holds`)
  }
  return (await verifyRole(db)) ?? (await verifyGrants(db)) ?? (await verifyConstraints(db))
}

async function tenantTables(db: AnyDb): Promise<Table[]> {
  const { rows } = await sql<Table>`
    select format('%s.%s', space.nspname, class.relname) as name, class.relrowsecurity as guarded,
           pg_get_userbyid(class.relowner) as owner,
           (select count(*)::int from pg_policy policy
            where policy.polrelid = class.oid and policy.polpermissive and policy.polcmd = '*'
              and pg_get_expr(policy.polqual, class.oid) like '%community_id = %app.community%'
              and pg_get_expr(policy.polwithcheck, class.oid) like '%community_id = %app.community%') as policies
    from pg_class class
    join pg_namespace space on space.oid = class.relnamespace
    join pg_attribute col on col.attrelid = class.oid and col.attname = 'community_id' and not col.attisdropped
    where class.relkind in ('r', 'p')
      and space.nspname in ('journal', 'web', 'people', 'places', 'cases', 'coordination', 'notices')
      and has_table_privilege('legwork_app', class.oid, 'select, insert, update, delete')
    order by 1`.execute(db)
  return rows.filter(({ name }) => !shared.includes(name))
}

async function verifyRole(db: AnyDb): Promise<Break | null> {
  const { rows } = await sql<{ too: boolean }>`
    select rolsuper or rolbypassrls or rolcreaterole as too from pg_roles where rolname = 'legwork_app'`.execute(
    db,
  )
  if (rows.length === 0) return wall('wall.role', 'legwork_app', 'there is no role legwork_app')
  return rows[0]?.too ? wall('wall.role', 'legwork_app', 'legwork_app may pass every wall') : null
}

const forbidden: readonly (readonly [table: string, deeds: readonly string[], column: string | null])[] = [
  ['journal.entry', ['update', 'delete', 'truncate'], null],
  ['cases.request', ['update'], 'words'],
  ['cases.request', ['delete', 'truncate'], null],
  ['cases.need', ['update'], 'words'],
  ['cases.need', ['delete', 'truncate'], null],
  ['cases.note', ['update', 'delete', 'truncate'], null],
  ['cases."case"', ['delete', 'truncate'], null],
  ['cases.holding', ['delete', 'truncate'], null],
  ['cases.offer', ['delete', 'truncate'], null],
  ['cases.answer', ['update', 'delete', 'truncate'], null],
  ['notices.notice', ['delete', 'truncate'], null],
  ['notices.notice', ['update'], 'kind'],
  ['notices.message', ['delete', 'truncate'], null],
  ['cases.correction', ['update'], 'decided'],
  ['cases.correction', ['update'], 'keys'],
  ['cases.correction', ['delete', 'truncate'], null],
  ['cases.unlearning', ['update', 'delete', 'truncate'], null],
  ['cases.catalogue_change', ['update', 'delete', 'truncate'], null],
]

async function verifyGrants(db: AnyDb): Promise<Break | null> {
  for (const [table, deeds, column] of forbidden)
    for (const deed of deeds) {
      const { rows } = await (column === null
        ? sql<{ may: boolean }>`select has_table_privilege('legwork_app', ${table}, ${deed})
            or (${deed} = 'update' and has_any_column_privilege('legwork_app', ${table}, 'update')) as may`
        : sql<{
            may: boolean
          }>`select has_column_privilege('legwork_app', ${table}, ${column}, ${deed}) as may`
      ).execute(db)
      const what = column === null ? table : `${table}.${column}`
      if (rows[0]?.may) return wall('wall.grant', what, `the application may ${deed} ${what}`)
    }
  return null
}

const needed = [
  'one_holder',
  'one_open_offer',
  'open_is_held',
  'ended_is_still',
  'joined_says_where',
  'first_has_no_before',
  'refusal_names_a_better',
  'not_fixed_says_why',
]

async function verifyConstraints(db: AnyDb): Promise<Break | null> {
  const { rows } = await sql<{ name: string }>`
    select conname as name from pg_constraint where convalidated
    union all
    select class.relname from pg_index index join pg_class class on class.oid = index.indexrelid
    where index.indisvalid and index.indisunique`.execute(db)
  const there = new Set(rows.map((row) => row.name))
  const lost = needed.find((name) => !there.has(name))
  return lost === undefined ? null : wall('wall.constraint', lost, `${lost} is gone or not valid`)
}

function wall(check: string, subject: string, says: string): Break {
  return { check, community: null, subject, says }
}
