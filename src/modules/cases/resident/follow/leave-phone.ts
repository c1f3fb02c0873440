import type { Caller } from '../../../../kernel/http/contract.ts'
import { ok, refuse, type Result } from '../../../../kernel/result.ts'
import { readPhone } from '../../../people/door.ts'
import { actOnRequest, type RequestRefused } from '../../act-on-request.ts'
import { change } from '../../case.rules.ts'
import type { House } from '../../house.ts'
import { onceKey } from '../../once-key.ts'
import { keepPhone } from './phone.store.ts'

export type PhoneRefused = RequestRefused | 'not_allowed' | 'phone.not_a_number' | 'request.already_withdrawn'

/** A number to call back, left afterwards by whoever holds the link. The journal says that there is one, not which. */
export function leavePhone(house: House) {
  return async ({ phone }: { readonly phone: string }, by: Caller): Promise<Result<null, PhoneRefused>> => {
    const { actor } = by
    if (actor.as !== 'follower') return refuse('not_allowed')
    const number = readPhone(phone)
    if (number === null) return refuse('phone.not_a_number')
    const print = house.secrets.fingerprint('phone', number)
    return actOnRequest(house, {
      request: actor.request,
      actor,
      once: onceKey(by, 'request.leave_phone', { print }),
      decide: async ({ tx, request, cases, keep }) => {
        if (request.withdrawnAt !== null) return refuse('request.already_withdrawn')
        await keepPhone(tx, actor.community, {
          request: actor.request,
          sealed: house.secrets.seal(number),
          print,
        })
        for (const it of cases) await keep(it, change(it, 'resident.left_phone', { request: actor.request }))
        return ok(null)
      },
    })
  }
}
