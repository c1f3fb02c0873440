import type { BodyId, CaseId, CommunityId, HomeId, PersonId } from '../../../kernel/ids.ts'
import type { Instant, PlainDate } from '../../../kernel/time.ts'
import type { DossierId, EntryId, Kind, Level } from './dossier.rules.ts'

export type DossierTables = {
  'coordination.dossier': DossierTable
  'coordination.dossier_case': {
    community_id: CommunityId
    dossier_id: DossierId
    case_id: CaseId
    added_at: Instant
  }
  'coordination.dossier_entry': EntryTable
  'coordination.dossier_home': {
    community_id: CommunityId
    dossier_id: DossierId
    home_id: HomeId
    is_settled: boolean | null
    said: string | null
    said_at: Instant | null
  }
}

type DossierTable = {
  community_id: CommunityId
  id: DossierId
  number: number
  title: string
  about: string
  main_body_id: BodyId
  level: Level
  since: PlainDate
  opened_at: Instant
  opened_by: PersonId
  report_every: number
  report_on: PlainDate
  state: 'open' | 'closed'
  evidence: string | null
  evidence_by: PersonId | null
  approved_by: PersonId | null
  closed_at: Instant | null
  journal_n: number
  journal_hash: string
}

type EntryTable = {
  community_id: CommunityId
  dossier_id: DossierId
  id: EntryId
  happened_on: PlainDate
  kind: Kind
  words: string
  body_id: BodyId | null
  fen: number | null
  source: string | null
  added_at: Instant
  added_by: PersonId
  struck_at: Instant | null
  struck_why: string | null
}
