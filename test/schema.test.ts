import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from './database.ts'

/* What the database itself must keep, whatever a migration forgets. Read from the migrated database. */

let t: TestDatabase
beforeAll(async () => {
  t = await freshDatabase()
})
afterAll(() => t[Symbol.asyncDispose]())

/** Schemas that are not ours: PostgreSQL's, the queue's, and the list of migrations. */
const ours = sql`n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast', 'graphile_worker', 'main', 'public')
  and n.nspname not like 'pg_temp%' and n.nspname not like 'pg_toast_temp%'`

/**
 * Small tables that are the same on every node: they say which community something belongs to before one is known, or
 * belong to none.
 */
const reference = /^(people\.community|places\.code|web\.heartbeat|accounts\.\w+)$/

const names = async (query: ReturnType<typeof sql<{ name: string }>>): Promise<string[]> =>
  (await query.execute(t.owner)).rows.map(({ name }) => name)

const tables = sql`pg_class c join pg_namespace n on n.oid = c.relnamespace and c.relkind in ('r', 'p') and ${ours}`
const named = sql`n.nspname || '.' || c.relname`

async function tenantTables(): Promise<string[]> {
  const all = await names(sql<{ name: string }>`select ${named} as name from ${tables} order by 1`)
  return all.filter((name) => !reference.test(name))
}

/** Tenant tables for which a condition over `c` does not hold. */
async function without(condition: ReturnType<typeof sql>): Promise<string[]> {
  const bad = await names(
    sql<{ name: string }>`select ${named} as name from ${tables} where not (${condition})`,
  )
  return bad.filter((name) => !reference.test(name))
}

test('there are tenant tables, and every other table is known to be a reference table', async () => {
  const tenants = await tenantTables()
  expect(tenants).toContain('cases.case')
  expect(
    await without(sql`exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'community_id'
    and a.attnotnull)`),
  ).toEqual([])
})

/** What must hold of every tenant table, and those for which it does not. */
const checks: Record<string, () => Promise<string[]>> = {
  'has row-level security': () => without(sql`c.relrowsecurity`),

  'has one policy, that of its community, for reading and for writing': () => {
    const isOurs = `(community_id = (current_setting('app.community'::text, true))::uuid)`
    return without(sql`(select count(*) = 1 and bool_and(p.polname = 'of_community' and p.polcmd = '*' and p.polpermissive
      and p.polroles = array['legwork_app'::regrole::oid]
      and pg_get_expr(p.polqual, p.polrelid) = ${isOurs} and pg_get_expr(p.polwithcheck, p.polrelid) = ${isOurs})
      from pg_policy p where p.polrelid = c.oid)`)
  },

  'has a primary key that starts with the community': () =>
    without(sql`exists (select from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
      where i.indrelid = c.oid and i.indisprimary and a.attname = 'community_id')`),

  'is unique within its community only': () =>
    without(sql`not exists (select from pg_index i where i.indrelid = c.oid and i.indisunique and not exists (
      select from pg_attribute a where a.attrelid = c.oid and a.attname = 'community_id' and a.attnum = any(i.indkey)))`),

  'points to another tenant table by the community too': () =>
    without(sql`not exists (select from pg_constraint k
      join pg_class f on f.oid = k.confrelid join pg_namespace fn on fn.oid = f.relnamespace
      where k.conrelid = c.oid and k.contype = 'f' and fn.nspname <> 'accounts'
      and fn.nspname || '.' || f.relname <> 'people.community' and not exists (
        select from unnest(k.conkey, k.confkey) as pair (mine, theirs)
        join pg_attribute a on a.attrelid = c.oid and a.attnum = mine and a.attname = 'community_id'
        join pg_attribute b on b.attrelid = f.oid and b.attnum = theirs and b.attname = 'community_id'))`),

  'has no trigger, for those do not distribute': () =>
    without(sql`not exists (select from pg_trigger g where g.tgrelid = c.oid and not g.tgisinternal)`),

  'keeps its moments in UTC and to the millisecond': () =>
    without(sql`not exists (select from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      and (a.atttypid in ('timestamp'::regtype, 'time'::regtype, 'timetz'::regtype)
        or (a.atttypid = 'timestamptz'::regtype and a.atttypmod <> 3)))`),
}

test.each(Object.entries(checks))('every tenant table %s', async (_, found) => {
  expect(await found()).toEqual([])
})

test('a view shows what its reader may see, not what its owner may', async () => {
  const open = await names(sql<{ name: string }>`select ${named} as name from pg_class c
    join pg_namespace n on n.oid = c.relnamespace and ${ours}
    where c.relkind = 'm' or (c.relkind = 'v' and not coalesce(c.reloptions, '{}') @> '{security_invoker=true}')`)
  expect(open).toEqual([])
})

