import type { BodyId, CaseId, CommunityId, FileId, PersonId } from '../../../kernel/ids.ts'
import type { Instant, PlainDate } from '../../../kernel/time.ts'
import type { LinkId } from './link.rules.ts'
import type { ReleaseId } from './release.rules.ts'

export type LinkTables = {
  'coordination.link': LinkTable
  'coordination.release': ReleaseTable
}

type LinkTable = {
  community_id: CommunityId
  id: LinkId
  body_id: BodyId
  case_id: CaseId | null
  made_as: string
  made_by: string | null
  from_link_id: LinkId | null
  for_name: string | null
  for_phone_sealed: Buffer | null
  made_at: Instant
  expires_on: PlainDate
  opened_at: Instant | null
  used_at: Instant | null
  device_print: string | null
  code_n: number
  code_tries: number
  revoked_at: Instant | null
  revoked_by: PersonId | null
  journal_n: number
  journal_hash: string
}

type ReleaseTable = {
  community_id: CommunityId
  id: ReleaseId
  case_id: CaseId
  file_id: FileId | null
  words: string | null
  released_at: Instant
  released_by: PersonId
  taken_back_at: Instant | null
  taken_back_by: PersonId | null
  journal_n: number
  journal_hash: string
}
