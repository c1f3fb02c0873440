import type { Caller } from '../../../kernel/http/contract.ts'
import { ok, refuse } from '../../../kernel/result.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { House } from '../../cases/door.ts'
import { actOnMeeting } from './act-on-meeting.ts'
import { mayAdjourn, mayMove, type MeetingId } from './meeting.rules.ts'
import { callMeeting } from './plan-meeting.ts'

type Moving = { readonly id: MeetingId; readonly at: Instant; readonly place: string }

/** To another time or place. Calendars that have the invitation take the change. */
export function moveMeeting(house: House) {
  return ({ id, at, place }: Moving, by: Caller) =>
    actOnMeeting(house, 'worker', {
      id,
      by,
      deed: 'move',
      input: [at, place],
      decide: async ({ now }, it) => {
        const may = mayMove(it, at, now)
        if (!may.ok) return may
        const after = { ...it, at, place, sequence: it.sequence + 1 }
        return ok({ after, kind: 'meeting.moved', facts: { from: it.at, to: at } })
      },
    })
}

/** Not held at all; its invitation stays in calendars as cancelled, so that nobody comes. */
export function cancelMeeting(house: House) {
  return ({ id, why }: { readonly id: MeetingId; readonly why: string }, by: Caller) =>
    actOnMeeting(house, 'worker', {
      id,
      by,
      deed: 'cancel',
      input: why,
      decide: async ({ now }, it) => {
        if (it.state !== 'planned') return refuse('meeting.not_planned', { state: it.state })
        if (why === '') return refuse('meeting.needs_why')
        const after = { ...it, state: 'cancelled' as const, endedAt: now, why, sequence: it.sequence + 1 }
        return ok({ after, kind: 'meeting.cancelled' })
      },
    })
}

type Adjourning = { readonly id: MeetingId; readonly to: Instant; readonly why: string }

/** Too few came, or not the right ones: the whole agenda and all guests go to another day. */
export function adjournMeeting(house: House) {
  return ({ id, to, why }: Adjourning, by: Caller) =>
    actOnMeeting(house, 'worker', {
      id,
      by,
      deed: 'adjourn',
      input: [to, why],
      decide: async (scene, it) => {
        const may = mayAdjourn(it, to, why, scene.now)
        if (!may.ok) return may
        const next = await callMeeting(scene, {
          title: it.title,
          at: to,
          minutes: it.minutes,
          place: it.place,
          quorum: it.quorum,
          bodies: it.guests.map(({ body }) => body),
          items: it.items.filter(({ state }) => state !== 'decided'),
        })
        if (!next.ok) return next
        const after = {
          ...it,
          state: 'adjourned' as const,
          endedAt: scene.now,
          why,
          next: next.value.id,
          sequence: it.sequence + 1,
        }
        const came = it.guests.filter((guest) => guest.came === true).length
        return ok({
          after,
          kind: 'meeting.adjourned',
          facts: { next: next.value.id, came, quorum: it.quorum },
        })
      },
    })
}
