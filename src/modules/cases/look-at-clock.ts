import type { Machine } from '../../kernel/actor.ts'
import { inCommunity } from '../../kernel/db.ts'
import type { CaseId, CommunityId } from '../../kernel/ids.ts'
import { task } from '../../kernel/jobs.ts'
import { ok, type Result } from '../../kernel/result.ts'
import { getCommunity } from '../people/door.ts'
import { keeping, notBefore } from './act-on-case.ts'
import { findCaseAndLock } from './case.store.ts'
import type { House } from './house.ts'
import { clockLook } from './jobs.ts'
import { planLook } from './keep-change.ts'
import { lookNow } from './look.rules.ts'
import { endOffer } from './offer.store.ts'
import type { CasesTables } from './tables.ts'

type Look = { readonly community: CommunityId; readonly case: CaseId }

/**
 * What a case's clock does by itself when its moment has come: an offer that nobody answered goes to the
 * coordinator, a confirmed case closes, every other clock warns and then climbs the ladder. Silence after "done" is
 * no consent: that clock climbs as well, until somebody calls. Running twice does nothing twice.
 */
export function lookAtClock(house: House) {
  return async ({ community, case: id }: Look): Promise<Result<'changed' | 'nothing', never>> => {
    const by: Machine = { as: 'machine', community, name: 'clock' }
    const calendar = house.rules.calendarOf(await getCommunity(house.db, community))
    const { ladder } = house.rules
    const looked = await inCommunity<CasesTables, 'changed' | 'nothing', never>(
      house.db,
      community,
      async (tx) => {
        const it = await findCaseAndLock(tx, community, id)
        if (!it) return ok('nothing')
        const now = notBefore(house.clock(), [it])
        const decided = lookNow(it, { calendar, ladder, now })
        if (it.offer && decided?.after.offer === null)
          await endOffer(tx, community, it.offer.id, { state: 'lapsed', at: now })
        const kept = decided ? await keeping(house, tx, { by, now, calendar })(it, decided) : it
        // This run has used up the plan, also when the database's clock, being ahead of ours, made it too early.
        await planLook(tx, null, kept, { calendar, ladder })
        return ok(decided ? 'changed' : 'nothing')
      },
    )
    if (looked.ok && looked.value === 'changed') house.changed(community, id)
    return looked
  }
}

/** The job `cases.look_at_clock`, for the worker's list. */
export function lookAtClockTask(house: House) {
  return task(clockLook, lookAtClock(house))
}
