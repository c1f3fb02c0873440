import { expect, test } from 'vitest'
import { langs } from '../../kernel/words/lang.ts'
import { isRefusalCode, type RefusalCode, sayRefusal } from './refusals.ts'
import { zh } from './refusals.words.zh.ts'

const codes = Object.keys(zh).filter(isRefusalCode)

test.each(langs)('in %s every code has a sentence, with facts and without, and none shows a hole', (lang) => {
  for (const code of codes)
    for (const facts of [{}, { state: 'closed', name: 'a.jpg', megabytes: 20, digits: 10 }]) {
      const said = sayRefusal(lang, code, facts)
      expect(said, code).toMatch(/[.。?？]$/)
      expect(said, code).not.toMatch(/undefined|NaN|null|!|！|请勿/)
    }
})

test('Chinese sentences use full-width marks', () => {
  for (const code of codes)
    for (const lang of ['zh-CN', 'zh-TW'] as const) expect(sayRefusal(lang, code), code).not.toMatch(/[,:?;]/)
})

test('a number that lacks a digit is told so', () => {
  expect(sayRefusal('zh-CN', 'phone.not_a_number', { digits: 10 })).toBe('少了一位，手机号是11位。')
  expect(sayRefusal('zh-CN', 'phone.not_a_number', { digits: 13 })).toBe('多了2位，手机号是11位。')
})

test('a field that a schema refused by code is told in the sentence of that code', () => {
  expect(sayRefusal('zh-CN', 'input.invalid', { says: 'words.missing' })).toBe(
    sayRefusal('zh-CN', 'words.missing'),
  )
})

test('a code without a sentence does not compile', () => {
  // @ts-expect-error -- nothing refuses with it
  const code: RefusalCode = 'case.eaten_by_the_dog'

  expect(isRefusalCode(code)).toBe(false)
})
