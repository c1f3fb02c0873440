import { expect, test } from 'vitest'
import { guessTopic } from './classify.ts'

test.each([
  ['建议学校的操场周末对外开放', 'greening_space'],
  ['小区靠着铁路，火车鸣笛', 'noise'],
  ['老师的工资三个月没发', 'other'],
  ['阳台被改成了厨房', 'illegal_build'],
  ['这块空地有什么规划', 'policy_question'],
  ['我们小区问题成堆，出了事找不到人', 'property_service'],
  ['报废车一直横在人行道上', 'parking'],
  ['开发商交的车库尺寸太小，车位没法用', 'housing_title'],
  ['有人在装修，承重墙打掉了半边', 'safety'],
  ['一楼门面往外扩，把过道占了', 'illegal_build'],
  ['楼下作坊的机器吵得孩子没法休息', 'noise'],
])('%s: words that only together say that it is about %s', (words, topic) => {
  expect(guessTopic(words).topic).toBe(topic)
})

test('the clearer the words, the surer the guess', () => {
  const [clear, vague] = [guessTopic('电梯坏了，困在电梯里'), guessTopic('房屋的事情')]

  expect(clear.confidence).toBeGreaterThan(0.8)
  expect(vague.confidence).toBeLessThan(clear.confidence)
  expect(guessTopic('').confidence).toBe(0)
})
