import type { BodyId, BuildingId, CommunityId, EstateId, PersonId } from '../../../kernel/ids.ts'
import type { Instant, PlainDate } from '../../../kernel/time.ts'
import type { Topic } from '../../../rulebook/categories.ts'
import type { ContactId, DeputyId } from './card.rules.ts'
import type { DutyId } from './duty.rules.ts'

export type BodyTables = {
  'coordination.body_card': {
    community_id: CommunityId
    id: BodyId
    opens: number | null
    closes: number | null
    ended_at: Instant | null
    journal_n: number
    journal_hash: string
  }
  'coordination.body_contact': {
    community_id: CommunityId
    id: ContactId
    body_id: BodyId
    name: string | null
    role: string | null
    phone_sealed: Buffer | null
    phone_print: string | null
    email: string | null
    /** Kept in the open before migration 0028; sealed since. */
    wecom: string | null
    wecom_sealed: Buffer | null
    since: Instant
    ended_at: Instant | null
  }
  'coordination.body_deputy': {
    community_id: CommunityId
    id: DeputyId
    body_id: BodyId
    for_contact: ContactId
    contact: ContactId
    from_on: PlainDate
    until_on: PlainDate
    dropped_at: Instant | null
  }
  'coordination.duty': {
    community_id: CommunityId
    id: DutyId
    body_id: BodyId
    topic: Topic
    estate_id: EstateId | null
    building_id: BuildingId | null
    from_on: PlainDate
    until_on: PlainDate | null
    title: string
    dated_on: PlainDate | null
    reference: string | null
    link: string | null
    made_at: Instant
    made_by: PersonId | null
  }
}
