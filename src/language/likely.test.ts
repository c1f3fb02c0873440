import { expect, test } from 'vitest'
import { guessTopic } from './classify.ts'
import { likelyTopics } from './likely.ts'

test('the first is what is guessed, and none comes twice', () => {
  const said = '楼道里停着电动车还充电，晚上吵'
  const likely = likelyTopics(said, 5).map(({ topic }) => topic)

  expect(likely[0]).toBe(guessTopic(said).topic)
  expect(likely.length).toBeGreaterThan(1)
  expect(new Set(likely).size).toBe(likely.length)
})

test('each is at most as likely as the one before', () => {
  const scores = likelyTopics('下水道堵了，楼下都是水，味道很大', 4).map(({ score }) => score)

  expect(scores).toEqual(scores.toSorted((a, b) => b - a))
})

test('what speaks for nothing at all is not offered', () => {
  expect(likelyTopics('', 5)).toHaveLength(1)
  expect(likelyTopics('😀', 5)).toHaveLength(1)
})

test('what was learnt counts here as well', () => {
  const lean = () => new Map([['noise', { weight: 50, because: null }] as const])

  expect(likelyTopics('停车', 3, lean)[0].topic).toBe('noise')
})
