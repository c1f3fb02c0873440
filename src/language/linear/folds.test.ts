import fc from 'fast-check'
import { expect, test } from 'vitest'
import { foldsOf } from './folds.ts'
import { groupRepeats } from './groups.ts'
import { seeded } from './seeded.ts'

const rowsOfGroups = fc.array(fc.record({ label: fc.constantFrom('a', 'b', 'c'), group: fc.nat(20) }), {
  minLength: 10,
  maxLength: 80,
})

test('rows of one group are never on both sides', () => {
  fc.assert(
    fc.property(rowsOfGroups, fc.integer({ min: 2, max: 6 }), fc.nat(), (rows, folds, seed) => {
      const groups = rows.map(({ group }) => group)
      const fold = foldsOf(
        rows.map(({ label }) => label),
        groups,
        { folds, draw: seeded(seed) },
      )
      for (const group of groups) expect(new Set(fold.filter((_, n) => groups[n] === group)).size).toBe(1)
    }),
  )
})

test('every fold has its share of every label', () => {
  const labels = Array.from({ length: 100 }, (_, n) => (n % 10 === 0 ? 'rare' : 'usual'))
  const fold = foldsOf(
    labels,
    labels.map((_, n) => n),
    { folds: 5, draw: seeded(3) },
  )

  const rare = [0, 1, 2, 3, 4].map(
    (at) => labels.filter((label, n) => label === 'rare' && fold[n] === at).length,
  )
  expect(rare).toEqual([2, 2, 2, 2, 2])
})

test('a text, the same with words left out, and one that holds it are repeats; another matter is not', () => {
  const whole = '三号楼二单元的楼道灯坏了半个月，老人晚上不敢下楼，物业说等配件，至今没有人来'
  const groups = groupRepeats([
    whole,
    '三号楼 二单元 楼道灯 坏 半个月 老人 晚上 不敢 下楼 物业 等 配件 没有 人来',
    `各位领导好。${whole}。谢谢。`,
    '小区门口的停车位每天被外来车辆占满，业主回来没有地方停，保安也不管',
  ])

  expect(groups[1]).toBe(groups[0])
  expect(groups[2]).toBe(groups[0])
  expect(groups[3]).not.toBe(groups[0])
})
