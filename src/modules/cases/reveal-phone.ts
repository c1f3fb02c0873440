import { isAtLeast } from '../../kernel/actor.ts'
import type { Caller } from '../../kernel/http/contract.ts'
import type { RequestId } from '../../kernel/ids.ts'
import { ok, refuse, type Result } from '../../kernel/result.ts'
import { actOnRequest, type RequestRefused } from './act-on-request.ts'
import { change } from './case.rules.ts'
import type { House } from './house.ts'
import { findSealedPhone } from './request.store.ts'

type Refused = RequestRefused | 'not_allowed' | 'phone.none'

/** A worker reads the phone number of a request, to call. Each reading is written down. */
export function revealPhone(house: House) {
  return async (
    { request: id }: { readonly request: RequestId },
    { actor }: Caller,
  ): Promise<Result<{ readonly phone: string }, Refused>> => {
    if (!isAtLeast(actor, 'worker')) return refuse('not_allowed')
    return actOnRequest(house, {
      request: id,
      actor,
      // The number must not come to lie among the kept answers.
      once: null,
      decide: async ({ tx, cases, keep }) => {
        const sealed = await findSealedPhone(tx, actor.community, id)
        if (sealed === null) return refuse('phone.none')
        for (const it of cases) await keep(it, change(it, 'phone.shown', { request: id }))
        return ok({ phone: house.secrets.open(sealed) })
      },
    })
  }
}
