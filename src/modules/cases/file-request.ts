import type { Actor } from '../../kernel/actor.ts'
import type { Caller } from '../../kernel/http/contract.ts'
import type { CaseId, HomeId, PersonId, RequestId } from '../../kernel/ids.ts'
import { ok, refuse, type Result } from '../../kernel/result.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Lang } from '../../kernel/words/lang.ts'
import { bodiesOf, getCommunity, readPhone } from '../people/door.ts'
import { placesOf, sayPlace } from '../places/door.ts'
import { filingOf } from './filing.ts'
import { writeFiling } from './filing.store.ts'
import type { House } from './house.ts'
import type { Channel } from './parts.rules.ts'
import type { Understanding } from './understand.ts'

export type FilingInput = {
  readonly words: string
  readonly lang: Lang
  readonly channel: Channel
  readonly phone?: string | undefined
  readonly home?: HomeId | undefined
  readonly person?: PersonId | undefined
  readonly draft?: string | undefined
  /** When it was said; later than that for what a worker writes down afterwards, or a replay. */
  readonly saidAt?: Instant | undefined
  /** Life is not in danger, or the emergency line has been called. */
  readonly dangerSeen: boolean
  /** Known matters were shown, and this is another one. */
  readonly isNew: boolean
  readonly understanding: Understanding
}

export type Receipt = {
  readonly request: RequestId
  readonly ref: string
  readonly cases: readonly { readonly id: CaseId; readonly ref: string }[]
}

export type FileRefused =
  | 'not_allowed'
  | 'community.closed'
  | 'request.danger'
  | 'request.known'
  | 'phone.not_a_number'
  | 'request.in_the_future'

/**
 * One sentence becomes a request, its needs, and a case for each need, with holder, clocks, journal entries and the
 * job that looks at the clock: all of it, or nothing, in one statement. The post holds it until somebody else
 * has accepted it (Beijing Art. 14).
 */
export function fileRequest(house: House) {
  return async (input: FilingInput, { actor, once }: Caller): Promise<Result<Receipt, FileRefused>> => {
    const community = await getCommunity(house.db, actor.community)
    const now = house.clock()
    const refused = mayFile(input, actor, { closedAt: community.closedAt, now })
    if (!refused.ok) return refused
    const { post } = await bodiesOf(house.db, actor.community)
    const placeName = sayPlace(await placesOf(house.db, actor.community), input.understanding.place)
    const calendar = house.rules.calendarOf(community)
    const make = filingOf(house, {
      input,
      actor,
      at: input.saidAt ?? now,
      post: post.id,
      calendar,
      placeName,
    })
    const receipt = await writeFiling(house.db, { community: actor.community, once, now, make })
    for (const { id } of receipt.cases) house.changed(actor.community, id)
    return ok(receipt)
  }
}

function mayFile(
  input: FilingInput,
  actor: Actor,
  { closedAt, now }: { readonly closedAt: Instant | null; readonly now: Instant },
): Result<null, FileRefused> {
  const { danger } = input.understanding.reading
  if (actor.as === 'follower' || (actor.as === 'staff' && actor.rank === 'helper'))
    return refuse('not_allowed')
  if (closedAt !== null && closedAt <= now) return refuse('community.closed', { since: closedAt })
  if (input.saidAt !== undefined && input.saidAt > now)
    return refuse('request.in_the_future', { at: input.saidAt })
  if (input.phone && readPhone(input.phone) === null) return refuse('phone.not_a_number')
  if (danger && !input.dangerSeen) return refuse('request.danger', { kind: danger.kind, call: danger.call })
  const known = input.understanding.known
  if (known.length > 0 && !input.isNew)
    return refuse('request.known', { refs: known.map((each) => each.ref).join(' ') })
  return ok(null)
}
