import type { Caller } from '../../kernel/http/contract.ts'
import type { CaseId, RequestId } from '../../kernel/ids.ts'
import { ok, refuse, type Result } from '../../kernel/result.ts'
import { actOnRequest, type RequestRefused } from './act-on-request.ts'
import type { House } from './house.ts'
import { endOffer } from './offer.store.ts'
import { onceKey } from './once-key.ts'
import { countHouseholds, endNeeds } from './request.store.ts'
import { mayWithdraw, withdraw, type WithdrawRefused } from './settle.rules.ts'

export type Withdrawn = {
  readonly request: RequestId
  /** Cases that go on, because others asked for the same. */
  readonly goOn: readonly CaseId[]
}

/** 收回: within ten minutes, by the link. The words stay; a case that nobody else asked for ends with it. */
export function withdrawRequest(house: House) {
  return async (by: Caller): Promise<Result<Withdrawn, RequestRefused | WithdrawRefused | 'not_allowed'>> => {
    const { actor } = by
    if (actor.as !== 'follower') return refuse('not_allowed')
    const { community, request: id } = actor
    return actOnRequest(house, {
      request: id,
      actor,
      once: onceKey(by, 'withdraw', id),
      decide: async ({ tx, request, cases, now, keep }) => {
        const may = mayWithdraw(request.saidAt, request.withdrawnAt, now)
        if (!may.ok) return may
        await endNeeds(tx, community, id, now)
        const goOn: CaseId[] = []
        for (const it of cases) {
          const left = await countHouseholds(tx, community, it.id)
          const kept = await keep(it, withdraw(it, left, { request: id, at: now }))
          if (kept.holder) goOn.push(it.id)
          else if (it.offer) await endOffer(tx, community, it.offer.id, { state: 'withdrawn', at: now })
        }
        return ok({ request: id, goOn })
      },
    })
  }
}
