import { expect, test } from 'vitest'
import type { Topic } from '../rulebook/categories.ts'
import { likelySame, type Matter, wordsInBoth } from './same-nearby.ts'

function matter(detail: string, topic: Topic = 'building_repair', day = 0): Matter {
  return { title: '', detail, topic, day }
}

const lamp = matter('楼道灯坏了没人修')

test('the same lamp of the same stairwell in other words is likely the same matter, wholly alike in the same words', () => {
  expect(likelySame(lamp)(matter('楼道灯不亮了'), 'stairwell')).toBeGreaterThan(0.18)
  expect(likelySame(lamp)(lamp, 'stairwell')).toBeCloseTo(1)
})

test('another thing in the same stairwell is another matter', () => {
  expect(likelySame(lamp)(matter('楼道里堆满纸箱'), 'stairwell')).toBeNull()
  expect(likelySame(lamp)(matter('电梯停电'), 'stairwell')).toBeNull()
})

test('a lamp or a lift of another stairwell is another one, whatever the words', () => {
  expect(likelySame(lamp)(lamp, 'building')).toBeNull()
  expect(likelySame(lamp)(lamp, 'elsewhere')).toBeNull()
  const lift = matter('又停在三楼不动了', 'lift_fault')
  expect(likelySame(lift)(lift, 'stairwell')).toBeCloseTo(1)
  expect(likelySame(lift)(lift, 'building')).toBeNull()
})

test('the further away, the more alike the words must be', () => {
  const [one, other] = [matter('楼顶外墙掉皮，砸到车了', 'safety'), matter('外墙掉皮好多天', 'safety')]
  const score = likelySame(one)(other, 'building')

  expect(score).toBeGreaterThan(0.26)
  expect(score).toBeLessThan(0.45)
  expect(likelySame(one)(other, 'elsewhere')).toBeNull()
  expect(likelySame(one)(other, 'unknown')).toBeNull()
})

test('what happens inside one home needs more than the stairwell', () => {
  const [one, other] = ['厨房的水管漏水了', '厨房下水漏水到楼下'] as const

  expect(likelySame(matter(one, 'sanitation'))(matter(other, 'sanitation'), 'stairwell')).not.toBeNull()
  expect(likelySame(matter(one, 'drainage_leak'))(matter(other, 'drainage_leak'), 'stairwell')).toBeNull()
})

test('what was said longer ago than its window is another matter', () => {
  const lift = (day: number) => matter('电梯又停在三楼', 'lift_fault', day)

  expect(likelySame(lift(0))(lift(45), 'stairwell')).not.toBeNull()
  expect(likelySame(lift(0))(lift(46), 'stairwell')).toBeNull()
})

test('the name of an estate and numbers of doors bring nothing together', () => {
  const at = (what: string) => matter(`枫桥里小区三号楼二单元${what}`, 'noise')

  expect(likelySame(at('半夜敲墙'))(at('狗叫'), 'stairwell')).toBeNull()
  expect(likelySame(matter('三号楼二单元'))(matter('三号楼二单元'), 'stairwell')).toBeNull()
})

test('why: the pieces of the words that both say, the weightiest first, at most three', () => {
  expect(wordsInBoth(matter('你好，三楼的楼道灯不亮'), lamp)).toEqual(['楼道灯'])
  expect(wordsInBoth(lamp, matter('电梯停电'))).toEqual([])
})

test('nothing said is like nothing', () => {
  expect(likelySame(matter(''))(matter(''), 'stairwell')).toBeNull()
  expect(likelySame(matter('😀'))(matter('😀'), 'stairwell')).toBeNull()
})
