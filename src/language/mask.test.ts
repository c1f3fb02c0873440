import { expect, test } from 'vitest'
import { maskNumbers } from './mask.ts'

test.each([
  ['我的电话13912345678，急', '我的电话139****5678，急'],
  ['座机0555-8712345', '座机055****45'],
  ['身份证110101199003071233', '身份证11**************33'],
  ['号11010119900307123X。', '号11**************3X。'],
] as const)('%s', (text, masked) => {
  expect(maskNumbers(text)).toBe(masked)
})

test('numbers of houses, sums and days stay', () => {
  const text = '3号楼2单元501，每月1200元，2026年11月24日'

  expect(maskNumbers(text)).toBe(text)
})
