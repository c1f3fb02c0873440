import { expect, test } from 'vitest'
import { langs } from '../../../kernel/words/lang.ts'
import { boardWords } from '../board/words.ts'
import { findWords } from './find/words.ts'
import { followWords } from './follow/words.ts'
import { sayWords } from './say/words.ts'

/** What an office says and nobody else does; the simplified and the traditional form. */
const jargon =
  /工单|工單|提交|受理|派单|派單|处理中|處理中|催办|催辦|满意度|滿意度|评价|評價|诉求|訴求|责任单位|責任單位|非本单位|请输入|請輸入|操作失败|操作失敗|暂无数据|暫無數據|确认删除|登录|登錄|匿名|智能|请勿|請勿|用户|用戶|[!！]/

const english =
  /\b(ticket|submit|submission|processing|invalid|user|stakeholder|satisfaction survey|please enter)\b|!/i

/** All sentences of a words file: functions are called with numbers and names. */
function sentences(words: unknown): string[] {
  if (typeof words === 'string') return [words]
  if (typeof words === 'function') return sentences((words as (...given: unknown[]) => unknown)(2, 3))
  if (typeof words === 'object' && words !== null) return Object.values(words).flatMap(sentences)
  return []
}

const all = (lang: (typeof langs)[number]) =>
  [sayWords, followWords, findWords, boardWords].flatMap((words) => sentences(words[lang]))

test.each(langs)('says nothing that only an office would say, in %s', (lang) => {
  const bad = all(lang).filter((says) => (lang === 'en' ? english : jargon).test(says))
  expect(bad).toEqual([])
})

test.each(['zh-CN', 'zh-TW'] as const)('uses full-width marks in Chinese, in %s', (lang) => {
  const bad = all(lang).filter((says) => /[\p{Script=Han}][,:;?]|[,:;?][\p{Script=Han}]/u.test(says))
  expect(bad).toEqual([])
})

test('has no simplified character left in the traditional words', () => {
  const simplified = /[们这说过还为对办单码图电话报满间问题时东车门头见让给经样从关开发当点热无来个写实谁]/
  expect(all('zh-TW').filter((says) => simplified.test(says))).toEqual([])
})

test.each(langs)('has every sentence filled, in %s', (lang) => {
  expect(all(lang).filter((says) => says.trim() === '' || says.includes('undefined'))).toEqual([])
})
