import type {
  BodyId,
  BuildingId,
  CaseId,
  CommunityId,
  EstateId,
  NoteId,
  PersonId,
  StairwellId,
} from '../../../kernel/ids.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { Topic } from '../../../rulebook/categories.ts'

export type PrecedentTables = { 'coordination.precedent': PrecedentTable }

type PrecedentTable = {
  community_id: CommunityId
  case_id: CaseId
  n: number
  topic: Topic
  estate_id: EstateId | null
  building_id: BuildingId | null
  stairwell_id: StairwellId | null
  body_id: BodyId
  note_id: NoteId
  decided_by: PersonId
  decided_at: Instant
}
