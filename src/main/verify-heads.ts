import { sql } from 'kysely'
import type { AnyTx } from '../kernel/db.ts'
import type { CommunityId } from '../kernel/ids.ts'
import { firstBreak, read } from '../kernel/journal.ts'
import type { Break, Tally } from './verify-report.ts'

/** Tables whose rows are subjects of a journal and keep its head: `id`, `journal_n`, `journal_hash`. */
const headed: readonly string[] = [
  'coordination.link',
  'coordination.release',
  'coordination.promise',
  'coordination.meeting',
  'coordination.part',
  'coordination.whistle',
  'coordination.dossier',
  'coordination.body_card',
]

type Row = { readonly id: string; readonly n: number; readonly hash: string }

/** Every such row's journal, from its first entry to the head that the row keeps. */
export async function verifyHeads(tx: AnyTx, community: CommunityId, tally: Tally): Promise<Break | null> {
  for (const table of headed) {
    const { rows } = await sql<Row>`select id, journal_n as n, journal_hash as hash from ${sql.table(table)}
      where community_id = ${community} order by id`.execute(tx)
    for (const { id, n, hash } of rows) {
      const entries = await read(tx, community, id)
      tally.add('entries', entries.length)
      const at = firstBreak(community, entries, { n, hash })
      if (at !== null)
        return {
          check: 'journal.chain',
          community,
          subject: id,
          says: `the journal of ${table} ${id} does not hold at entry ${at}`,
        }
    }
  }
  return null
}
