import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fen, split } from './money.ts'

test('ten yuan among three leave the odd fen with the first', () => {
  expect(split(fen(1_000), [1, 1, 1])).toEqual([334, 333, 333])
})

test('the odd fen goes to the largest remainder, not to the largest share', () => {
  // 7 × 5/12 = 2.92, 7 × 6/12 = 3.5, 7 × 1/12 = 0.58
  expect(split(fen(7), [5, 6, 1])).toEqual([3, 3, 1])
})

test('who has no weight pays nothing, and of nothing all get nothing', () => {
  expect(split(fen(101), [0, 2, 0, 2])).toEqual([0, 51, 0, 50])
  expect(split(fen(0), [3, 4])).toEqual([0, 0])
})

test('exact where numbers with a point are not', () => {
  expect(split(fen(9_007_199_254_740_991), [1, 2])).toEqual([3_002_399_751_580_330, 6_004_799_503_160_661])
})

const weights = fc
  .array(fc.integer({ min: 0, max: 10_000_000 }), { minLength: 1, maxLength: 60 })
  .filter((all) => all.some((weight) => weight > 0))
const total = fc.oneof(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), fc.maxSafeInteger())

test('the parts always add up to the whole, and none is a whole fen away from its due', () => {
  fc.assert(
    fc.property(total, weights, (amount, all) => {
      const parts = split(fen(amount), all)
      const sum = all.reduce((a, b) => a + b, 0)
      expect(parts.reduce<bigint>((a, b) => a + BigInt(b), 0n)).toBe(BigInt(amount))
      for (const [at, part] of parts.entries()) {
        const off = BigInt(part) * BigInt(sum) - BigInt(amount) * BigInt(all[at] ?? 0)
        expect(off > -BigInt(sum) && off < BigInt(sum)).toBe(true)
      }
    }),
    { numRuns: 500 },
  )
})

test('a larger weight never pays less', () => {
  fc.assert(
    fc.property(fc.nat(1_000_000_000), weights, (amount, all) => {
      const paid = split(fen(amount), all).map((part, at) => ({ part, weight: all[at] ?? 0 }))
      const sorted = paid.toSorted((a, b) => a.weight - b.weight)
      for (const [at, one] of sorted.entries()) {
        const next = sorted[at + 1]
        if (next && next.weight > one.weight) expect(next.part).toBeGreaterThanOrEqual(one.part)
      }
    }),
  )
})

test('half a fen, a negative weight and no weight at all are faults', () => {
  expect(() => fen(1.5)).toThrow(RangeError)
  expect(() => fen(2 ** 53)).toThrow(RangeError)
  for (const wrong of [[], [0, 0], [1, -1], [0.5, 1], [Number.NaN]])
    expect(() => split(fen(1), wrong)).toThrow(RangeError)
})
