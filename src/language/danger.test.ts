import { expect, test } from 'vitest'
import { findDanger } from './danger.ts'
import { normalise } from './normalise.ts'

const callFor = (text: string) => findDanger(normalise(text))?.call ?? null

test.each([
  ['闻到一股煤气味', '119'],
  ['厨房燃气漏了', '119'],
  ['昨天开始楼道里就有股天然气的臭味', '119'],
  ['我聞到瓦斯味', '119'],
  ['楼下着火了！！', '119'],
  ['三楼窗户往外冒黑烟', '119'],
  ['屋里全是烟，看不见', '119'],
  ['有两个人困在电梯里了', '119'],
  ['3号楼电梯关住了一个小孩', '119'],
  ['電梯卡住了，裡面有人', null],
  ['电线掉下来冒火花', '119'],
  ['孩子触电了', '119'],
  ['我爸晕倒了，叫不醒', '120'],
  ['隔壁老人摔倒起不来', '120'],
  ['楼下大爷倒在地上一动不动', '120'],
  ['楼顶有人要跳楼', '120'],
  ['楼下正在打架', '110'],
  ['门口有人拿刀', '110'],
  ['他又打我了，救命', '110'],
  ['There is a fire on the 3rd floor', '119'],
  ['I can smell a gas leak in the corridor', '119'],
  ['An old man collapsed in the hall', '120'],
] as const)('%s: %s', (text, call) => {
  expect(callFor(text)).toBe(call)
})

test.each([
  '消防通道被车堵死了',
  '电动车上楼充电，万一着火怎么办',
  '一旦发生火灾消防车都进不来',
  '去年这栋楼着火了',
  '火锅店油烟太大',
  '想开通天然气要交多少钱',
  '燃气安装有味道吗，怎么报装',
  '电梯经常困人，什么时候换',
  '漏电保护开关老跳',
  '路面太滑，老人容易摔倒',
  '公交车看着火车站就过去了',
  '邻居敲门打我电话都没人接',
  '夜里被打扰得睡不着',
  '热水器点不着火',
  '有人把装修垃圾倒在绿化带边上',
  '楼道灯坏了',
  '',
])('%s: nobody has to be called', (text) => {
  expect(callFor(text)).toBeNull()
})

test('a harmless clause does not hide a dangerous one', () => {
  expect(callFor('消防通道又堵了，楼上着火了')).toBe('119')
})

test('a long letter about the past is no emergency, and one that says it is now is', () => {
  const letter = '我们小区的物业从来不管事，'.repeat(12)

  expect(callFor(`${letter}还有一户失火了`)).toBeNull()
  expect(callFor(`${letter}现在五楼着火了`)).toBe('119')
})

test('it says which words decided', () => {
  expect(findDanger('闻到一股煤气味')?.because).toEqual(['闻到一股煤气'])
})
