import { type AnyDb, readCommunity } from '../../../kernel/db.ts'
import type { CommunityId } from '../../../kernel/ids.ts'
import { remembering } from '../../../kernel/remember.ts'
import type { Catalogue, OwnCategory } from '../../../rulebook/catalogue.ts'
import type { CasesTables } from '../tables.ts'
import { catalogueAfter } from './change.rules.ts'
import { listOwnCategories } from './change.store.ts'

const oneMinute = 60_000

const kept = remembering(oneMinute, 1_000, async (db: AnyDb, key): Promise<Catalogue> => {
  const community = key.slice(0, 36) as CommunityId
  return catalogueAfter(
    await readCommunity<CasesTables, OwnCategory[]>(db, community, (tx) => listOwnCategories(tx, community)),
  )
})

/** How often each community's catalogue changed in this process; part of the name under which it is kept. */
const changes = new WeakMap<AnyDb, Map<CommunityId, number>>()

/** The catalogue as this community has it; another process knows of a change within a minute. */
export function catalogueFor(db: AnyDb, community: CommunityId): Promise<Catalogue> {
  return kept(db, `${community} ${changes.get(db)?.get(community) ?? 0}`)
}

/** After a change: whoever asks in this process gets the new one at once. */
export function forgetCatalogue(db: AnyDb, community: CommunityId): void {
  const mine = changes.get(db) ?? new Map<CommunityId, number>()
  changes.set(db, mine.set(community, (mine.get(community) ?? 0) + 1))
}
