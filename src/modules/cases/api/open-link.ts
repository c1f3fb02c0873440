import type { Follower } from '../../../kernel/actor.ts'
import { dayOf } from '../../../kernel/calendar.ts'
import type { RequestId } from '../../../kernel/ids.ts'
import { ok, refuse, type Result } from '../../../kernel/result.ts'
import { type Community, findCommunityBySerial } from '../../people/door.ts'
import type { House } from '../house.ts'
import { lastDayOf, makeLink, readLink } from '../link.ts'

/** Whoever holds a link that opens. */
export async function openLink(
  house: House,
  token: string,
): Promise<Result<Follower, 'link.forged' | 'link.expired'>> {
  // The community is not known before the link is read; every one of them lives by this clock's day.
  const today = dayOf(house.rules.calendarOf({ opens: 0, closes: 1_440 }), house.clock())
  const link = readLink(house.secrets, token, today)
  if (!link.ok) return link
  const community = await findCommunityBySerial(house.db, link.value.serial)
  if (!community) return refuse('link.forged')
  return ok({ as: 'follower', community: community.id, request: link.value.request })
}

/** A fresh link to a request that was just filed. */
export function linkFor(house: House, community: Community, request: RequestId): string {
  const today = dayOf(house.rules.calendarOf(community), house.clock())
  return makeLink(house.secrets, { serial: community.serial, request, expiresOn: lastDayOf(today) })
}
