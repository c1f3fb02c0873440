import { expect, test } from 'vitest'
import { readLines, textOf } from './jsonl.ts'

test('lines keep their order and their numbers, empty ones count for nothing', () => {
  expect(readLines('{"id":1}\n\n{"id":2}\r\n')).toEqual([
    { line: 1, fields: { id: 1 } },
    { line: 3, fields: { id: 2 } },
  ])
})

test('a line that cannot be read says why and stops no other', () => {
  expect(readLines('{"id":\n[1]\n{"id":3}')).toEqual([
    { line: 1, why: 'not JSON' },
    { line: 2, why: 'no object' },
    { line: 3, fields: { id: 3 } },
  ])
})

test('a field may hold a text, a number or a list of words', () => {
  const fields = { text: '灯', id: 7, tokens: ['楼道', '灯'], other: null }
  expect(['text', 'id', 'tokens', 'other', 'none'].map((name) => textOf(fields, name))).toEqual([
    '灯',
    '7',
    '楼道 灯',
    '',
    '',
  ])
})
