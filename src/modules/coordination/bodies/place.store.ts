import type { Tx } from '../../../kernel/db.ts'
import type { CommunityId } from '../../../kernel/ids.ts'
import type { CoordinationTables } from '../tables.ts'
import type { DutyPlace } from './duty.rules.ts'
import { sql } from 'kysely'

/** Whether the place is one of this community. */
export async function isPlaceHere(
  tx: Tx<CoordinationTables>,
  community: CommunityId,
  { estate, building }: DutyPlace,
): Promise<boolean> {
  if (estate === null && building === null) return true
  const { rows } = await sql`select from places.estate where community_id = ${community} and id = ${estate}
    union all select from places.building where community_id = ${community} and id = ${building}`.execute(tx)
  return rows.length === 1
}
