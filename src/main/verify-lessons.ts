import { sql } from 'kysely'
import type { AnyTx } from '../kernel/db.ts'
import type { CommunityId } from '../kernel/ids.ts'
import { firstBreak, read, start } from '../kernel/journal.ts'
import type { Break, Tally } from './verify-report.ts'

/**
 * The community's own journal: its hashes, and that every taking back of lessons that it tells of stands beside it with
 * as many lessons, and none besides.
 */
export async function verifyLessons(tx: AnyTx, community: CommunityId, tally: Tally): Promise<Break | null> {
  const entries = await read(tx, community, community)
  const broken = (check: string, says: string) => ({ check, community, subject: community, says })
  const n = firstBreak(community, entries, entries.at(-1) ?? start)
  if (n !== null) return broken('journal.chain', `the community's own journal does not hold at entry ${n}`)
  const { rows } = await sql<{ id: string; lessons: number; held: number }>`select id, lessons,
      (select count(*)::int from cases.correction it
       where it.community_id = unlearning.community_id and it.undone_in = unlearning.id) as held
    from cases.unlearning unlearning where community_id = ${community}`.execute(tx)
  const told = new Map(
    entries
      .filter(({ kind }) => kind === 'lessons.undone')
      .map(({ facts }) => [facts['unlearning'], facts['lessons']]),
  )
  tally.add('entries', entries.length)
  if (rows.length !== told.size || rows.some(({ id, lessons }) => told.get(id) !== lessons))
    return broken(
      'lessons.told',
      'lessons were taken back and the journal does not say so, or says otherwise',
    )
  return rows.some(({ lessons, held }) => lessons !== held)
    ? broken('lessons.held', 'other lessons are out of use than were taken back')
    : null
}
