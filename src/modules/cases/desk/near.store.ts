import type { Tx } from '../../../kernel/db.ts'
import type { BuildingId, CaseId, CommunityId, EstateId, PersonId, StairwellId } from '../../../kernel/ids.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { Topic, Urgency } from '../../../rulebook/categories.ts'
import type { State } from '../case.rules.ts'
import type { CasesTables } from '../tables.ts'

/** What a helper sees of a case before it is in his hands: where, what, by when. No name, no door, no phone. */
export type Offering = {
  readonly id: CaseId
  readonly ref: string
  readonly title: string
  readonly topic: Topic
  readonly urgency: Urgency
  readonly state: State
  readonly estate: EstateId | null
  readonly building: BuildingId | null
  readonly stairwell: StairwellId | null
  readonly placeWords: string | null
  readonly dueAt: Instant | null
  readonly journal: number
}

const most = 100

const columns = [
  'id',
  'ref',
  'title',
  'topic',
  'urgency',
  'state',
  'estate_id as estate',
  'building_id as building',
  'stairwell_id as stairwell',
  'place_words as placeWords',
  'next_due_at as dueAt',
  'journal_n as journal',
] as const

/** What is open to be taken by a helper, the next clock to break first. */
export function listOpenToHelpers(tx: Tx<CasesTables>, community: CommunityId): Promise<Offering[]> {
  return tx
    .selectFrom('cases.case')
    .select(columns)
    .where('community_id', '=', community)
    .where('is_open_to_helpers', '=', true)
    .where('state', 'in', ['new', 'held'])
    .where('is_private', '=', false)
    .orderBy('next_due_at')
    .limit(most)
    .execute()
}

/** What lies in one person's hands. */
export function listInHands(
  tx: Tx<CasesTables>,
  community: CommunityId,
  person: PersonId,
): Promise<Offering[]> {
  return tx
    .selectFrom('cases.case')
    .select(columns)
    .where('community_id', '=', community)
    .where('holder_person_id', '=', person)
    .where('next_due_at', 'is not', null)
    .orderBy('next_due_at')
    .limit(most)
    .execute()
}