test('a function with its owner’s rights has a fixed search path and is not for everybody', async () => {
  const open = await names(sql<{ name: string }>`select n.nspname || '.' || p.proname as name from pg_proc p
    join pg_namespace n on n.oid = p.pronamespace and ${ours}
    where p.prosecdef and (not exists (select from unnest(p.proconfig) as set_to
        where set_to ~ '^search_path=([a-z_]+, )*pg_temp$' and set_to !~ 'public')
      or exists (select from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) as r where r.grantee = 0))`)
  expect(open).toEqual([])
})

describe('the application’s role', () => {
  const role = 'legwork_app'
  const may = async (right: string): Promise<string[]> =>
    names(sql<{ name: string }>`select ${named} as name from ${tables}
      where has_table_privilege(${role}, c.oid, ${right}) order by 1`)
  const mayChange = async (table: string): Promise<string[]> =>
    names(sql<{ name: string }>`select a.attname as name from pg_attribute a
      where a.attrelid = ${table}::regclass and a.attnum > 0 and not a.attisdropped
      and has_column_privilege(${role}, a.attrelid, a.attnum, 'update') order by 1`)

  test('is no superuser, owns nothing, and can switch nothing off', async () => {
    const { rows } =
      await sql`select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication from pg_roles
      where rolname = ${role}`.execute(t.owner)
    expect(rows).toEqual([
      {
        rolsuper: false,
        rolbypassrls: false,
        rolcreaterole: false,
        rolcreatedb: false,
        rolreplication: false,
      },
    ])
    const owned = await names(sql<{ name: string }>`select ${named} as name from pg_class c
      join pg_namespace n on n.oid = c.relnamespace where c.relowner = ${role}::regrole`)
    const creates = await names(sql<{ name: string }>`select n.nspname as name from pg_namespace n
      where has_schema_privilege(${role}, n.oid, 'create') and n.nspname not like 'pg_temp%'`)
    expect([owned, creates]).toEqual([[], []])
  })

  test('may empty no table, and hang nothing on one', async () => {
    for (const right of ['truncate', 'references', 'trigger']) expect(await may(right)).toEqual([])
  })

  test('may only add to the journal', async () => {
    expect(await mayChange('journal.entry')).toEqual([])
    for (const right of ['update', 'delete']) expect(await may(right)).not.toContain('journal.entry')
  })

  test.each([
    ['cases.request', ['words', 'ref', 'said_at', 'channel', 'filed_by', 'erased_at', 'phone_print']],
    ['cases.need', ['words', 'request_id', 'topic']],
    ['cases.note', ['words', 'kind', 'written_by', 'at', 'erased_at']],
    ['cases.answer', ['is_fixed', 'rating', 'given_by', 'at']],
    ['cases.offer', ['from_body_id', 'to_body_id', 'offered_at', 'note_id']],
    ['cases.holding', ['body_id', 'since', 'how']],
    ['cases.file', ['hash', 'thumb_hash', 'kind', 'at']],
    ['cases.correction', ['proposed', 'decided', 'keys', 'said_by', 'at']],
    ['cases.unlearning', ['why', 'lessons', 'undone_by', 'at']],
  ])('may not change what was said or done: %s', async (table, kept) => {
    const changeable = await mayChange(table)
    expect(kept.filter((column) => changeable.includes(column) && !isLeftLater(table, column))).toEqual([])
  })

  test('removes only what waits to be used up', async () => {
    const fine = /^(web\.|accounts\.)|^cases\.file$/
    expect((await may('delete')).filter((name) => !fine.test(name))).toEqual([])
  })

  test('may not read or write the queue but through its doors', async () => {
    const queue = await names(sql<{ name: string }>`select ${named} as name from pg_class c
      join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'graphile_worker'
      where c.relkind in ('r', 'v') and has_table_privilege(${role}, c.oid, 'select, insert, update, delete')`)
    expect(queue).toEqual([])
  })
})

test('a table that keeps none of this is found by every check', async () => {
  await using own = await freshDatabase()
  await sql`create table cases.careless (id uuid primary key, community_id uuid not null, case_id uuid, at timestamp,
    foreign key (community_id, case_id) references cases."case" (community_id, id));
    create table cases.worse (id uuid primary key, community_id uuid not null, careless uuid references cases.careless (id));
    create function cases.noise() returns trigger language plpgsql as $$ begin return new; end $$;
    create trigger noise after insert on cases.careless for each row execute function cases.noise()`.execute(
    own.owner,
  )
  const real = t
  t = own
  try {
    for (const [name, found] of Object.entries(checks))
      expect([name, await found()]).toEqual([
        name,
        expect.arrayContaining([expect.stringMatching(/^cases\.(careless|worse)$/)]),
      ])
  } finally {
    t = real
  }
})

/** A resident may leave a number after the words, for which migration 0008 opens the two columns. */
function isLeftLater(table: string, column: string): boolean {
  return table === 'cases.request' && column === 'phone_print'
}
