import { expect, test } from 'vitest'
import { likelySame, similarity, sketch } from './similar.ts'

const alike = (a: string, b: string) => similarity(sketch(a), sketch(b))
const here = { topic: 'building_repair', sameStairwell: true, sameBuilding: true, hoursApart: 2 } as const

test('the same words are wholly alike, other words not at all', () => {
  expect(alike('楼道灯坏了', '楼道灯坏了')).toBeCloseTo(1)
  expect(alike('楼道灯坏了', '电梯停电')).toBe(0)
})

test('the same thing said in other words is more alike than another thing', () => {
  expect(alike('楼道灯不亮了', '三楼楼道灯坏了没人修')).toBeGreaterThan(
    alike('楼道灯不亮了', '楼道里堆满纸箱'),
  )
})

test('numbers of places and polite words do not make two sayings alike', () => {
  expect(alike('您好，三号楼二单元', '您好，三号楼二单元')).toBe(0)
})

test('nothing is alike to nothing', () => {
  expect(alike('', '')).toBe(0)
})

test('it is the same either way round', () => {
  expect(alike('单元门锁不上', '单元门坏了锁不住')).toBeCloseTo(alike('单元门坏了锁不住', '单元门锁不上'))
})

test('the same lamp in the same stairwell is likely the same matter', () => {
  expect(likelySame(here, alike('楼道灯坏了', '楼道灯坏了没人修'))).toEqual({
    same: true,
    because: ['same_stairwell', 'recent'],
  })
})

test('the further away, the more alike the words must be', () => {
  const score = 0.4

  expect(likelySame(here, score).same).toBe(true)
  expect(likelySame({ ...here, sameStairwell: false }, score).same).toBe(true)
  expect(likelySame({ ...here, sameStairwell: false, sameBuilding: false }, score).same).toBe(false)
})

test('what happens inside one home needs more than the stairwell', () => {
  expect(likelySame({ ...here, topic: 'drainage_leak' }, 0.3).same).toBe(false)
  expect(likelySame({ ...here, topic: 'lift_fault' }, 0.3).same).toBe(true)
})

test('an old matter needs more likeness than a new one', () => {
  expect(likelySame({ ...here, hoursApart: 24 * 20 }, 0.3).same).toBe(false)
})
