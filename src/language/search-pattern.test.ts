import fc from 'fast-check'
import { expect, test } from 'vitest'
import { patternOf } from './search-pattern.ts'

const finds = (term: string, text: string) => new RegExp(patternOf(term), 'u').test(text)

test('a term is found as it stands, and not with something between', () => {
  expect(finds('加装电梯', '想问加装电梯的事')).toBe(true)
  expect(finds('加装电梯', '加装了一个旧的装电表箱，电梯口堵了')).toBe(false)
})

test('simplified characters find traditional ones', () => {
  expect(finds('电梯坏了', '電梯壞了')).toBe(true)
})

test.each([
  ['3号楼', '三号楼'],
  ['12号楼', '十二号楼'],
  ['20栋', '二十栋'],
  ['21栋', '二十一栋'],
  ['501', '五零一'],
  ['501', '五〇一'],
])('%s finds %s', (term, text) => {
  expect(finds(term, text)).toBe(true)
})

test('another number is another place', () => {
  expect(finds('3号楼2单元', '二号楼三单元')).toBe(false)
})

test('every sign stands for itself', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 12 }), (term) => {
      fc.pre(!term.includes('\n'))
      expect(finds(term, `前${term}后`)).toBe(true)
    }),
  )
  expect(finds('50%.', '50%x')).toBe(false)
})
