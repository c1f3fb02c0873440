import { expect, test } from 'vitest'
import { grams, searchQuery, searchVector } from './grams.ts'

test('Chinese is cut into pairs, words and numbers stay whole', () => {
  expect(grams('楼道灯坏了 KTV 301')).toEqual(['楼道', '道灯', '灯坏', '坏了', 'ktv', '301'])
})

test('a lone character stands for itself, a repeated pair once', () => {
  expect(grams('灯，灯灯灯')).toEqual(['灯', '灯灯'])
})

test('the vector holds the pairs', () => {
  expect(searchVector('电梯坏')).toBe("'电梯' '梯坏'")
})

test('every term must be there with all its pairs', () => {
  expect(searchQuery('楼道灯 坏了')).toBe("'楼道' & '道灯' & '坏了'")
})

test('one character finds the pairs that begin with it, letters what begins with them', () => {
  expect(searchQuery('灯 kt')).toBe("'灯':* & 'kt':*")
})

test('traditional characters find what was written in simplified ones', () => {
  expect(searchQuery('電梯')).toBe(searchQuery('电梯'))
})

test.each(['', '   ', '，。！', "'':* & !", '🔥'])('%j leaves nothing to look for', (typed) => {
  expect(searchQuery(typed)).toBeNull()
})

test('marks that mean something to the database do not get through', () => {
  expect(searchQuery("灯'坏 | !!&(")).toBe("'灯':* & '坏':*")
})

test('at most eight terms are looked for', () => {
  expect(searchQuery('一二 三四 五六 七八 九十 甲乙 丙丁 戊己 庚辛')?.split(' & ')).toHaveLength(8)
})
