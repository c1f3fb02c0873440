import { type Place, type PlaceTree, sayPlace } from '../../places/door.ts'

/** Where it is, as short as a list wants it: 3号楼2单元; with the estate's name only where there are several. */
export function shortPlace(tree: PlaceTree, place: Place, more: string | null = null): string {
  const estate = tree.estates.size > 1 || place.building === null ? place.estate : null
  const name = estate === null ? '' : (tree.estates.get(estate)?.name ?? '')
  const rest = sayPlace(tree, place)
    .split(' ')
    .slice(place.estate === null && place.building === null ? 0 : 1)
  return [name, rest.join(''), more].filter(Boolean).join(' ')
}
