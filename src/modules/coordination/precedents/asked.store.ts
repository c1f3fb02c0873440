import type { Tx } from '../../../kernel/db.ts'
import type { BodyId, CaseId, CommunityId } from '../../../kernel/ids.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { CoordinationTables } from '../tables.ts'

/** One body that was asked to take a case and did not. */
export type Declined = {
  readonly to: BodyId
  readonly how: 'refused' | 'lapsed'
  readonly askedAt: Instant
  readonly answeredAt: Instant | null
  /** Why it was asked, and why it did not take it; null when nothing was said or it was erased. */
  readonly asked: string | null
  readonly why: string | null
  readonly better: BodyId | null
}

/** Who was asked and did not take it, in the order of asking. */
export async function listDeclined(
  tx: Tx<CoordinationTables>,
  community: CommunityId,
  id: CaseId,
): Promise<Declined[]> {
  const rows = await tx
    .selectFrom('cases.offer as offer')
    .leftJoin('cases.note as asked', (join) =>
      join.onRef('asked.community_id', '=', 'offer.community_id').onRef('asked.id', '=', 'offer.note_id'),
    )
    .leftJoin('cases.note as answer', (join) =>
      join
        .onRef('answer.community_id', '=', 'offer.community_id')
        .onRef('answer.id', '=', 'offer.answer_note_id'),
    )
    .select([
      'offer.to_body_id as to',
      'offer.state as state',
      'offer.offered_at as askedAt',
      'offer.answered_at as answeredAt',
      'asked.words as asked',
      'answer.words as why',
      'offer.better_body_id as better',
    ])
    .where('offer.community_id', '=', community)
    .where('offer.case_id', '=', id)
    .where('offer.state', 'in', ['refused', 'lapsed'])
    .orderBy('offer.offered_at')
    .execute()
  return rows.map(({ state, ...row }) => ({ ...row, how: state === 'lapsed' ? 'lapsed' : 'refused' }))
}
