import { inCommunity } from '../../kernel/db.ts'
import { ok, type Result } from '../../kernel/result.ts'
import { hoursAfter } from '../../kernel/time.ts'
import type { NoticeRules } from '../../rulebook/notices.ts'
import type { House } from '../cases/door.ts'
import { listCommunities } from '../people/door.ts'
import { blankBefore } from './bundle.store.ts'
import type { NoticeTables } from './tables.ts'

/** In every community: the words of messages older than the rules keep them; that they went, and when, stays. */
export function blankOld(house: House, { keptDays }: Pick<NoticeRules, 'keptDays'>) {
  return async (): Promise<Result<number, never>> => {
    const before = hoursAfter(house.clock(), -24 * keptDays)
    const counts = { blanked: 0 }
    for (const { id } of await listCommunities(house.db)) {
      const gone = await inCommunity<NoticeTables, number, never>(house.db, id, async (tx) =>
        ok(await blankBefore(tx, id, before)),
      )
      if (gone.ok) counts.blanked += gone.value
    }
    return ok(counts.blanked)
  }
}
