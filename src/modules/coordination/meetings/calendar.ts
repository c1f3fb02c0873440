import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import { afterMillis } from '../../../kernel/time.ts'
import type { Meeting } from './meeting.rules.ts'

/** What an entry in somebody's calendar says: what it is about and where, and none of the cases. */
export type Invited = {
  readonly from: string
  /** The part of its id after the @: this installation's name. */
  readonly host: string
}

/**
 * The invitation as a calendar file (RFC 5545). A meeting that is moved or called off keeps its UID and raises its
 * SEQUENCE, so that calendars change what they have.
 */
export function calendarFileOf(it: Meeting, { from, host }: Invited): string {
  const calendar = ical({
    prodId: { company: 'Legwork', product: 'Meetings', language: 'ZH' },
    method: ICalCalendarMethod.PUBLISH,
  })
  const isOff = it.state === 'cancelled' || it.state === 'adjourned'
  calendar.createEvent({
    id: `meeting-${it.id}@${host}`,
    sequence: it.sequence,
    // UTC, as the RFC wants it: the same moment whatever the phone's zone.
    start: it.at,
    end: afterMillis(it.at, it.minutes * 60_000),
    stamp: it.calledAt,
    summary: it.title,
    location: it.place,
    description: from,
    status: isOff ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  })
  return calendar.toString()
}
