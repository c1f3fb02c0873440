import { expect, test } from 'vitest'
import { grams, searchVector } from './grams.ts'

test('Chinese is cut into pairs, words and numbers stay whole', () => {
  expect(grams('楼道灯坏了 KTV 301')).toEqual(['楼道', '道灯', '灯坏', '坏了', 'ktv', '301'])
})

test('a lone character stands for itself, a repeated pair once', () => {
  expect(grams('灯，灯灯灯')).toEqual(['灯', '灯灯'])
})

test('the vector holds the pairs', () => {
  expect(searchVector('电梯坏')).toBe("'电梯' '梯坏'")
})

test('what a title and a place sound like is added, and nothing of the rest', () => {
  expect(searchVector('梯坏', '电梯')).toBe("'梯坏' 'p:dt' 'y:dian.ti' 'y:ti.'")
})
