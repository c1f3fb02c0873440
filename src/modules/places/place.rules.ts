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

/**
 * The place that the words name, read against the community's own places; `from` is where the speaker stands.
 * A building number alone is taken within the speaker's estate, or the only estate; nothing is guessed.
 */
export function resolvePlace(tree: PlaceTree, mentions: readonly Mention[], from: Place): Place {
  const estate = estateNamed(tree, mentions) ?? from.estate ?? onlyEstate(tree)
  const buildingNo = mentions.find(({ kind, number }) => kind === 'building' && number !== null)?.number
  const stairwellNo = mentions.find(({ kind, number }) => kind === 'stairwell' && number !== null)?.number
  if (buildingNo === undefined || estate === null)
    return withStairwell(tree, { ...from, estate: from.estate ?? estate }, stairwellNo)
  const building = [...tree.buildings.values()].find(
    (each) => each.estate === estate && each.number === buildingNo,
  )
  if (!building) return { estate, building: null, stairwell: null }
  const keeps = from.building === building.id ? from.stairwell : null
  return withStairwell(tree, { estate, building: building.id, stairwell: keeps }, stairwellNo)
}

function withStairwell(tree: PlaceTree, place: Place, number: number | null | undefined): Place {
  if (number === undefined || number === null || place.building === null) return place
  const named = [...tree.stairwells.values()].find(
    (each) => each.building === place.building && each.number === number,
  )
  return named ? { ...place, stairwell: named.id } : place
}

function estateNamed(tree: PlaceTree, mentions: readonly Mention[]): EstateId | null {
  const named = [...tree.estates.values()].find(({ name }) =>
    mentions.some(({ text }) => text.includes(name)),
  )
  return named?.id ?? null
}

function onlyEstate(tree: PlaceTree): EstateId | null {
  const [only, ...others] = tree.estates.values()
  return only && others.length === 0 ? only.id : null
}
