import type { Tx } from '../../kernel/db.ts'
import type { BodyId, CaseId, CommunityId, NoteId, OfferId, PersonId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Offer, OfferState } from './parts.rules.ts'
import type { CasesTables } from './tables.ts'

type NewOffer = {
  readonly id: OfferId
  readonly case: CaseId
  readonly from: BodyId
  readonly to: BodyId
  readonly by: PersonId
  readonly at: Instant
  readonly answerBy: Instant
  readonly note: NoteId
}

export async function insertOffer(
  tx: Tx<CasesTables>,
  community: CommunityId,
  offer: NewOffer,
): Promise<void> {
  await tx
    .insertInto('cases.offer')
    .values({
      community_id: community,
      id: offer.id,
      case_id: offer.case,
      from_body_id: offer.from,
      to_body_id: offer.to,
      offered_by: offer.by,
      offered_at: offer.at,
      answer_by: offer.answerBy,
      note_id: offer.note,
      state: 'offered',
      answered_at: null,
      better_body_id: null,
      answer_note_id: null,
    })
    .execute()
}

type Answered = {
  readonly state: OfferState
  readonly at: Instant
  readonly better?: BodyId
  readonly note?: NoteId
}

/** Ends the open offer, if there is one. */
export async function endOffer(
  tx: Tx<CasesTables>,
  community: CommunityId,
  id: OfferId,
  answer: Answered,
): Promise<void> {
  await tx
    .updateTable('cases.offer')
    .set({
      state: answer.state,
      answered_at: answer.at,
      better_body_id: answer.better ?? null,
      answer_note_id: answer.note ?? null,
    })
    .where('community_id', '=', community)
    .where('id', '=', id)
    .where('state', '=', 'offered')
    .execute()
}

/** Whether anybody asked to take it has refused or let the time pass. */
export async function wasSentBack(
  tx: Tx<CasesTables>,
  it: { readonly community: CommunityId; readonly id: CaseId },
): Promise<boolean> {
  const row = await tx
    .selectFrom('cases.offer')
    .select('id')
    .where('community_id', '=', it.community)
    .where('case_id', '=', it.id)
    .where('state', 'in', ['refused', 'lapsed'])
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

export async function listOffers(
  tx: Tx<CasesTables>,
  community: CommunityId,
  cases: readonly CaseId[],
): Promise<(Offer & { readonly case: CaseId })[]> {
  if (cases.length === 0) return []
  const rows = await tx
    .selectFrom('cases.offer')
    .selectAll()
    .where('community_id', '=', community)
    .where('case_id', 'in', [...cases])
    .orderBy('offered_at')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    case: row.case_id,
    from: row.from_body_id,
    to: row.to_body_id,
    offeredAt: row.offered_at,
    answerBy: row.answer_by,
    note: row.note_id,
    state: row.state,
    answeredAt: row.answered_at,
    better: row.better_body_id,
    answerNote: row.answer_note_id,
  }))
}
