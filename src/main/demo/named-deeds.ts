import { addLimit, dayOf } from '../../kernel/calendar.ts'
import { acceptOffer, refuseOffer } from '../../modules/cases/answer-offer.ts'
import { designateHolder } from '../../modules/cases/designate-holder.ts'
import { offerHandover } from '../../modules/cases/offer-handover.ts'
import { promiseDate } from '../../modules/cases/promise-date.ts'
import { tellResident } from '../../modules/cases/write-note.ts'
import { type Deed, hand, onEach } from './deeds.ts'
import type { BodyKey } from './people.ts'
import { as } from './scene.ts'

/* The deeds of a story that is told at length: who is asked and what is said is part of the story. */

export function offersTo(to: BodyKey, why: string): Deed {
  return onEach('offer', (s, id) => offerHandover(s.house)({ id, to: s.world.bodies[to], why }, as(hand(s))))
}

/** The property company answers for itself; for the others somebody of the post writes down what they said. */
export function acceptedBy(body: BodyKey): Deed {
  return onEach('accept', (s, id) =>
    acceptOffer(s.house)({ id }, as(body === 'property' ? s.world.staff.property : hand(s))),
  )
}

export function refusedFor(better: BodyKey, why: string): Deed {
  return onEach('refuse', (s, id) =>
    refuseOffer(s.house)({ id, why, better: s.world.bodies[better] }, as(hand(s))),
  )
}

export function designatedTo(to: BodyKey, why: string): Deed {
  return onEach('designate', (s, id) =>
    designateHolder(s.house)({ id, to: s.world.bodies[to], why }, as(s.world.staff.coordinator)),
  )
}

export function tellsThat(words: string, how: 'told' | 'called' = 'told'): Deed {
  return onEach('tell', (s, id) => tellResident(s.house)({ id, words, how }, as(hand(s))))
}

export function promisesIn(days: number, why: string): Deed {
  return onEach('promise', (s, id) => {
    const { calendar } = s.world
    const on = dayOf(calendar, addLimit(calendar, s.state.now, { amount: days, unit: 'workingDay' }))
    return promiseDate(s.house)({ id, on, why }, as(hand(s)))
  })
}
