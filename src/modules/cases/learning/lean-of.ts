import { type AnyDb, readCommunity } from '../../../kernel/db.ts'
import type { CommunityId } from '../../../kernel/ids.ts'
import { remembering } from '../../../kernel/remember.ts'
import { learnFrom } from '../../../language/adapt.ts'
import type { Lean } from '../../../language/classify.ts'
import type { CasesTables } from '../tables.ts'
import { listLessons } from './correction.store.ts'

const oneMinute = 60_000

const kept = remembering(oneMinute, 300, async (db: AnyDb, key): Promise<Lean | null> => {
  const community = key.slice(0, 36) as CommunityId
  return learnFrom(
    await readCommunity<CasesTables, Awaited<ReturnType<typeof listLessons>>>(db, community, (tx) =>
      listLessons(tx, community),
    ),
  )
})

/** How often each community's lessons changed in this process; part of the name under which they are kept. */
const changes = new WeakMap<AnyDb, Map<CommunityId, number>>()

/** What this community's corrections have taught; nothing when there are none. Another process knows within a minute. */
export async function leanOf(db: AnyDb, community: CommunityId): Promise<Lean | undefined> {
  const change = changes.get(db)?.get(community) ?? 0
  return (await kept(db, `${community} ${change}`)) ?? undefined
}

/** After a lesson was added, taken back or erased: the next saying is read with those that are left. */
export function forgetLessons(db: AnyDb, community: CommunityId): void {
  const mine = changes.get(db) ?? new Map<CommunityId, number>()
  changes.set(db, mine.set(community, (mine.get(community) ?? 0) + 1))
}
