import type { BodyId, OfferId, PersonId } from '../../kernel/ids.ts'
import { ok, refuse, type Result } from '../../kernel/result.ts'
import type { Instant } from '../../kernel/time.ts'
import { type Case, type Change, change, type Holder, type OpenCase, whileOpen } from './case.rules.ts'

/*
 * Hand-over. An offer binds nobody until it is accepted: the one who offers stays answerable (Beijing Art. 14).
 * A refusal needs a reason and a better holder, and brings the case to the coordinator, who designates;
 * a designated body may not hand it back (Weifang Art. 22).
 */

type Offering = { readonly id: OfferId; readonly to: BodyId; readonly answerBy: Instant }

export type OfferRefused =
  | 'case.ended'
  | 'case.not_being_worked'
  | 'offer.already_open'
  | 'offer.to_holder'
  | 'case.awaits_designation'
  | 'case.is_designated'

export function offer(it: Case, { id, to, answerBy }: Offering): Result<Change, OfferRefused> {
  const open = whileOpen(it)
  if (!open.ok) return open
  const held = open.value
  if (it.state !== 'new' && it.state !== 'held') return refuse('case.not_being_worked', { state: it.state })
  if (it.awaitsDesignation) return refuse('case.awaits_designation')
  if (held.holder.isDesignated) return refuse('case.is_designated')
  if (it.offer) return refuse('offer.already_open', { to: it.offer.to, answerBy: it.offer.answerBy })
  if (to === held.holder.body) return refuse('offer.to_holder')
  const after: Case = { ...it, state: 'held', offer: { id, from: held.holder.body, to, answerBy } }
  return ok(change(after, 'offer.made', { offer: id, from: held.holder.body, to, answerBy }))
}

export function acceptOffer(
  it: Case,
  person: PersonId | null,
  at: Instant,
): Result<Change, 'case.ended' | 'offer.none'> {
  const open = offered(it)
  if (!open.ok) return open
  const { offer: pending } = open.value
  const after = handed(it, { body: pending.to, person, since: at, how: 'accepted', isDesignated: false })
  return ok(change(after, 'offer.accepted', { offer: pending.id, to: pending.to }))
}

export type RefuseRefused = 'case.ended' | 'offer.none' | 'offer.better_is_itself'

/** @param better the body that the refusing one says it belongs to. */
export function refuseOffer(it: Case, better: BodyId): Result<Change, RefuseRefused> {
  const open = offered(it)
  if (!open.ok) return open
  const { offer: pending } = open.value
  if (better === pending.to) return refuse('offer.better_is_itself')
  const after: Case = { ...it, offer: null, awaitsDesignation: true }
  return ok(change(after, 'offer.refused', { offer: pending.id, by: pending.to, better }))
}

export function withdrawOffer(it: Case): Result<Change, 'case.ended' | 'offer.none'> {
  const open = offered(it)
  if (!open.ok) return open
  const { offer: pending } = open.value
  return ok(change({ ...it, offer: null }, 'offer.withdrawn', { offer: pending.id, to: pending.to }))
}

/** Nobody answered in time: the coordinator decides. */
export function lapseOffer(
  it: Case,
  now: Instant,
): Result<Change, 'case.ended' | 'offer.none' | 'offer.still_open'> {
  const open = offered(it)
  if (!open.ok) return open
  const { offer: pending } = open.value
  if (now < pending.answerBy) return refuse('offer.still_open', { answerBy: pending.answerBy })
  const after: Case = { ...it, offer: null, awaitsDesignation: true }
  return ok(change(after, 'offer.lapsed', { offer: pending.id, to: pending.to }))
}

export type DesignateRefused = 'case.ended' | 'case.not_being_worked'

/** The coordinator's word: whoever is named holds it from now on and cannot refuse. An open offer falls away. */
export function designate(it: Case, to: BodyId, at: Instant): Result<Change, DesignateRefused> {
  const open = whileOpen(it)
  if (!open.ok) return open
  if (it.state !== 'new' && it.state !== 'held') return refuse('case.not_being_worked', { state: it.state })
  const stays = open.value.holder.body === to
  const holder: Holder = stays
    ? { ...open.value.holder, isDesignated: true }
    : { body: to, person: null, since: at, how: 'designated', isDesignated: true }
  const facts = { to, from: open.value.holder.body, ...(it.offer && { offer: it.offer.id }) }
  return ok(change(handed(it, holder), 'case.designated', facts))
}

export type TakeRefused =
  | 'case.ended'
  | 'case.not_open_to_helpers'
  | 'offer.already_open'
  | 'case.is_designated'

/** First come, first served: the row's lock decides between two who press at once. */
export function take(
  it: Case,
  by: { readonly body: BodyId; readonly person: PersonId },
  at: Instant,
): Result<Change, TakeRefused> {
  const open = whileOpen(it)
  if (!open.ok) return open
  // Made private since it was seen: it is no helper's to take any more.
  if (
    !it.isOpenToHelpers ||
    it.isPrivate ||
    it.awaitsDesignation ||
    (it.state !== 'new' && it.state !== 'held')
  )
    return refuse('case.not_open_to_helpers', { ref: it.ref })
  if (it.offer) return refuse('offer.already_open', { to: it.offer.to, answerBy: it.offer.answerBy })
  const { isDesignated, body } = open.value.holder
  if (isDesignated && body !== by.body) return refuse('case.is_designated')
  const holder = { body: by.body, person: by.person, since: at, how: 'taken', isDesignated } as const
  return ok(change({ ...handed(it, holder), isOpenToHelpers: false }, 'case.taken', { body: by.body }))
}

/** A person of the body that holds it. The body, and its clock, stay. */
export function assign(it: Case, person: PersonId): Result<Change, 'case.ended' | 'case.not_being_worked'> {
  const open = whileOpen(it)
  if (!open.ok) return open
  if (it.state !== 'new' && it.state !== 'held') return refuse('case.not_being_worked', { state: it.state })
  const after: Case = { ...it, state: 'held', holder: { ...open.value.holder, person } }
  return ok(change(after, 'case.assigned', { person }))
}

function offered(
  it: Case,
): Result<OpenCase & { readonly offer: NonNullable<Case['offer']> }, 'case.ended' | 'offer.none'> {
  const open = whileOpen(it)
  if (!open.ok) return open
  if (!it.offer) return refuse('offer.none')
  return ok({ ...open.value, offer: it.offer })
}

function handed(it: Case, holder: Holder): Case {
  const moved =
    it.holder?.body !== holder.body || it.holder.how !== holder.how || it.holder.since !== holder.since
  return {
    ...it,
    state: 'held',
    holder,
    holdings: it.holdings + (moved ? 1 : 0),
    offer: null,
    awaitsDesignation: false,
  }
}
