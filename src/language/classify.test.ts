import { expect, test } from 'vitest'
import { guessTopic } from './classify.ts'

test.each([
  ['建议学校的操场周末对外开放', 'greening_space'],
  ['小区靠着铁路，火车鸣笛', 'noise'],
  ['老师的工资三个月没发', 'other'],
  ['阳台被改成了厨房', 'illegal_build'],
  ['这块空地有什么规划', 'policy_question'],
])('%s: words that only together say that it is about %s', (words, topic) => {
  expect(guessTopic(words).topic).toBe(topic)
})

test('the clearer the words, the surer the guess', () => {
  const [clear, vague] = [guessTopic('电梯坏了，困在电梯里'), guessTopic('房屋的事情')]

  expect(clear.confidence).toBeGreaterThan(0.8)
  expect(vague.confidence).toBeLessThan(clear.confidence)
  expect(guessTopic('').confidence).toBe(0)
})
