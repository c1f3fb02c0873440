import { dayOf } from '../../../kernel/calendar.ts'
import { inCommunity } from '../../../kernel/db.ts'
import { ok, type Result } from '../../../kernel/result.ts'
import type { House } from '../../cases/door.ts'
import { listCommunities } from '../../people/door.ts'
import type { CoordinationTables } from '../tables.ts'
import { lastDayToForget } from './link.rules.ts'
import { blankNames } from './link.store.ts'

/**
 * In every community: who at a body had a link, and the number of a colleague it was handed to, some weeks after it
 * stopped opening. That there was a link, and what was done by it, stays. Answers how many links were blanked.
 */
export function forgetColleagues(house: House) {
  return async (): Promise<Result<number, never>> => {
    const counts = { blanked: 0 }
    for (const community of await listCommunities(house.db)) {
      const last = lastDayToForget(dayOf(house.rules.calendarOf(community), house.clock()))
      const gone = await inCommunity<CoordinationTables, number, never>(house.db, community.id, async (tx) =>
        ok(await blankNames(tx, community.id, last)),
      )
      if (gone.ok) counts.blanked += gone.value
    }
    return ok(counts.blanked)
  }
}
