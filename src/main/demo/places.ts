import { type BuildingId, type EstateId, type HomeId, newId, type StairwellId } from '../../kernel/ids.ts'
import type { NewPlaces } from '../../modules/places/place.store.ts'
import type { Dice } from './dice.ts'
import { estateName } from './people.ts'

const buildingCount = 32
const stairwellsPerBuilding = 3
/** From this building on the stairwells have three doors on each floor. */
const firstWide = 21

export type DemoPlaces = NewPlaces & {
  readonly codes: readonly { readonly code: string; readonly stairwell: StairwellId }[]
}

/** One old estate of six storeys without lifts: 32 buildings, 96 stairwells, 1,368 homes. */
export function layOut(dice: Dice): DemoPlaces {
  const estate = { id: newId<EstateId>(), name: estateName }
  const buildings = range(buildingCount).map((number) => ({
    id: newId<BuildingId>(),
    estate: estate.id,
    number,
    label: `${number}号楼`,
  }))
  const stairwells = buildings.flatMap((building) =>
    range(stairwellsPerBuilding).map((number) => ({
      id: newId<StairwellId>(),
      building: building.id,
      number,
      label: `${number}单元`,
      floors: 6,
      of: building.number,
    })),
  )
  const homes = stairwells.flatMap(({ id, of, floors }) =>
    range(floors).flatMap((floor) =>
      range(of < firstWide ? 2 : 3).map((at) => ({
        id: newId<HomeId>(),
        stairwell: id,
        floor,
        door: `${floor}0${at}`,
        area: (of < firstWide ? [5_640, 6_815] : [4_230, 5_180, 4_230])[at - 1] ?? 5_640,
      })),
    ),
  )
  const codes = stairwells.map(({ id, of, number }) => ({
    code: codeFor(dice.for(`code ${of}-${number}`), of, number),
    stairwell: id,
  }))
  return {
    estates: [estate],
    buildings,
    stairwells: stairwells.map(({ id, building, number, label, floors }) => ({
      id,
      building,
      number,
      label,
      floors,
    })),
    homes,
    codes,
  }
}

/** 3号楼2单元: the page that is printed when the house is ready. */
export const shownCode = 'ELMS32'

const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'

// Codes have no 0 and no 1, so only these can be remembered; the others look as real ones do.
function codeFor(dice: Dice, building: number, stairwell: number): string {
  const spoken = building >= 2 && building <= 9 && stairwell >= 2
  if (spoken) return `ELMS${building}${stairwell}`
  return Array.from({ length: 8 }, () => letters[dice.whole(0, letters.length - 1)]).join('')
}

function range(count: number): number[] {
  return Array.from({ length: count }, (_, at) => at + 1)
}
