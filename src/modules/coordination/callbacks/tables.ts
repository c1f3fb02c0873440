import type { CaseId, CommunityId, PersonId } from '../../../kernel/ids.ts'
import type { Instant, PlainDate } from '../../../kernel/time.ts'

export type CallbackTables = {
  'coordination.callback_draw': DrawTable
  'coordination.callback_sample': {
    community_id: CommunityId
    month: PlainDate
    case_id: CaseId
    n: number
  }
}

type DrawTable = {
  community_id: CommunityId
  month: PlainDate
  seed: string
  rule: string
  share_percent: number
  closed: number
  drawn_by: PersonId
  drawn_at: Instant
}
