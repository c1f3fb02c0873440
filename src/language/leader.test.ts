import { expect, test } from 'vitest'
import type { BodyKind, Topic } from '../rulebook/categories.ts'
import { guessLeader, isNeighbourhood } from './leader.ts'

test.each<[Topic, string, BodyKind]>([
  ['lift_fault', '电梯又坏了', 'property'],
  ['water_power_gas', '停水一天了', 'utility'],
  ['water_power_gas', '二次供水的水箱多久没洗了', 'property'],
  ['building_repair', '老小区改造做完外墙就裂了', 'street'],
  ['building_repair', '楼道灯坏了', 'property'],
  ['owners_governance', '维修资金怎么用', 'housing_bureau'],
  ['owners_governance', '想成立业委会', 'street'],
  ['parking', '路边违停没人管', 'police'],
  ['parking', '小区没地方停车', 'property'],
  ['roads_lighting', '路灯不亮', 'urban_management'],
  ['roads_lighting', '红绿灯坏了', 'police'],
  ['roads_lighting', '路面有坑', 'transport'],
  ['noise', '工地半夜打桩', 'urban_management'],
  ['noise', '广场舞太吵', 'police'],
  ['sanitation', '旁边厂子排废气', 'environment'],
  ['sanitation', '楼道垃圾没人扫', 'property'],
  ['illegal_build', '无证经营的小饭桌', 'market_regulation'],
  ['illegal_build', '一楼搭棚子', 'urban_management'],
  ['safety', '高压线离窗户太近', 'utility'],
  ['safety', '电瓶车被偷了', 'police'],
  ['safety', '消防栓没水', 'property'],
  ['care_welfare', '医保怎么报销', 'human_resources'],
  ['care_welfare', '低保怎么申请', 'civil_affairs'],
  ['care_welfare', '我妈不敢下楼', 'helpers'],
  ['policy_question', '落户要什么条件', 'police'],
  ['policy_question', '社区能开证明吗', 'community'],
  ['other', '老板拖欠工资', 'human_resources'],
  ['other', '健身卡不退钱', 'market_regulation'],
])('%s, %s: %s', (topic, words, body) => {
  expect(guessLeader(topic, words)).toBe(body)
})

test('what a committee can see from its door is its neighbourhood, a question of policy is not', () => {
  expect(isNeighbourhood('building_repair', '楼道灯坏了')).toBe(true)
  expect(isNeighbourhood('roads_lighting', '小区门口的路坑坑洼洼')).toBe(true)
  expect(isNeighbourhood('roads_lighting', '什么时候通地铁')).toBe(false)
  expect(isNeighbourhood('policy_question', '小区里谁能落户')).toBe(false)
  expect(isNeighbourhood('other', '老板拖欠工资')).toBe(false)
})

test('what a letter mentions only further down does not say who leads, where the opening alone is asked', () => {
  const mended = `门口的路面坏了没人管。${'大家每天从这里走，十分不便。'.repeat(6)}`

  expect(guessLeader('roads_lighting', `${mended}听说规划也改了。`)).toBe('transport')
  expect(guessLeader('roads_lighting', `这条路的规划改了吗。${mended}`)).toBe('planning')
})

test('what is between buyers and a seller is no neighbourhood’s matter, those resettled are', () => {
  expect(isNeighbourhood('housing_title', '开发商拖着不交房')).toBe(false)
  expect(isNeighbourhood('housing_title', '安置房迟迟不交房')).toBe(true)
})
