import type { Caller } from '../../../kernel/http/contract.ts'
import type { BodyId } from '../../../kernel/ids.ts'
import { ok, refuse } from '../../../kernel/result.ts'
import type { House } from '../../cases/door.ts'
import { actOnMeeting } from './act-on-meeting.ts'
import { type Guest, mayClose, type MeetingId } from './meeting.rules.ts'
import { updateGuest } from './meeting.store.ts'

export type Attendance = {
  readonly id: MeetingId
  readonly guests: readonly { readonly body: BodyId; readonly came: boolean; readonly who: string }[]
}

/** Who sits at the table, and who does not: both are counted. */
export function takeAttendance(house: House) {
  return ({ id, guests }: Attendance, by: Caller) =>
    actOnMeeting(house, 'worker', {
      id,
      by,
      deed: 'attend',
      input: guests,
      decide: async ({ tx, now }, it) => {
        if (it.state !== 'planned') return refuse('meeting.not_planned', { state: it.state })
        if (now < it.at) return refuse('meeting.not_begun', { at: it.at })
        const told = new Map(guests.map((guest) => [guest.body, guest]))
        const after = it.guests.map((guest): Guest => {
          const { came, who } = told.get(guest.body) ?? { came: guest.came, who: guest.who ?? '' }
          return { body: guest.body, came, who: came === true && who !== '' ? who : null }
        })
        for (const guest of after) await updateGuest(tx, it, guest)
        const came = after.filter((guest) => guest.came === true).map(({ body }) => body)
        const missing = after.filter((guest) => guest.came === false).map(({ body }) => body)
        return ok({ after: { ...it, guests: after }, kind: 'meeting.attended', facts: { came, missing } })
      },
    })
}

/** Over: every item was decided or put off. The minutes are what stands there now. */
export function closeMeeting(house: House) {
  return ({ id }: { readonly id: MeetingId }, by: Caller) =>
    actOnMeeting(house, 'worker', {
      id,
      by,
      deed: 'close',
      input: id,
      decide: async ({ now }, it) => {
        const may = mayClose(it, now)
        if (!may.ok) return may
        const decided = it.items.filter(({ state }) => state === 'decided').length
        const facts = { decided, putOff: it.items.length - decided }
        return ok({ after: { ...it, state: 'held' as const, endedAt: now }, kind: 'meeting.held', facts })
      },
    })
}
