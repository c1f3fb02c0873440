import type {
  BodyId,
  BuildingId,
  CaseId,
  CommunityId,
  EstateId,
  FileId,
  HomeId,
  NeedId,
  NoteId,
  OfferId,
  PersonId,
  RequestId,
  StairwellId,
} from '../../kernel/ids.ts'
import type { Instant, PlainDate } from '../../kernel/time.ts'
import type { Lang } from '../../kernel/words/lang.ts'
import type { BodyKind, Nature, Topic, Urgency } from '../../rulebook/categories.ts'
import type { ClockName, How, Level, State } from './case.rules.ts'
import type { CorrectedField, CorrectionId, UnlearningId } from './learning/correction.rules.ts'
import type { Channel, FileKind, NoteKind, OfferState } from './parts.rules.ts'

export type CasesTables = {
  'cases.request': RequestTable
  'cases.case': CaseTable
  'cases.need': NeedTable
  'cases.holding': HoldingTable
  'cases.offer': OfferTable
  'cases.note': NoteTable
  'cases.file': FileTable
  'cases.answer': AnswerTable
  'cases.heard': HeardTable
  'cases.model_proposal': ModelProposalTable
  'cases.model_budget': ModelBudgetTable
  'cases.correction': CorrectionTable
  'cases.unlearning': UnlearningTable
  'cases.catalogue_change': CatalogueChangeTable
  'cases.not_same': { community_id: CommunityId; a: CaseId; b: CaseId; at: Instant; said_by: PersonId | null }
}

type RequestTable = {
  community_id: CommunityId
  id: RequestId
  ref: string
  words: string | null
  lang: Lang
  channel: Channel
  said_at: Instant
  stairwell_id: StairwellId | null
  home_id: HomeId | null
  person_id: PersonId | null
  phone_sealed: Buffer | null
  phone_print: string | null
  filed_by: PersonId | null
  withdrawn_at: Instant | null
  erased_at: Instant | null
}

type CaseTable = {
  community_id: CommunityId
  id: CaseId
  ref: string
  title: string
  topic: Topic
  nature: Nature
  urgency: Urgency
  state: State
  is_private: boolean
  is_open_to_helpers: boolean
  estate_id: EstateId | null
  building_id: BuildingId | null
  stairwell_id: StairwellId | null
  place_words: string | null
  holder_body_id: BodyId | null
  holder_person_id: PersonId | null
  held_since: Instant | null
  is_designated: boolean
  awaits_designation: boolean
  opened_at: Instant
  contact_due_at: Instant
  contacted_at: Instant | null
  update_due_at: Instant
  told_at: Instant | null
  finish_due_at: Instant
  promised_at: Instant | null
  settle_due_at: Instant | null
  next_clock: ClockName | null
  next_due_at: Instant | null
  alarms: number
  raised_to: Level | null
  rule: string
  households: number
  urges: number
  reopened: number
  done_claimed_at: Instant | null
  ended_at: Instant | null
  joined_into: CaseId | null
  open_question_id: NoteId | null
  explanation_id: NoteId | null
  referred_to: string | null
  journal_n: number
  journal_hash: string
  search: string
}

type NeedTable = {
  community_id: CommunityId
  id: NeedId
  request_id: RequestId
  case_id: CaseId
  words: string | null
  topic: Topic
  body: BodyKind
  urgency: Urgency
  confidence: number
  because: string[]
  joined_at: Instant | null
  ended_at: Instant | null
}

type HoldingTable = {
  community_id: CommunityId
  case_id: CaseId
  n: number
  body_id: BodyId
  person_id: PersonId | null
  how: How
  is_designated: boolean
  since: Instant
  until: Instant | null
}

type OfferTable = {
  community_id: CommunityId
  id: OfferId
  case_id: CaseId
  from_body_id: BodyId
  to_body_id: BodyId
  offered_by: PersonId | null
  offered_at: Instant
  answer_by: Instant
  note_id: NoteId
  state: OfferState
  answered_at: Instant | null
  better_body_id: BodyId | null
  answer_note_id: NoteId | null
}

type NoteTable = {
  community_id: CommunityId
  id: NoteId
  case_id: CaseId
  request_id: RequestId | null
  kind: NoteKind
  words: string | null
  written_as: string
  written_by: string | null
  at: Instant
  erased_at: Instant | null
}

type FileTable = {
  community_id: CommunityId
  id: FileId
  kind: FileKind
  hash: string
  thumb_hash: string | null
  type: string
  bytes: number
  width: number | null
  height: number | null
  request_id: RequestId | null
  note_id: NoteId | null
  case_id: CaseId | null
  draft: string | null
  at: Instant
}

type AnswerTable = {
  community_id: CommunityId
  id: string
  case_id: CaseId
  request_id: RequestId
  round: number
  is_fixed: boolean | null
  rating: number | null
  note_id: NoteId | null
  given_as: 'resident' | 'callback'
  given_by: PersonId | null
  at: Instant
}

type HeardTable = {
  community_id: CommunityId
  file_id: FileId
  at: Instant
  model: string
  attempts: number
  is_done: boolean
  words: string | null
}

type ModelProposalTable = {
  community_id: CommunityId
  case_id: CaseId
  at: Instant
  model: string
  topic: Topic | null
  summary: string | null
}

type ModelBudgetTable = {
  community_id: CommunityId
  day: PlainDate
  requests: number
  characters: number
}

type CorrectionTable = {
  community_id: CommunityId
  id: CorrectionId
  case_id: CaseId
  need_id: NeedId
  at: Instant
  said_by: PersonId
  field: CorrectedField
  proposed: string
  decided: string
  confidence: number
  keys: number[]
  undone_in: UnlearningId | null
}

type UnlearningTable = {
  community_id: CommunityId
  id: UnlearningId
  at: Instant
  undone_by: PersonId
  since: Instant | null
  lessons: number
  why: string
}

type CatalogueChangeTable = {
  community_id: CommunityId
  n: number
  topic: Topic
  at: Instant
  changed_by: PersonId | null
  name: string | null
  is_offered: boolean | null
  private_by_default: boolean | null
  helpers_welcome: boolean | null
  lead_body: BodyKind | null
  body_id: BodyId | null
  undoes: number | null
}
