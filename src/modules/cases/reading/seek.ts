import { grams, searchQuery } from '../../../language/grams.ts'
import { normalise } from '../../../language/normalise.ts'
import { readPhone } from '../../people/door.ts'
import { type Place, type PlaceTree, sayPlace } from '../../places/door.ts'
import type { House } from '../house.ts'
import { likePattern, type Phrase, type Sought } from './search.rules.ts'

/** Makes ready what was typed into the search; null when nothing of it can be looked for. */
export function seek({ secrets }: Pick<House, 'secrets'>, tree: PlaceTree, typed: string): Sought | null {
  const phone = readPhone(typed)
  if (phone !== null) return { vector: '', phrases: [], phone: secrets.fingerprint('phone', phone) }
  const vector = searchQuery(typed)
  if (vector === null) return null
  const long = normalise(typed)
    .split(' ')
    .filter((term) => grams(term).length > 1)
  return { vector, phrases: long.map((term) => phraseOf(tree, term)), phone: null }
}

function phraseOf(tree: PlaceTree, term: string): Phrase {
  const says = (place: Place) => normalise(sayPlace(tree, place)).replaceAll(' ', '').includes(term)
  return {
    pattern: likePattern(term),
    estates: [...tree.estates.keys()].filter((estate) => says({ estate, building: null, stairwell: null })),
    buildings: [...tree.buildings.values()]
      .filter(({ id, estate }) => says({ estate, building: id, stairwell: null }))
      .map(({ id }) => id),
    stairwells: [...tree.stairwells.values()]
      .filter(({ id, building }) =>
        says({ estate: tree.buildings.get(building)?.estate ?? null, building, stairwell: id }),
      )
      .map(({ id }) => id),
  }
}
