import type { Actor } from '../../kernel/actor.ts'
import type { Caller } from '../../kernel/http/contract.ts'
import { ok, refuse, type Result } from '../../kernel/result.ts'
import type { Instant } from '../../kernel/time.ts'
import { type Community, bodiesOf, getCommunity, readPhone } from '../people/door.ts'
import { placesOf, sayPlace } from '../places/door.ts'
import { catalogueFor } from './catalogue/catalogue-for.ts'
import { filingOf, type Sayer } from './filing.ts'
import { findReceipt, writeFiling } from './filing.store.ts'
import type { House } from './house.ts'
import type { FilingInput, Receipt } from './filing-input.ts'
import { findUnknown } from './find-unknown.ts'
import { onceKey } from './once-key.ts'
import { tidy } from './tidy.ts'

export type { FilingInput, Receipt } from './filing-input.ts'

export type SayRefused =
  | 'not_allowed'
  | 'community.closed'
  | 'words.missing'
  | 'words.too_long'
  | 'request.danger'
  | 'phone.not_a_number'
  | 'request.in_the_future'
  | 'place.not_found'
  | 'person.not_found'

export type FileRefused = SayRefused | 'request.known'

/** What the words of one saying may at most be. */
export const mostWords = 4_000

/**
 * One sentence becomes a request, its needs, and a case for each need, with holder, clocks, journal entries and the
 * job that looks at the clock: all of it, or nothing, in one statement. The post holds it until somebody else
 * has accepted it (Beijing Art. 14).
 */
export function fileRequest(house: House) {
  return async (input: FilingInput, by: Caller): Promise<Result<Receipt, FileRefused>> => {
    const { actor } = by
    const said = await sayerOf(house, input, actor)
    if (!said.ok) return said
    const once = onceKey(by, 'file', [said.value.input.words, input.understanding.place, input.saidAt])
    const { known } = input.understanding
    if (known.length > 0 && !input.isNew) {
      // The second tap of a double tap finds the case of the first nearby.
      const first = once === null ? undefined : await findReceipt(house.db, actor.community, once)
      return first ? ok(first) : refuse('request.known', { refs: known.map((each) => each.ref).join(' ') })
    }
    const make = filingOf(house, said.value)
    const receipt = await writeFiling(house.db, {
      community: actor.community,
      once,
      now: house.clock(),
      make,
    })
    for (const { id } of receipt.cases) house.changed(actor.community, id)
    return ok(receipt)
  }
}

/** Who says it, when and where, once it may be said; the same for what is filed and what joins. */
export async function sayerOf(
  house: House,
  given: FilingInput,
  actor: Actor,
): Promise<Result<Sayer, SayRefused>> {
  const input = { ...given, words: tidy(given.words) }
  const now = house.clock()
  const community = await getCommunity(house.db, actor.community)
  const refused = maySay(input, actor, { community, now })
  if (!refused.ok) return refused
  const unknown = await findUnknown(house, actor.community, input)
  if (unknown) return refuse(unknown)
  const { post } = await bodiesOf(house.db, actor.community)
  return ok({
    input,
    actor,
    at: input.saidAt ?? now,
    post: post.id,
    calendar: house.rules.calendarOf(community),
    placeName: sayPlace(await placesOf(house.db, actor.community), input.understanding.place),
    catalogue: await catalogueFor(house.db, actor.community),
  })
}

type Now = { readonly community: Community; readonly now: Instant }

function maySay(input: FilingInput, actor: Actor, { community, now }: Now): Result<null, SayRefused> {
  const { danger } = input.understanding.reading
  const { closedAt } = community
  if (actor.as === 'follower' || (actor.as === 'staff' && actor.rank === 'helper'))
    return refuse('not_allowed')
  // Only who writes down what was said earlier may say when.
  if (actor.as === 'visitor' && input.saidAt !== undefined) return refuse('not_allowed')
  if (closedAt !== null && closedAt <= now)
    return refuse('community.closed', { name: community.name, phone: community.phone })
  if (input.words === '') return refuse('words.missing')
  if (input.words.length > mostWords)
    return refuse('words.too_long', { most: mostWords, are: input.words.length })
  if (input.saidAt !== undefined && input.saidAt > now)
    return refuse('request.in_the_future', { at: input.saidAt })
  if (input.phone && readPhone(input.phone) === null)
    return refuse('phone.not_a_number', { digits: input.phone.replace(/\D/g, '').length })
  if (danger && !input.dangerSeen) return refuse('request.danger', { kind: danger.kind, call: danger.call })
  return ok(null)
}
