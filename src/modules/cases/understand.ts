import type { CommunityId } from '../../kernel/ids.ts'
import { hoursAfter, type Instant } from '../../kernel/time.ts'
import { readWords, type Reading } from '../../language/read-words.ts'
import { type Place, placesOf, resolvePlace } from '../places/door.ts'
import type { House } from './house.ts'
import { catalogueFor } from './catalogue/catalogue-for.ts'
import { leanOf } from './learning/lean-of.ts'
import { knownAmong, type Known } from './known.ts'
import { findOpenNearby } from './near.store.ts'
import { tidy } from './tidy.ts'

export type { Known } from './known.ts'

/** What was read in the words, where it is, and what is known nearby. Nothing of it is stored yet. */
export type Understanding = {
  readonly reading: Reading
  readonly place: Place
  readonly placeWords: string | null
  readonly known: readonly Known[]
}

type Saying = { readonly words: string; readonly place: Place; readonly at: Instant }

/** How far back an open matter is still proposed as the same, in hours. */
const lookBack = 60 * 24

const mostNear = 20

/**
 * Reads one saying, leaning on what the workers here have put right before: needs, places, danger; and looks for the
 * same matter nearby.
 */
export function understand(house: House) {
  return async (community: CommunityId, { words: raw, place, at }: Saying): Promise<Understanding> => {
    const words = tidy(raw)
    const [tree, lean, catalogue] = await Promise.all([
      placesOf(house.db, community),
      leanOf(house.db, community),
      catalogueFor(house.db, community),
    ])
    const reading = readWords(words, { lean, catalogue })
    const resolved = resolvePlace(tree, reading.places, place)
    const topics = [...new Set(reading.needs.map((need) => need.topic))]
    const since = hoursAfter(at, -lookBack)
    const around = { building: resolved.building, topics, since, most: mostNear }
    const near = await findOpenNearby(house.db, community, around)
    return {
      reading,
      place: resolved,
      placeWords: unresolved(reading, resolved),
      known: knownAmong(near, { things: reading.needs, place: resolved, at }),
    }
  }
}

// What was said of the place when it could not be found among the community's own.
function unresolved(reading: Reading, place: Place): string | null {
  const said = reading.places.map((each) => each.text).join('')
  const finer = reading.places.some(
    ({ kind }) => kind === 'poi' || kind === 'floor' || kind === 'room' || kind === 'road',
  )
  return said !== '' && (finer || place.building === null) ? said.slice(0, 80) : null
}
