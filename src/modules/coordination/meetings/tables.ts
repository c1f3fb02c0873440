import type { BodyId, CaseId, CommunityId, PersonId } from '../../../kernel/ids.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { Reason } from './agenda.rules.ts'
import type { ItemState, MeetingId, MeetingState } from './meeting.rules.ts'

export type MeetingTables = {
  'coordination.meeting': MeetingTable
  'coordination.meeting_guest': {
    community_id: CommunityId
    meeting_id: MeetingId
    body_id: BodyId
    came: boolean | null
    who: string | null
  }
  'coordination.meeting_item': {
    community_id: CommunityId
    meeting_id: MeetingId
    n: number
    case_id: CaseId | null
    title: string
    reasons: Reason[]
    said: string | null
    decided: string | null
    state: ItemState
  }
}

type MeetingTable = {
  community_id: CommunityId
  id: MeetingId
  title: string
  at: Instant
  minutes: number
  place: string
  quorum: number
  state: MeetingState
  sequence: number
  called_by: PersonId
  called_at: Instant
  ended_at: Instant | null
  why: string | null
  next_id: MeetingId | null
  journal_n: number
  journal_hash: string
}
