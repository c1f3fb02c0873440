import type { BodyId, CaseId, CommunityId, PersonId } from '../../../kernel/ids.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { Answer, WhistleId, WhistleState } from './whistle.rules.ts'

export type WhistleTables = {
  'coordination.whistle': {
    community_id: CommunityId
    id: WhistleId
    case_id: CaseId
    at: Instant
    place: string
    why: string
    called_by: PersonId
    called_at: Instant
    state: WhistleState
    ended_at: Instant | null
    agreed: string | null
    journal_n: number
    journal_hash: string
  }
  'coordination.whistle_body': {
    community_id: CommunityId
    whistle_id: WhistleId
    body_id: BodyId
    answer: Answer | null
    answer_why: string | null
    answered_at: Instant | null
    came: boolean | null
    who: string | null
  }
}
