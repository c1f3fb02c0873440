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
])('%s: urgent, for many homes or somebody’s health is at stake', (words) => {
  expect(guessUrgency(words, null)).toBe('now')
})

test.each(['物业说要给我停水', '小区停水通知没贴', '消防生命通道被占'])(
  '%s: not urgent by itself',
  (words) => {
    expect(guessUrgency(words, null)).not.toBe('now')
  },
)

test('what a letter tells at its end of what might be does not make it urgent', () => {
  expect(guessUrgency(`${'停车位不够。'.repeat(30)}小区停水也没人说。`, null)).not.toBe('now')
})

test('danger is urgent whatever else is said', () => {
  expect(guessUrgency('有味道', { kind: 'gas', call: '119', because: [] })).toBe('now')
})
