import type { Tx } from '../../kernel/db.ts'
import {
  type CaseId,
  type CommunityId,
  type NoteId,
  newId,
  type PersonId,
  type RequestId,
} from '../../kernel/ids.ts'
import type { Brand } from '../../kernel/brand.ts'
import type { Instant } from '../../kernel/time.ts'
import type { CasesTables } from './tables.ts'

type NewAnswer = {
  readonly case: CaseId
  readonly request: RequestId
  readonly round: number
  readonly isFixed: boolean | null
  readonly rating: number | null
  readonly note: NoteId | null
  readonly as: 'resident' | 'callback'
  readonly by: PersonId | null
  readonly at: Instant
}

export async function insertAnswer(
  tx: Tx<CasesTables>,
  community: CommunityId,
  answer: NewAnswer,
): Promise<void> {
  await tx
    .insertInto('cases.answer')
    .values({
      community_id: community,
      id: newId<Brand<string, 'AnswerId'>>(),
      case_id: answer.case,
      request_id: answer.request,
      round: answer.round,
      is_fixed: answer.isFixed,
      rating: answer.rating,
      note_id: answer.note,
      given_as: answer.as,
      given_by: answer.by,
      at: answer.at,
    })
    .execute()
}
