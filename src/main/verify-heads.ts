import { sql } from 'kysely'
import type { AnyTx } from '../kernel/db.ts'
import type { CommunityId } from '../kernel/ids.ts'
import { type Entry, firstBreak } from '../kernel/journal.ts'
import { headed } from './headed-tables.ts'
import type { Break, Tally } from './verify-report.ts'

type Row = { readonly id: string; readonly n: number; readonly hash: string }

const atOnce = 500

/** Every such row's journal, from its first entry to the head that the row keeps. */
export async function verifyHeads(tx: AnyTx, community: CommunityId, tally: Tally): Promise<Break | null> {
  for (const table of headed) {
    const { rows } = await sql<Row>`select id, journal_n as n, journal_hash as hash from ${sql.table(table)}
      where community_id = ${community} order by id`.execute(tx)
    for (let from = 0; from < rows.length; from += atOnce) {
      const part = rows.slice(from, from + atOnce)
      const entries = await entriesOf(tx, community, part)
      tally.add('entries', entries.length)
      const stories = Map.groupBy(entries, ({ subject }) => subject)
      for (const { id, n, hash } of part) {
        const at = firstBreak(community, stories.get(id) ?? [], { n, hash })
        if (at !== null) return broken(community, id, `the journal of ${table} does not hold at entry ${at}`)
      }
    }
  }
  return null
}

async function entriesOf(tx: AnyTx, community: CommunityId, rows: readonly Row[]): Promise<Entry[]> {
  const ids = rows.map(({ id }) => id)
  const { rows: entries } = await sql<Entry>`select subject, n, at, "as", "by", kind, facts, prev, hash
    from journal.entry where community_id = ${community} and subject = any (${ids}::uuid[])
    order by subject, n`.execute(tx)
  return entries
}

function broken(community: CommunityId, subject: string, says: string): Break {
  return { check: 'journal.chain', community, subject, says }
}
