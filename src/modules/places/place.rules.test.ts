import { expect, test } from 'vitest'
import type { BuildingId, CommunityId, EstateId, StairwellId } from '../../kernel/ids.ts'
import { findPlaces } from '../../language/places.ts'
import { nowhere, type Place, type PlaceTree, resolvePlace } from './place.rules.ts'

const elm = 'elm' as EstateId
const willow = 'willow' as EstateId

const stairs = [1, 2].flatMap((building) =>
  [1, 2].map((number) => ({
    id: `elm-${building}-${number}` as StairwellId,
    building: `elm-${building}` as BuildingId,
    number,
    label: `${number}单元`,
    floors: 6,
  })),
)
const buildings = [
  { id: 'elm-1' as BuildingId, estate: elm, number: 1, label: '1号楼' },
  { id: 'elm-2' as BuildingId, estate: elm, number: 2, label: '2号楼' },
  { id: 'elm-b3' as BuildingId, estate: elm, number: 33, label: 'B3栋' },
  { id: 'willow-1' as BuildingId, estate: willow, number: 1, label: '1栋' },
]
const tree: PlaceTree = {
  community: 'c' as CommunityId,
  estates: new Map([
    [elm, { id: elm, name: '榆荫里小区' }],
    [willow, { id: willow, name: '柳岸花园' }],
  ]),
  buildings: new Map(buildings.map((each) => [each.id, each])),
  stairwells: new Map(stairs.map((each) => [each.id, each])),
}
const home: Place = { estate: elm, building: 'elm-2' as BuildingId, stairwell: 'elm-2-2' as StairwellId }
const sounds = (character: string) => ({ 榆: ['yu'], 余: ['yu'], 荫: ['yin'], 阴: ['yin'] })[character] ?? []
const read = (text: string, from: Place) => resolvePlace(tree, findPlaces(text), from, sounds)

test('an estate, a building and a stairwell are found by their numbers', () => {
  expect(read('榆荫里小区一号楼二单元灯坏了', nowhere)).toEqual({
    estate: elm,
    building: 'elm-1',
    stairwell: 'elm-1-2',
  })
})

test('an estate is known without the word behind its name', () => {
  expect(read('榆荫里1号楼灯坏了', nowhere).estate).toBe(elm)
})

test('of an estate written as it sounds the right one is found', () => {
  expect(read('余阴里小区1号楼灯坏了', nowhere).building).toBe('elm-1')
})

test('one wrong character in the name of an estate does no harm', () => {
  expect(read('柳安花园1栋灯坏了', nowhere).building).toBe('willow-1')
})

test('a name that is wrong by more names nothing', () => {
  expect(read('杨安花园1栋灯坏了', nowhere)).toEqual(nowhere)
})

test('a name that is as near to two estates names neither', () => {
  const twins: PlaceTree = {
    ...tree,
    estates: new Map(
      ['春风里', '春雨里'].map((name) => [name as EstateId, { id: name as EstateId, name }] as const),
    ),
  }
  expect(resolvePlace(twins, [{ kind: 'estate', text: '春水里', number: null }], nowhere)).toEqual(nowhere)
})

test('a building alone is one of the estate where the speaker is at home', () => {
  expect(read('1号楼灯坏了', home)).toEqual({ estate: elm, building: 'elm-1', stairwell: null })
})

test('a building with a letter is found by its label, and is never taken for the own one', () => {
  expect(read('b3栋灯坏了', home).building).toBe('elm-b3')
  expect(read('C5栋灯坏了', home).building).toBeNull()
})

test('above, below and opposite are in the own stairwell', () => {
  for (const text of ['我家楼上漏水', '楼下太吵', '对门501堆东西']) expect(read(text, home)).toEqual(home)
})
