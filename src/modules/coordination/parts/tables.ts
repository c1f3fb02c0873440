import type { BodyId, CaseId, CommunityId, PersonId } from '../../../kernel/ids.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { PartId, PartState } from './part.rules.ts'

export type PartTables = { 'coordination.part': PartTable }

type PartTable = {
  community_id: CommunityId
  id: PartId
  case_id: CaseId
  body_id: BodyId
  what: string
  due_at: Instant
  asked_by: PersonId
  asked_at: Instant
  state: PartState
  ended_at: Instant | null
  report: string | null
  why: string | null
  explained_at: Instant | null
  overdue_at: Instant | null
  journal_n: number
  journal_hash: string
}
