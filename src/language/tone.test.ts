import { expect, test } from 'vitest'
import { guessNature, guessUrgency } from './tone.ts'

test.each([
  ['楼道灯坏了', 'help'],
  ['帮帮忙，老人下不了楼', 'help'],
  ['举报楼下饭店油烟扰民', 'complaint'],
  ['物业不作为', 'complaint'],
  ['请问落户要什么条件', 'question'],
  ['什么时候来水', 'question'],
  ['建议多装几盏路灯', 'suggestion'],
  ['谢谢社区的小尹', 'thanks'],
] as const)('%s: %s', (words, nature) => {
  expect(guessNature(words)).toBe(nature)
})

test('thanks with a complaint in it is a complaint', () => {
  expect(guessNature('谢谢你们不作为')).toBe('complaint')
})

test.each([
  ['楼道灯坏了', 'normal'],
  ['我妈八十二岁，楼道灯坏了', 'soon'],
  ['外墙的砖要掉下来', 'soon'],
  ['整栋楼都停水了', 'now'],
  ['停电三天了', 'now'],
  ['对门老人两天没见着了', 'now'],
] as const)('%s: %s', (words, urgency) => {
  expect(guessUrgency(words, null)).toBe(urgency)
})

test.each([
  '我们小区又停水了',
  '业主私自砸了承重墙',
  '家里墙裂了，已经成了危房',
  '自来水发黄有异味',
  '小区搅拌站的灰让孩子天天咳嗽',
  '电梯下坠，吓死人',
  '电梯昨晚忽然掉层，又把人关在电梯里',
  '我们公寓连续两个星期停电',
  '天天停水，一早一晚各停一回',
  '住宿舍的都没有暖气，快冻坏了',
  '低层的水压很低，洗不了澡',
  '外墙成片往下掉，楼下都是人',
  '逃生门被人锁了',
  '楼里的消防设施早就瘫痪了',
  '消防通道堵死了',
  '房子后面的护坡垮塌了',
  '地下管子爆了，家里被水淹了',
  '入户管的燃气泄漏，味道很冲',
])('%s: urgent, for many homes or somebody’s health is at stake', (words) => {
  expect(guessUrgency(words, null)).toBe('now')
})

test.each([
  '物业说要给我停水',
  '小区停水通知没贴',
  '消防生命通道被占',
  '施工队经常挖断水管',
  '下游水质被养殖场污染',
  '这事让居民头痛',
  '客厅的下沉式设计不好看',
])('%s: not urgent by itself', (words) => {
  expect(guessUrgency(words, null)).not.toBe('now')
})

test('what a letter tells at its end of what might be does not make it urgent', () => {
  expect(guessUrgency(`${'停车位不够。'.repeat(30)}小区停水也没人说。`, null)).not.toBe('now')
})

test('a house that gives way is urgent where a letter comes to it later, an outage told there is not', () => {
  const before = '去年这条路拓宽的时候，我们全家都同意了，前院也让了出来。'.repeat(5)

  expect(guessUrgency(`${before}现在墙体倾斜，成了危房。`, null)).toBe('now')
  expect(guessUrgency(`${before}那年整栋楼都停水了。`, null)).not.toBe('now')
})

test('danger is urgent whatever else is said', () => {
  expect(guessUrgency('有味道', { kind: 'gas', call: '119', because: [] })).toBe('now')
})
