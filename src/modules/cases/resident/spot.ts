import type { RequestId } from '../../../kernel/ids.ts'
import { dayOf } from '../../../kernel/calendar.ts'
import type { PostCard } from '../../../kernel/ui/resident-shell.tsx'
import type { Lang } from '../../../kernel/words/lang.ts'
import { boardWords } from '../board/words.ts'
import { type Community, getCommunity } from '../../people/door.ts'
import {
  findCode,
  type Place,
  placeOfStairwell,
  placesOf,
  type PlaceTree,
  sayPlace,
} from '../../places/door.ts'
import type { House } from '../house.ts'
import { lastDayOf, makeLink } from '../link.ts'

/** Where somebody stands who has opened a stairwell's page. */
export type Standing = {
  readonly code: string
  readonly community: Community
  readonly tree: PlaceTree
  readonly place: Place
  readonly placeName: string
}

/** The place that a stairwell's code stands for; undefined when nobody printed it. */
export async function standingAt(house: House, code: string): Promise<Standing | undefined> {
  const found = await findCode(house.db, code)
  if (!found) return undefined
  const [community, tree] = await Promise.all([
    getCommunity(house.db, found.community),
    placesOf(house.db, found.community),
  ])
  const place = placeOfStairwell(tree, found.stairwell)
  return place
    ? { code: code.toUpperCase(), community, tree, place, placeName: sayPlace(tree, place) }
    : undefined
}

/** The service post at the foot of every page. */
export function postOf(lang: Lang, { name, phone, hours }: Community): PostCard {
  return { name: boardWords[lang].post(name), phone, hours }
}

/** A fresh link to a request of this community. */
export function linkTo(house: House, community: Community, request: RequestId): string {
  const today = dayOf(house.rules.calendarOf(community), house.clock())
  return makeLink(house.secrets, { serial: community.serial, request, expiresOn: lastDayOf(today) })
}
