import type { BodyId, CaseId, CommunityId, NoteId, PersonId } from '../../../kernel/ids.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { Because, Consent, Kind, PromiseId, State, ToWhom } from './promise.rules.ts'

export type PromiseTables = {
  'coordination.promise': PromiseTable
  'coordination.promise_heard': { community_id: CommunityId; case_id: CaseId; n: number }
}

type PromiseTable = {
  community_id: CommunityId
  id: PromiseId
  body_id: BodyId
  person_id: PersonId | null
  to_whom: ToWhom
  to_body_id: BodyId | null
  kind: Kind
  what: string | null
  case_id: CaseId | null
  meeting_id: string | null
  dossier_id: string | null
  from_case_id: CaseId | null
  from_n: number | null
  note_id: NoteId | null
  made_at: Instant
  due_at: Instant
  reminded_at: Instant | null
  state: State
  settled_at: Instant | null
  because: Because | null
  why: string | null
  consent: Consent | null
  follows: PromiseId | null
  journal_n: number
  journal_hash: string
}
