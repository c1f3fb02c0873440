import { expect, test } from 'vitest'
import { areInitials, soundGrams, soundsOf, spellingsOf } from './pinyin.ts'

test('a character sounds as it is read, in all its usual ways', () => {
  expect(soundsOf('楼')).toEqual(['lou'])
  expect(new Set(soundsOf('行'))).toEqual(new Set(['xing', 'hang']))
  expect(soundsOf('绿')).toContain('lv')
  expect(soundsOf('a')).toEqual([])
})

test('a title has its initials by twos and threes, and its syllables by twos', () => {
  expect(soundGrams('楼道灯坏了').filter((gram) => gram.startsWith('p:'))).toEqual(
    expect.arrayContaining(['p:ld', 'p:ldd', 'p:dd', 'p:ddh', 'p:dh', 'p:dhl', 'p:hl']),
  )
  expect(soundGrams('灯坏')).toEqual(['p:dh', 'y:deng.huai', 'y:huai.'])
})

test('characters that are read in two ways are found by both', () => {
  expect(soundGrams('银行')).toEqual(expect.arrayContaining(['p:yx', 'p:yh', 'y:yin.xing', 'y:yin.hang']))
})

test('traditional characters sound like simplified ones, and a run ends where something else stands', () => {
  expect(soundGrams('電梯')).toEqual(soundGrams('电梯'))
  expect(soundGrams('电a梯')).toEqual(['y:dian.', 'y:ti.'])
})

test('the number of a building is not a name', () => {
  expect(soundGrams('3号楼 2单元')).toEqual([])
})

test('letters are parted into syllables in every way', () => {
  expect(spellingsOf('loudaodeng')[0]).toEqual(['lou', 'dao', 'deng'])
  expect(spellingsOf('loudunqi')).toEqual([['lou', 'dun', 'qi']])
  expect(spellingsOf('xian')).toEqual(expect.arrayContaining([['xian'], ['xi', 'an']]))
  expect(spellingsOf('nue')).toContainEqual(['nve'])
})

test('the last syllable may be unfinished, the first may not', () => {
  expect(spellingsOf('loud')).toEqual([['lou', 'd']])
  expect(spellingsOf('ldd')).toEqual([])
})

test('no character begins with i, u or v', () => {
  expect([areInitials('ldd'), areInitials('du'), areInitials('d'), areInitials('a'.repeat(13))]).toEqual([
    true,
    false,
    false,
    false,
  ])
})
