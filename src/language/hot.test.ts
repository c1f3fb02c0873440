import { expect, test } from 'vitest'
import { findHot, forTitles, type Message } from './hot.ts'

const find = (messages: readonly Message[]) => findHot(messages, forTitles)

let count = 0
function said(title: string, day: number, more: Partial<Message> = {}): Message {
  count++
  return { id: `m${count}`, title, detail: '', user: `u${count}`, day, ...more }
}

const mixer = [
  said('青禾苑旁边的预制板厂昼夜切割，吵得睡不着', 100),
  said('青禾苑边上预制板厂切割声太大', 104),
  said('青禾苑预制板厂夜里切割石料，噪音大', 109),
  said('预制板厂切割噪音影响青禾苑居民休息', 115),
]
const others = [
  said('青禾苑三号楼电梯又停了', 103),
  said('枫桥里小学门口没有斑马线', 105),
  said('想问一下老年卡怎么补办', 110),
  said('滨水路的路灯整条街都不亮', 112),
]

test('what several households say about one thing at one place is one issue', () => {
  const [first, ...rest] = find([...mixer, ...others])

  expect(first?.ids).toEqual(mixer.map(({ id }) => id))
  expect(first?.households).toBe(4)
  expect([first?.from, first?.to]).toEqual([100, 115])
  expect(rest).toEqual([])
})

test('another matter at the same place stays apart', () => {
  expect(find([...mixer, ...others])[0]?.ids).not.toContain(others[0]?.id)
})

test('it says why they are together, and where', () => {
  const [first] = find([...mixer, ...others])

  expect(first?.because.join(' ')).toContain('预制板厂')
  expect(first?.places).toContain('青禾苑')
})

test('one household that writes four times is less hot than four households', () => {
  const once = mixer.map((each) => ({ ...each, user: 'the same' }))

  expect(find([...once, ...others])[0]?.score).toBeLessThan(find([...mixer, ...others])[0]?.score ?? 0)
})

test('what begins again after its window is another issue', () => {
  const later = mixer.map((each) => ({ ...each, id: `${each.id}-later`, day: each.day + 400 }))

  expect(find([...mixer, ...later]).map(({ ids }) => ids.length)).toEqual([4, 4])
})

test('a name brings nobody together', () => {
  const letters = [
    said('尊敬的欧阳书记：枫桥里小学门口没有斑马线', 1),
    said('尊敬的欧阳书记：老年卡丢了怎么补办', 2),
    said('尊敬的欧阳书记：滨水路的路灯整条街都不亮', 3),
  ]

  expect(find(letters)).toEqual([])
})

test('the order of the messages does not matter', () => {
  const all = [...mixer, ...others]

  expect(find(all.toReversed())).toEqual(find(all))
})

test('nothing said is nothing hot', () => {
  expect(find([])).toEqual([])
  expect(find([said('', 1), said('😀😀😀', 2), said('。。。', 3)])).toEqual([])
})

test('a matter that stands for several households is as hot as they are', () => {
  const [first] = find([...mixer.map((each) => ({ ...each, households: 3 })), ...others])

  expect(first?.households).toBe(12)
})
