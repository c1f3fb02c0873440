import { expect, test } from 'vitest'
import { findPlaces } from './places.ts'

const said = (text: string) => findPlaces(text).map(({ kind, text: words, number }) => [kind, words, number])

test.each([
  ['三号楼二单元灯坏了', 3, 2],
  ['3栋2单元灯坏了', 3, 2],
  ['３号楼 2 单元', 3, 2],
  ['十二幢一单元', 12, 1],
  ['三號樓二單元', 3, 2],
  ['3-2-501漏水', 3, 2],
  ['3#2-501漏水', 3, 2],
  ['12 — 1 — 1203', 12, 1],
  ['building 3, unit 2', 3, 2],
] as const)('%s names building %i and stairwell %i', (text, building, stairwell) => {
  const found = findPlaces(text)

  expect(found.find(({ kind }) => kind === 'building')?.number).toBe(building)
  expect(found.find(({ kind }) => kind === 'stairwell')?.number).toBe(stairwell)
})

test.each([
  ['3-2-501漏水', 501],
  ['2单元1203没水', 1203],
  ['五零一室漏水', 501],
  ['5-302家里', 302],
] as const)('%s names the room', (text, room) => {
  expect(findPlaces(text).find(({ kind }) => kind === 'room')?.number).toBe(room)
})

test('estates, roads and corners of the house are found with their words', () => {
  expect(said('榆荫里小区南门，幸福路12号的楼道')).toEqual([
    ['estate', '榆荫里小区', null],
    ['poi', '南门', null],
    ['road', '幸福路12号', null],
    ['poi', '楼道', null],
  ])
})

test.each([
  '这栋楼有两梯四户',
  '一栋一栋地查',
  '每栋都停电了',
  '我们这个小区没人管',
  '走了一条路，过马路要小心',
  '2026-11-24 打过电话 0555-0136',
  '二十年了',
])('%s names no place', (text) => {
  expect(said(text)).toEqual([])
})

test('of a building with a letter the words are kept and no number is guessed', () => {
  expect(said('B3栋')).toEqual([['building', 'B3栋', null]])
})

test('every span stands in the text where it says', () => {
  const text = '榆荫里3号楼2单元，3-2-501，五楼，顶楼'

  for (const { text: words, start } of findPlaces(text))
    expect(text.slice(start, start + words.length)).toBe(words)
})

test('a place is said once: no span lies over another', () => {
  for (const text of ['榆荫里花园小区大院', '3-2-501室', '幸福路12号楼2单元1203室', '3号楼3楼']) {
    const ends = findPlaces(text).map(({ start, text: words }) => [start, start + words.length] as const)
    for (const [at, [, end]] of ends.entries())
      expect(end).toBeLessThanOrEqual(ends[at + 1]?.[0] ?? text.length)
  }
  expect(said('榆荫里花园小区')).toEqual([['estate', '榆荫里花园小区', null]])
})
