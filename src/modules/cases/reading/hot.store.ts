import type { Tx } from '../../../kernel/db.ts'
import type { BuildingId, CaseId, CommunityId, EstateId, StairwellId } from '../../../kernel/ids.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { Topic } from '../../../rulebook/categories.ts'
import { openStates } from '../case.rules.ts'
import type { CasesTables } from '../tables.ts'

/** An open case as it is put together with others. No name, no door, no phone. */
export type HotCase = {
  readonly id: CaseId
  readonly ref: string
  readonly title: string
  readonly topic: Topic
  readonly estate: EstateId | null
  readonly building: BuildingId | null
  readonly stairwell: StairwellId | null
  readonly openedAt: Instant
  readonly households: number
}

type Asked = { readonly since: Instant; readonly most: number }

/** The community's open, public cases since then, the latest first. */
export function listOpenSince(
  tx: Tx<CasesTables>,
  community: CommunityId,
  { since, most }: Asked,
): Promise<HotCase[]> {
  return tx
    .selectFrom('cases.case')
    .select([
      'id',
      'ref',
      'title',
      'topic',
      'estate_id as estate',
      'building_id as building',
      'stairwell_id as stairwell',
      'opened_at as openedAt',
      'households',
    ])
    .where('community_id', '=', community)
    .where('state', 'in', [...openStates])
    .where('is_private', '=', false)
    .where('opened_at', '>=', since)
    .orderBy('opened_at', 'desc')
    .limit(most)
    .execute()
}
