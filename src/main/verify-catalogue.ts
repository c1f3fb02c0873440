import { isDeepStrictEqual } from 'node:util'
import type { AnyTx } from '../kernel/db.ts'
import type { CommunityId } from '../kernel/ids.ts'
import { read } from '../kernel/journal.ts'
import { factsOf, firstWrongUndo } from '../modules/cases/catalogue/change.rules.ts'
import { listChanges } from '../modules/cases/catalogue/change.store.ts'
import { isTopic } from '../rulebook/categories.ts'
import type { Break, Tally } from './verify-report.ts'

/**
 * Every change of the community's catalogue stands in its journal word for word, by the same hand, and none besides;
 * what was taken back is again what it was. The journal's own chain is looked at with the lessons.
 */
export async function verifyCatalogue(
  tx: AnyTx,
  community: CommunityId,
  tally: Tally,
): Promise<Break | null> {
  const changes = await listChanges(tx, community)
  const entries = (await read(tx, community, community)).filter(
    // Of a topic that this version has no more, neither is looked at.
    ({ kind, facts }) => kind === 'catalogue.changed' && isTopic(String(facts['topic'])),
  )
  tally.add('catalogueChanges', changes.length)
  const broken = (check: string, says: string) => ({ check, community, subject: community, says })
  const kept = changes.map((each) => ({ ...factsOf(each.n, each, each.undoes), by: each.by, at: each.at }))
  const told = entries.map(({ facts, by, at }) => ({ ...facts, by, at }))
  if (!isDeepStrictEqual(kept, told))
    return broken(
      'catalogue.told',
      'the catalogue was changed and the journal does not say so, or says otherwise',
    )
  const n = firstWrongUndo(changes)
  return n === null
    ? null
    : broken(
        'catalogue.undone',
        `change ${n} of the catalogue takes back what it may not, or to something else`,
      )
}
