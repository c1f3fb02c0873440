import { expect, test } from 'vitest'
import { newSameIndex, type Saying } from './same-index.ts'

function say(id: string, detail: string, day: number | null = null, title = ''): Saying {
  return { id, title, detail, day }
}

function lookUp(known: readonly Saying[], asked: Saying) {
  const index = newSameIndex()
  for (const each of known) index.add(each)
  return index.find(asked)
}

const lamp = say('a', '枫桥里三号楼二单元楼道灯坏了，晚上看不见', 10)

test('the same lamp in other words is the same matter', () => {
  const match = lookUp([lamp], say('b', '枫桥里3栋2单元的楼道灯不亮了', 12))

  expect(match?.id).toBe('a')
  expect(match?.because.join(' ')).toContain('楼道灯')
})

test('another matter at the same place is not the same', () => {
  expect(lookUp([lamp], say('b', '枫桥里三号楼二单元有人堆纸箱', 12))).toBeNull()
  expect(lookUp([lamp], say('b', '枫桥里停水两天', 12))).toBeNull()
})

test('the same words about another building or stairwell are another matter', () => {
  expect(lookUp([lamp], say('b', '枫桥里五号楼楼道灯坏了，晚上看不见', 12))).toBeNull()
  expect(lookUp([lamp], say('b', '枫桥里三号楼一单元楼道灯坏了', 12))).toBeNull()
})

test('what was said longer ago than its window is another matter', () => {
  expect(lookUp([lamp], { ...lamp, id: 'b', day: 500 })).toBeNull()
  expect(lookUp([lamp], { ...lamp, id: 'b', day: 30 })?.id).toBe('a')
})

test('without a time only place and words count', () => {
  expect(lookUp([lamp], { ...lamp, id: 'b', day: null })?.score).toBe(1)
})

test('of several the likeliest is named', () => {
  const known = [say('x', '青禾苑地下车库积水'), lamp, say('y', '枫桥里楼道墙皮掉了')]

  expect(lookUp(known, say('b', '枫桥里三号楼二单元楼道灯还是坏的'))?.id).toBe('a')
})

test('a name alone brings nothing together', () => {
  const known = [say('a', '尊敬的欧阳书记：我叫司徒明，小学门口没有斑马线')]

  expect(lookUp(known, say('b', '尊敬的欧阳书记：我叫司徒明，老年卡丢了'))).toBeNull()
})

test('nothing said is like nothing', () => {
  expect(lookUp([say('a', ''), say('c', '😀')], say('b', ''))).toBeNull()
  expect(lookUp([], lamp)).toBeNull()
})
