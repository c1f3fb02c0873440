import { z } from 'zod'
import { inCommunity } from '../../../kernel/db.ts'
import type { CommunityId } from '../../../kernel/ids.ts'
import { job, task } from '../../../kernel/jobs.ts'
import { ok } from '../../../kernel/result.ts'
import type { House } from '../../cases/door.ts'
import type { CoordinationTables } from '../tables.ts'
import { sealRobots } from './card.store.ts'

/** Planned by migration 0028: what was kept in the open is sealed. */
const sealing = job(
  'coordination.seal_robots',
  z.object({ community: z.uuid().transform((text) => text as CommunityId) }),
)

export function sealRobotsTask(house: Pick<House, 'db' | 'secrets'>) {
  return task(sealing, ({ community }) =>
    inCommunity<CoordinationTables, number, never>(house.db, community, async (tx) =>
      ok(await sealRobots(tx, community, house.secrets)),
    ),
  )
}
