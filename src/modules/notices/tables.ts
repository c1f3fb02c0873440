import type { BodyId, CaseId, CommunityId, PersonId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/time.ts'
import type { NoticeKind } from '../../rulebook/notices.ts'
import type { CoordinationTables } from '../coordination/door.ts'
import type { BundleId, Channel, MessageId, MessageState, NoticeId, NoticeState } from './notice.rules.ts'

/** The tables of this room, and those below, which it may read. */
export type NoticeTables = CoordinationTables & {
  'notices.bundle': {
    community_id: CommunityId
    id: BundleId
    body_id: BodyId | null
    person_id: PersonId | null
    made_at: Instant
    lines: number
    sealed: Buffer | null
  }
  'notices.notice': {
    community_id: CommunityId
    id: NoticeId
    body_id: BodyId | null
    person_id: PersonId | null
    kind: NoticeKind
    case_id: CaseId | null
    subject_id: string | null
    n: number
    made_at: Instant
    due_at: Instant
    state: NoticeState
    ended_at: Instant | null
    bundle_id: BundleId | null
  }
  'notices.message': {
    community_id: CommunityId
    id: MessageId
    bundle_id: BundleId
    contact_id: string | null
    channel: Channel
    state: MessageState
    tries: number
    next_at: Instant | null
    lease_until: Instant | null
    ended_at: Instant | null
    why: string | null
    told_by: PersonId | null
  }
}
