import type { CommunityId } from '../../kernel/ids.ts'
import { hoursAfter, type Instant, minutesBetween } from '../../kernel/time.ts'
import { readWords, type Reading } from '../../language/read-words.ts'
import { likelySame, sketch, similarity } from '../../language/similar.ts'
import { type Place, placesOf, resolvePlace } from '../places/door.ts'
import type { House } from './house.ts'
import { leanOf } from './learning/lean-of.ts'
import { findOpenNearby, type Near } from './near.store.ts'
import { tidy } from './tidy.ts'

/** A matter that is known already and may be the same. */
export type Known = Near & { readonly score: number; readonly because: readonly string[] }

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
    const [tree, lean] = await Promise.all([placesOf(house.db, community), leanOf(house.db, community)])
    const reading = readWords(words, { lean })
    const resolved = resolvePlace(tree, reading.places, place)
    const topics = [...new Set(reading.needs.map((need) => need.topic))]
    const since = hoursAfter(at, -lookBack)
    const around = { building: resolved.building, topics, since, most: mostNear }
    const near = await findOpenNearby(house.db, community, around)
    return {
      reading,
      place: resolved,
      placeWords: unresolved(reading, resolved),
      known: same(words, resolved, near, at),
    }
  }
}

/** Those near that are likely the same, the likeliest first, at most three. */
export function same(words: string, place: Place, near: readonly Near[], at: Instant): Known[] {
  const mine = sketch(words)
  return near
    .flatMap((each): Known[] => {
      const score = similarity(mine, sketch(`${each.title} ${each.words ?? ''}`))
      const told = likelySame(
        {
          topic: each.topic,
          sameStairwell: place.stairwell !== null && each.stairwell === place.stairwell,
          sameBuilding: place.building !== null && each.building === place.building,
          hoursApart: Math.abs(minutesBetween(each.openedAt, at)) / 60,
        },
        score,
      )
      return told.same ? [{ ...each, score, because: told.because }] : []
    })
    .toSorted((a, b) => b.score - a.score)
    .slice(0, 3)
}

// What was said of the place when it could not be found among the community's own.
function unresolved(reading: Reading, place: Place): string | null {
  const said = reading.places.map((each) => each.text).join('')
  const finer = reading.places.some(
    ({ kind }) => kind === 'poi' || kind === 'floor' || kind === 'room' || kind === 'road',
  )
  return said !== '' && (finer || place.building === null) ? said.slice(0, 80) : null
}
