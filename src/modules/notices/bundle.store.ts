import type { Tx } from '../../kernel/db.ts'
import type { CommunityId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/time.ts'
import type { BundleId, Hearer } from './notice.rules.ts'
import { hearerOf } from './notice.store.ts'
import type { NoticeTables } from './tables.ts'

type Of = Tx<NoticeTables>

/** All that goes to one hearer at once; the words sealed. */
export type Bundle = {
  readonly id: BundleId
  readonly hearer: Hearer
  readonly madeAt: Instant
  readonly lines: number
  readonly sealed: Buffer | null
}

export async function insertBundle(tx: Of, community: CommunityId, it: Bundle): Promise<void> {
  await tx
    .insertInto('notices.bundle')
    .values({
      community_id: community,
      id: it.id,
      body_id: it.hearer.as === 'body' ? it.hearer.body : null,
      person_id: it.hearer.as === 'person' ? it.hearer.person : null,
      made_at: it.madeAt,
      lines: it.lines,
      sealed: it.sealed,
    })
    .execute()
}

export async function findBundle(tx: Of, community: CommunityId, id: BundleId): Promise<Bundle | undefined> {
  const row = await tx
    .selectFrom('notices.bundle')
    .selectAll()
    .where('community_id', '=', community)
    .where('id', '=', id)
    .executeTakeFirst()
  return (
    row && { id: row.id, hearer: hearerOf(row), madeAt: row.made_at, lines: row.lines, sealed: row.sealed }
  )
}

/** Held until the transaction ends: what becomes of its messages is weighed by one at a time. */
export async function holdBundle(tx: Of, community: CommunityId, id: BundleId): Promise<void> {
  await tx
    .selectFrom('notices.bundle')
    .select('id')
    .where('community_id', '=', community)
    .where('id', '=', id)
    .forUpdate()
    .execute()
}

/** When this hearer was last told anything. */
export async function lastBundleAt(tx: Of, community: CommunityId, hearer: Hearer): Promise<Instant | null> {
  const row = await tx
    .selectFrom('notices.bundle')
    .select('made_at')
    .where('community_id', '=', community)
    .$call((query) =>
      hearer.as === 'body'
        ? query.where('body_id', '=', hearer.body)
        : query.where('person_id', '=', hearer.person),
    )
    .orderBy('made_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.made_at ?? null
}

/** Blanks the words of what is older; how often somebody was told, and when, stays. */
export async function blankBefore(tx: Of, community: CommunityId, before: Instant): Promise<number> {
  const done = await tx
    .updateTable('notices.bundle')
    .set({ sealed: null })
    .where('community_id', '=', community)
    .where('made_at', '<', before)
    .where('sealed', 'is not', null)
    .executeTakeFirst()
  return Number(done.numUpdatedRows)
}
