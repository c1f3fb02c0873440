import { sql } from 'kysely'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { freshDatabase } from './database.ts'
import { nodesOf, type Source, sources } from './source.ts'

/*
 * The row types in tables.ts are written by hand (they know ids and words that SQL does not), so they are compared with
 * the migrated database: the same tables, the same columns, the same nulls, a fitting kind.
 */

type Column = { readonly kind: Kind; readonly isNullable: boolean }
type Kind = 'moment' | 'day' | 'number' | 'boolean' | 'bytes' | 'list' | 'text' | 'json'
type Tables = ReadonlyMap<string, ReadonlyMap<string, Column>>

/** Spoken to in plain SQL by the kernel and by main, which have no row types. */
const plain = /^(journal|web|main|graphile_worker)\./

/** The sign-in library has columns there of its own, which we need not know. */
const libraries = /^accounts\./

const kinds: Readonly<Record<string, Kind>> = {
  timestamptz: 'moment',
  date: 'day',
  int2: 'number',
  int4: 'number',
  int8: 'number',
  float4: 'number',
  bool: 'boolean',
  bytea: 'bytes',
  jsonb: 'json',
}

async function migrated(): Promise<Tables> {
  await using t = await freshDatabase()
  const { rows } = await sql<{ table: string; column: string; type: string; nullable: string }>`
    select table_schema || '.' || table_name as table, column_name as column, udt_name as type, is_nullable as nullable
    from information_schema.columns where table_schema not in ('pg_catalog', 'information_schema', 'public')
    order by 1, ordinal_position`.execute(t.owner)
  const found = new Map<string, Map<string, Column>>()
  for (const { table, column, type, nullable } of rows.filter((row) => !plain.test(row.table))) {
    const columns = found.get(table) ?? new Map<string, Column>()
    const kind = type.startsWith('_') ? 'list' : (kinds[type] ?? 'text')
    found.set(table, columns.set(column, { kind, isNullable: nullable === 'YES' }))
  }
  return found
}

function written(): Tables {
  const found = new Map<string, ReadonlyMap<string, Column>>()
  for (const source of sources(['src']).filter(({ path }) => path.endsWith('/tables.ts')))
    for (const table of nodesOf(source, ts.isPropertySignature))
      if (ts.isStringLiteral(table.name)) found.set(table.name.text, columnsOf(source, table))
  return found
}

function columnsOf(source: Source, { name, type }: ts.PropertySignature): ReadonlyMap<string, Column> {
  const alias = nodesOf(source, ts.isTypeAliasDeclaration).find((each) => each.name.text === type?.getText())
  const row = alias?.type ?? type
  if (!row || !ts.isTypeLiteralNode(row)) throw new Error(`${name.getText()} is no row type that can be read`)
  return new Map(
    row.members
      .filter(ts.isPropertySignature)
      .map((column) => [column.name.getText(), columnOf(column.type?.getText() ?? '')]),
  )
}

function columnOf(text: string): Column {
  const of = /^Generated<(.*)>$/s.exec(text)?.[1] ?? text
  const parts = of.split('|').map((part) => part.trim())
  const isNullable = parts.includes('null')
  const bare = parts.filter((part) => part !== 'null').join(' | ')
  const kind =
    {
      Instant: 'moment',
      PlainDate: 'day',
      number: 'number',
      Fen: 'number',
      boolean: 'boolean',
      Buffer: 'bytes',
    }[bare] ?? (bare.endsWith('[]') ? 'list' : 'text')
  return { kind: kind as Kind, isNullable }
}

test('every table has a row type, and every row type a table', async () => {
  const [database, code] = [await migrated(), written()]

  expect([...code.keys()].toSorted()).toEqual([...database.keys()].toSorted())
})

test('the row types have the columns that the tables have, null where they may be null', async () => {
  const [database, code] = [await migrated(), written()]

  for (const [table, columns] of code) {
    const real = database.get(table)
    if (!real) continue
    const shown = (from: ReadonlyMap<string, Column>) =>
      Object.fromEntries(
        [...from]
          .filter(([name]) => columns.has(name) || !libraries.test(table))
          .map(([name, { kind, isNullable }]) => [
            name,
            `${isNullable ? 'nullable ' : ''}${kindShown(kind)}`,
          ]),
      )
    expect({ table, ...shown(columns) }).toEqual({ table, ...shown(real) })
  }
})

// A json column may have any type of its own.
function kindShown(kind: Kind): string {
  return kind === 'json' ? 'text' : kind
}
