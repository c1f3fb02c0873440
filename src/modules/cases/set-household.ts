import { isAtLeast } from '../../kernel/actor.ts'
import type { Caller } from '../../kernel/http/contract.ts'
import type { HomeId, RequestId } from '../../kernel/ids.ts'
import { ok, refuse, type Result } from '../../kernel/result.ts'
import { homesById } from '../places/door.ts'
import { actOnRequest, type RequestRefused } from './act-on-request.ts'
import { change } from './case.rules.ts'
import type { House } from './house.ts'
import { onceKey } from './once-key.ts'
import { countHouseholds, setHousehold as write } from './request.store.ts'

type Input = { readonly request: RequestId; readonly home: HomeId }
type Refused = RequestRefused | 'not_allowed' | 'place.not_found' | 'request.erased'

/** Which home said it, once a worker knows; every case of it counts its households anew. */
export function setHousehold(house: House) {
  return async (
    { request: id, home }: Input,
    by: Caller,
  ): Promise<Result<{ readonly request: RequestId }, Refused>> => {
    const { actor } = by
    if (!isAtLeast(actor, 'worker')) return refuse('not_allowed')
    const { community } = actor
    return actOnRequest(house, {
      request: id,
      actor,
      once: onceKey(by, 'set_household', [id, home]),
      decide: async ({ tx, request, cases, keep }) => {
        if (request.erasedAt !== null) return refuse('request.erased', { at: request.erasedAt })
        if ((await homesById(tx, community, [home])).length === 0) return refuse('place.not_found')
        await write(tx, community, { request: id, home })
        for (const it of cases) {
          const households = await countHouseholds(tx, community, it.id)
          await keep(
            it,
            change({ ...it, households }, 'request.household', { request: id, home, households }),
          )
        }
        return ok({ request: id })
      },
    })
  }
}
