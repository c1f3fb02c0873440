import { grams } from '../../../language/grams.ts'
import { normalise } from '../../../language/normalise.ts'
import { patternOf } from '../../../language/search-pattern.ts'
import { nearQuery, readTerms, searchQuery } from '../../../language/search-terms.ts'
import { readPhone } from '../../people/door.ts'
import { type Place, type PlaceTree, sayPlace } from '../../places/door.ts'
import type { House } from '../house.ts'
import type { Phrase, Sought } from './search.rules.ts'

/** Makes ready what was typed into the search; null when nothing of it can be looked for. */
export function seek({ secrets }: Pick<House, 'secrets'>, tree: PlaceTree, typed: string): Sought | null {
  const phone = readPhone(typed)
  if (phone !== null)
    return { terms: [], vector: '', near: null, phrases: [], phone: secrets.fingerprint('phone', phone) }
  const terms = readTerms(typed)
  const vector = searchQuery(terms)
  if (vector === null) return null
  // Letters are looked for by how things sound: there is no phrase to stand whole.
  const long = terms.filter(({ kind, text }) => kind !== 'latin' && grams(text).length > 1)
  const phrases = long.map(({ text }) => phraseOf(tree, text))
  return { terms, vector, near: nearQuery(terms), phrases, phone: null }
}

function phraseOf(tree: PlaceTree, term: string): Phrase {
  const says = (place: Place) => normalise(sayPlace(tree, place)).replaceAll(' ', '').includes(term)
  return {
    pattern: patternOf(term),
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
