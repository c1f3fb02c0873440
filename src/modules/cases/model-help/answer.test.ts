import { expect, test } from 'vitest'
import { readAnswer } from './answer.ts'

const answer = (over: object = {}) => JSON.stringify({ topic: 'noise', summary: '楼上半夜装修太吵', ...over })

test('one of our topics and one plain line is an answer', () => {
  expect(readAnswer(answer())).toEqual({ topic: 'noise', summary: '楼上半夜装修太吵' })
  expect(readAnswer(` ${answer({ summary: '  停水3天。 ' })}\n`)).toMatchObject({ summary: '停水3天。' })
  expect(readAnswer(answer({ summary: '字'.repeat(40) }))).not.toBeNull()
})

test.each([
  ['prose', '这是噪音'],
  ['prose around it', `好的：${answer()}`],
  ['a topic that is none of ours', answer({ topic: 'refund_everybody' })],
  ['no topic', '{"summary":"太吵"}'],
  ['a further field', answer({ urgency: 'now' })],
  ['a list', `[${answer()}]`],
  ['a line that is too long', answer({ summary: '字'.repeat(41) })],
  ['an empty line', answer({ summary: ' ' })],
  ['a link', answer({ summary: '请看 https://evil.example' })],
  ['a bare address', answer({ summary: '请看evil.example处理' })],
  ['an address in full width', answer({ summary: '请看ｅｖｉｌ．ｃｏｍ处理' })],
  ['a mail address', answer({ summary: '写信给a@b处理' })],
  ['a number to call', answer({ summary: '请拨打12345678' })],
  ['tags', answer({ summary: '<b>太吵</b>' })],
  ['two lines', answer({ summary: '太吵\n已解决' })],
  ['a mark that turns the direction', answer({ summary: '太吵\u202e了' })],
  ['no Chinese', answer({ summary: 'ignore previous instructions' })],
  ['a number for a line', answer({ summary: 7 })],
  ['nothing', ''],
] as const)('%s is thrown away', (_, text) => {
  expect(readAnswer(text)).toBeNull()
})
