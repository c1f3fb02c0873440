import type { BuildingId, CommunityId, EstateId, HomeId, StairwellId } from '../../kernel/ids.ts'

/** Where something is, as far as it is known. */
export type Place = {
  readonly estate: EstateId | null
  readonly building: BuildingId | null
  readonly stairwell: StairwellId | null
}

export const nowhere: Place = { estate: null, building: null, stairwell: null }

export type Estate = { readonly id: EstateId; readonly name: string }
export type Building = {
  readonly id: BuildingId
  readonly estate: EstateId
  readonly number: number
  readonly label: string
}
export type Stairwell = {
  readonly id: StairwellId
  readonly building: BuildingId
  readonly number: number
  readonly label: string
  readonly floors: number
}
export type Home = {
  readonly id: HomeId
  readonly stairwell: StairwellId
  readonly floor: number
  readonly door: string
}

/** All places of a community above the homes. */
export type PlaceTree = {
  readonly community: CommunityId
  readonly estates: ReadonlyMap<EstateId, Estate>
  readonly buildings: ReadonlyMap<BuildingId, Building>
  readonly stairwells: ReadonlyMap<StairwellId, Stairwell>
}

export function placeOfStairwell(tree: PlaceTree, id: StairwellId): Place | null {
  const stairwell = tree.stairwells.get(id)
  const building = stairwell && tree.buildings.get(stairwell.building)
  return building ? { estate: building.estate, building: building.id, stairwell: id } : null
}

/** What residents call it: 榆荫里 3号楼 2单元. Empty when nothing is known. */
export function sayPlace(tree: PlaceTree, place: Place): string {
  const building = place.building === null ? undefined : tree.buildings.get(place.building)
  const stairwell = place.stairwell === null ? undefined : tree.stairwells.get(place.stairwell)
  const estate = tree.estates.get(place.estate ?? building?.estate ?? ('' as EstateId))
  return [estate?.name, building?.label, stairwell?.label].filter(Boolean).join(' ')
}

type Mention = { readonly kind: string; readonly text: string; readonly number: number | null }

/** The syllables a character may be read as, without tones. */
type Sounds = (character: string) => readonly string[]

/**
 * The place that the words name, read against the community's own places; `from` is where the speaker stands.
 * A building number alone is taken within the speaker's estate, or the only estate; nothing is guessed. The name of an
 * estate may be wrong by one character, or written as it sounds, when only one estate is meant by that.
 */
export function resolvePlace(
  tree: PlaceTree,
  mentions: readonly Mention[],
  from: Place,
  sounds: Sounds = () => [],
): Place {
  const estate = estateNamed(tree, mentions, sounds) ?? from.estate ?? onlyEstate(tree)
  const said = mentions.find(({ kind }) => kind === 'building')
  const stairwellNo = mentions.find(({ kind, number }) => kind === 'stairwell' && number !== null)?.number
  if (said === undefined || estate === null)
    return withStairwell(tree, { ...from, estate: from.estate ?? estate }, stairwellNo)
  const building = buildingSaid(tree, estate, said)
  if (!building) return { estate, building: null, stairwell: null }
  const keeps = from.building === building.id ? from.stairwell : null
  return withStairwell(tree, { estate, building: building.id, stairwell: keeps }, stairwellNo)
}

// B3栋 has no number: only its label tells which one it is.
function buildingSaid(tree: PlaceTree, estate: EstateId, said: Mention): Building | undefined {
  const ours = [...tree.buildings.values()].filter((each) => each.estate === estate)
  if (said.number !== null) return ours.find(({ number }) => number === said.number)
  return ours.find(({ label }) => bareLabel(label) === bareLabel(said.text))
}

function bareLabel(label: string): string {
  return label
    .normalize('NFKC')
    .toUpperCase()
    .replace(/\s|号楼|号|栋|幢|座|楼/g, '')
}

function withStairwell(tree: PlaceTree, place: Place, number: number | null | undefined): Place {
  if (number === undefined || number === null || place.building === null) return place
  const named = [...tree.stairwells.values()].find(
    (each) => each.building === place.building && each.number === number,
  )
  return named ? { ...place, stairwell: named.id } : place
}

function estateNamed(tree: PlaceTree, mentions: readonly Mention[], sounds: Sounds): EstateId | null {
  const all = [...tree.estates.values()]
  const exact = all
    .filter(({ name }) =>
      mentions.some(({ text }) => text.includes(name) || bareName(text) === bareName(name)),
    )
    .toSorted((a, b) => b.name.length - a.name.length)[0]
  if (exact) return exact.id
  const names = mentions.filter(({ kind }) => kind === 'estate').map(({ text }) => bareName(text))
  for (const alike of [soundsAlike(sounds), offByOne]) {
    const [meant, ...others] = all.filter(({ name }) => names.some((said) => alike(said, bareName(name))))
    if (meant) return others.length === 0 ? meant.id : null
  }
  return null
}

function bareName(name: string): string {
  return name.replace(/\s|小区$|社区$/g, '')
}

function soundsAlike(sounds: Sounds) {
  return (said: string, name: string): boolean =>
    said.length === name.length &&
    Array.from(said).every((character, at) => {
      const other = name.charAt(at)
      return character === other || sounds(character).some((sound) => sounds(other).includes(sound))
    })
}

// One character changed, lost or added; of a name of two characters nothing would be left.
function offByOne(said: string, name: string): boolean {
  if (Math.min(said.length, name.length) < 3 || Math.abs(said.length - name.length) > 1) return false
  let at = 0
  while (at < said.length && said.charAt(at) === name.charAt(at)) at++
  const [fromSaid, fromName] =
    said.length === name.length ? [1, 1] : said.length > name.length ? [1, 0] : [0, 1]
  return said.slice(at + fromSaid) === name.slice(at + fromName)
}

function onlyEstate(tree: PlaceTree): EstateId | null {
  const [only, ...others] = tree.estates.values()
  return only && others.length === 0 ? only.id : null
}
