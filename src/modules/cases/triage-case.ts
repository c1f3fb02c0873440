import type { Caller } from '../../kernel/http/contract.ts'
import type { CaseId, StairwellId } from '../../kernel/ids.ts'
import { dayOf } from '../../kernel/calendar.ts'
import { ok, refuse } from '../../kernel/result.ts'
import { sayTopic } from '../../rulebook/catalogue.ts'
import type { Nature, Topic, Urgency } from '../../rulebook/categories.ts'
import { placeOfStairwell, placesOf } from '../places/door.ts'
import { deskAct } from './act-on-case.ts'
import { change, inState, isOpen } from './case.rules.ts'
import { catalogueFor } from './catalogue/catalogue-for.ts'
import { tightenClocks } from './clock.rules.ts'
import type { House } from './house.ts'
import { correctionsOf } from './learning/correction.rules.ts'
import { insertCorrections } from './learning/correction.store.ts'
import { forgetLessons } from './learning/lean-of.ts'
import { renewSearchOf } from './renew-search.ts'
import { listNeedsFor } from './request.store.ts'

type Input = {
  readonly id: CaseId
  readonly title?: string | undefined
  readonly topic?: Topic | undefined
  readonly nature?: Nature | undefined
  readonly urgency?: Urgency | undefined
  readonly stairwell?: StairwellId | undefined
  readonly isPrivate?: boolean | undefined
  readonly isOpenToHelpers?: boolean | undefined
}

/**
 * A worker has looked: takes the proposal as it is, or corrects topic, urgency or place. A correction never
 * restarts a clock; a stricter limit counts from intake. What was proposed and what it is are kept side by side: that
 * is how the readings are measured, and what the next ones learn from.
 */
export function triageCase(house: House) {
  return async (input: Input, by: Caller) => {
    const done = await deskAct(house, 'worker', {
      id: input.id,
      by,
      deed: 'triage',
      input,
      decide: async ({ tx, it, by: worker, now, calendar }) => {
        if (!isOpen(it)) return refuse('case.ended', { ref: it.ref, state: it.state })
        const place = input.stairwell
          ? placeOfStairwell(await placesOf(house.db, worker.community), input.stairwell)
          : null
        if (input.stairwell && !place) return refuse('place.not_found')
        const topic = input.topic ?? it.topic
        const catalogue = await catalogueFor(house.db, worker.community)
        // What it is filed under already may stay.
        if (topic !== it.topic && !catalogue[topic].isOffered)
          return refuse('topic.not_offered', { name: sayTopic(catalogue, 'zh-CN', topic) })
        const urgency = input.urgency ?? it.urgency
        const limits = house.rules.limitsFor(topic, urgency, dayOf(calendar, it.times.openedAt))
        const after = {
          ...it,
          topic,
          urgency,
          title: input.title ?? it.title,
          nature: input.nature ?? it.nature,
          place: place ? { ...it.place, ...place } : it.place,
          isPrivate: input.isPrivate ?? it.isPrivate,
          isOpenToHelpers: input.isOpenToHelpers ?? it.isOpenToHelpers,
          state: inState(it, 'new') ? ('held' as const) : it.state,
          times: inState(it, 'new', 'held') ? tightenClocks(it.times, limits, calendar) : it.times,
        }
        const [need] = await listNeedsFor(tx, it.community, it.id)
        if (need) await insertCorrections(tx, correctionsOf(need, it, after), { need, by: worker, at: now })
        if (place || input.title !== undefined) await renewSearchOf(house, tx, after)
        return ok(
          change(after, 'case.triaged', {
            topic,
            urgency,
            nature: after.nature,
            building: after.place.building,
            stairwell: after.place.stairwell,
            contactDue: after.times.contactDue,
            finishDue: after.times.finishDue,
            isPrivate: after.isPrivate,
            isOpenToHelpers: after.isOpenToHelpers,
            corrected: topic !== it.topic || urgency !== it.urgency,
          }),
        )
      },
    })
    if (done.ok) forgetLessons(house.db, by.actor.community)
    return done
  }
}
