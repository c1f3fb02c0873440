import { expect, test } from 'vitest'
import { readMessages, readTime } from './replay-messages.ts'

const read = (...lines: unknown[]) =>
  readMessages(lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'), {
    most: 40,
    offsetMinutes: 480,
  })

test.each([
  ['2019/2/28 11:25:05', '2019-02-28T03:25:05.000Z'],
  ['2019/04/08 0:05:59', '2019-04-07T16:05:59.000Z'],
  ['2026-11-24', '2026-11-23T16:00:00.000Z'],
  ['2026-11-24 10:00', '2026-11-24T02:00:00.000Z'],
  ['2026-11-24T10:00:00+08:00', '2026-11-24T02:00:00.000Z'],
  ['43845.5', '2020-01-15T04:00:00.000Z'],
] as const)('%s on the wall in Shanghai is %s', (text, at) => {
  expect(readTime(text, 480)).toBe(at)
})

test.each([
  '',
  '昨天',
  '2019/2/30 10:00:00',
  '2019/13/1',
  '2019/2/3 25:00:00',
  '2026-11-24T99:00:00Z',
  '123',
])('%j is no time', (text) => {
  expect(readTime(text, 480)).toBeNull()
})

test('title and detail become the words, in the order in which they were said', () => {
  const { messages } = read(
    { id: '2', title: '灯坏了', detail: '三天了', time: '2026/11/24 10:00:00' },
    { id: '1', title: '漏水', detail: '漏水一天了', time: '2026/11/23 10:00:00' },
    { words: '电梯停了', saidAt: '2026-11-22T00:00:00Z' },
  )

  expect(messages.map(({ line, words }) => [line, words])).toEqual([
    [3, '电梯停了'],
    [2, '漏水一天了'],
    [1, '灯坏了\n三天了'],
  ])
})

test('words that are too long are cut, never in the middle of a character', () => {
  const [message] = read({ words: `${'长'.repeat(39)}🔥🔥`, time: '2026/11/24 10:00:00' }).messages

  expect(message?.words.length).toBeLessThanOrEqual(40)
  expect(message?.words.isWellFormed()).toBe(true)
})

test('lines that cannot be read are told by number, and empty ones are none', () => {
  const { messages, broken } = read(
    '{"words":"灯坏了","time":"2026/11/24 10:00:00"}',
    '',
    '{"words":"half',
    '[]',
    { title: '  ', time: '2026/11/24 10:00:00' },
    { words: '灯坏了', time: 'gestern' },
    'null',
  )

  expect(messages).toHaveLength(1)
  expect(broken).toEqual([
    { line: 3, why: 'no JSON object' },
    { line: 4, why: 'no JSON object' },
    { line: 5, why: 'no words' },
    { line: 6, why: 'no time' },
    { line: 7, why: 'no JSON object' },
  ])
})
