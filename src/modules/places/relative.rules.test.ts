import { expect, test } from 'vitest'
import type { BuildingId, CommunityId, EstateId, HomeId, StairwellId } from '../../kernel/ids.ts'
import type { Home, Place, PlaceTree } from './place.rules.ts'
import { resolveRelative, type Speaker } from './relative.rules.ts'

const at: Place = {
  estate: 'elm' as EstateId,
  building: 'elm-3' as BuildingId,
  stairwell: 'elm-3-2' as StairwellId,
}
const tree: PlaceTree = {
  community: 'c' as CommunityId,
  estates: new Map(),
  buildings: new Map(),
  stairwells: new Map(
    [1, 2].map((number) => {
      const id = `elm-3-${number}` as StairwellId
      return [id, { id, building: 'elm-3' as BuildingId, number, label: `${number}单元`, floors: 6 }]
    }),
  ),
}

const homesWith = (doors: readonly string[], floors = [1, 2, 3, 4, 5, 6]): Home[] =>
  floors.flatMap((floor) =>
    doors.map((door) => ({
      id: `${floor}/${door}` as HomeId,
      stairwell: 'elm-3-2' as StairwellId,
      floor,
      door: door.startsWith('0') ? `${floor}${door}` : door,
    })),
  )

const living = (home: string, homes: readonly Home[]): Speaker => ({
  at,
  home: homes.find(({ id }) => id === home) ?? null,
  homes,
})
const two = living('5/01', homesWith(['01', '02']))
const three = living('5/01', homesWith(['01', '02', '03']))

const home = (words: string, speaker: Speaker) => {
  const found = resolveRelative(tree, speaker, words)
  if (found === null) return null
  return found.is === 'resolved' ? found.place.home : found.candidates.map((each) => each.home)
}

test.each([
  ['我家楼上漏水', '6/01'],
  ['楼上那家半夜跳绳', '6/01'],
  ['楼下太吵', '4/01'],
  ['我家楼下邻居养狗', '4/01'],
  ['对门老人两天没见着了', '5/02'],
  ['隔壁装修', '5/02'],
])('%s means one home where each floor has two doors', (words, meant) => {
  expect(home(words, two)).toBe(meant)
})

test('where more than one door may be meant all of them are candidates, and none is taken', () => {
  expect(home('隔壁装修', three)).toEqual(['5/02', '5/03'])
  expect(home('对门太吵', three)).toEqual(['5/02', '5/03'])
})

test('a door that is said with it decides', () => {
  expect(home('对门503太吵', three)).toBe('5/03')
  expect(home('楼上602漏水', two)).toBe('6/02')
  expect(home('楼上609漏水', two)).toEqual(['6/01', '6/02'])
})

test('doors without a floor in them are the same on each floor', () => {
  const east = living('2/东户', homesWith(['东户', '西户']))

  expect(home('楼上漏水', east)).toBe('3/东户')
  expect(home('楼上西户漏水', east)).toBe('3/西户')
})

test('a floor that is left out when floors are counted is passed over, no other', () => {
  const withoutFour = homesWith(['01', '02'], [1, 2, 3, 5, 6])

  expect(home('楼上漏水', living('3/01', withoutFour))).toBe('5/01')
  expect(home('楼下太吵', living('5/01', withoutFour))).toBe('3/01')
  expect(home('楼上漏水', living('5/01', homesWith(['01'], [5, 7])))).toEqual([])
})

test('above the top floor and below the lowest nobody lives', () => {
  expect(home('楼上漏水', living('6/01', two.homes))).toEqual([])
  expect(home('楼下太吵', living('1/01', two.homes))).toEqual([])
})

test('of a speaker whose home is not known no neighbour is found', () => {
  expect(home('楼上漏水', { at, home: null, homes: two.homes })).toEqual([])
})

test.each([
  ['我们单元灯坏了', at],
  ['本单元没水', at],
  ['我们楼没电', { ...at, stairwell: null }],
  ['这栋楼停水', { ...at, stairwell: null }],
  ['隔壁单元一直响', { ...at, stairwell: 'elm-3-1' }],
] as const)('%s means a whole part of the house', (words, place) => {
  expect(resolveRelative(tree, two, words)).toEqual({ is: 'resolved', place: { ...place, home: null } })
})

test('of a speaker who stands nowhere no stairwell and no building is known', () => {
  const lost: Speaker = { at: { estate: null, building: null, stairwell: null }, home: null, homes: [] }

  for (const words of ['我们单元灯坏了', '我们楼没电', '隔壁单元一直响'])
    expect(resolveRelative(tree, lost, words)).toEqual({ is: 'unresolved', candidates: [] })
})

test.each([
  '楼下烧烤店太吵',
  '楼下垃圾桶满了',
  '楼上楼下都没水',
  '隔壁小区停水',
  '3单元灯坏了',
  '我们楼道灯坏了一盏',
])('nobody is meant by %s who lives above, below or beside', (words) => {
  const found = resolveRelative(tree, two, words)

  expect(found?.is === 'resolved' ? found.place.home : null).toBeNull()
})
