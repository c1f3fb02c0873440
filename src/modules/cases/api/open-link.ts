import type { Follower } from '../../../kernel/actor.ts'
import { dayOf } from '../../../kernel/calendar.ts'
import { ok, refuse, type Result } from '../../../kernel/result.ts'
import { findCommunityBySerial } from '../../people/door.ts'
import type { House } from '../house.ts'
import { readLink } from '../link.ts'

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
