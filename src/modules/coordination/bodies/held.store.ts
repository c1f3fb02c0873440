import type { Tx } from '../../../kernel/db.ts'
import type { BodyId, CommunityId } from '../../../kernel/ids.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { Topic } from '../../../rulebook/categories.ts'
import { openStates } from '../../cases/door.ts'
import type { CoordinationTables } from '../tables.ts'
import type { DutyPlace } from './duty.rules.ts'

type Read = Tx<CoordinationTables>

/** How many open matters each body holds, how many of them are late, and how many it is being asked to take. */
export type Load = { readonly holds: number; readonly late: number; readonly asked: number }

export async function listLoads(
  tx: Read,
  community: CommunityId,
  now: Instant,
): Promise<ReadonlyMap<BodyId, Load>> {
  const held = await tx
    .selectFrom('cases.case')
    .select(['holder_body_id as body', 'next_due_at as due'])
    .where('community_id', '=', community)
    .where('state', 'in', openStates)
    .where('holder_body_id', 'is not', null)
    .execute()
  const asked = await tx
    .selectFrom('cases.offer')
    .select('to_body_id as body')
    .where('community_id', '=', community)
    .where('state', '=', 'offered')
    .execute()
  const loads = new Map<BodyId, Load>()
  const add = (body: BodyId, { holds = 0, late = 0, asked: more = 0 }: Partial<Load>) => {
    const old = loads.get(body) ?? { holds: 0, late: 0, asked: 0 }
    loads.set(body, { holds: old.holds + holds, late: old.late + late, asked: old.asked + more })
  }
  for (const { body, due } of held)
    if (body !== null) add(body, { holds: 1, late: due !== null && due < now ? 1 : 0 })
  for (const { body } of asked) add(body, { asked: 1 })
  return loads
}

/** So many open matters of a topic at a place. */
export type OpenAt = { readonly topic: Topic; readonly place: DutyPlace; readonly n: number }

/** How many open matters there are of each topic at each place. */
export async function countOpen(tx: Read, community: CommunityId): Promise<OpenAt[]> {
  const rows = await tx
    .selectFrom('cases.case')
    .select(['topic', 'estate_id', 'building_id', (eb) => eb.fn.countAll<number>().as('n')])
    .where('community_id', '=', community)
    .where('state', 'in', openStates)
    .groupBy(['topic', 'estate_id', 'building_id'])
    .execute()
  return rows.map(({ topic, estate_id, building_id, n }) => ({
    topic,
    place: { estate: estate_id, building: building_id },
    n: Number(n),
  }))
}

/** How many open matters a body holds, and how many it is being asked to take. */
export async function countLeft(tx: Read, community: CommunityId, body: BodyId): Promise<number> {
  const held = await tx
    .selectFrom('cases.case')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('community_id', '=', community)
    .where('holder_body_id', '=', body)
    .where('state', 'in', openStates)
    .executeTakeFirstOrThrow()
  const asked = await tx
    .selectFrom('cases.offer')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('community_id', '=', community)
    .where('to_body_id', '=', body)
    .where('state', '=', 'offered')
    .executeTakeFirstOrThrow()
  return Number(held.n) + Number(asked.n)
}
