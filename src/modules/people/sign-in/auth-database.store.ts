import type { KyselyPlugin } from 'kysely'
import type { AnyDb } from '../../../kernel/db.ts'

/**
 * Our pool as better-auth wants it. It compares dates as `Date`, while the rest of the program reads them as text,
 * so the columns that hold a moment are turned on the way out.
 */
export function databaseFor(db: AnyDb) {
  return {
    db: db.withPlugin(momentsAsDates),
    type: 'postgres',
    schemaName: 'accounts',
    transaction: true,
  } as const
}

const momentsAsDates: KyselyPlugin = {
  transformQuery: ({ node }) => node,
  transformResult: async ({ result }) => ({
    ...result,
    rows: result.rows.map((row) => Object.fromEntries(Object.entries(row).map(asDate))),
  }),
}

function asDate([column, value]: [string, unknown]): [string, unknown] {
  const isMoment = /(_at|_until|since)$/.test(column) && typeof value === 'string'
  return [column, isMoment ? new Date(value) : value]
}
