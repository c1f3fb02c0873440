import { expect, test } from 'vitest'
import type { Lang } from './lang.ts'
import { shellWords } from './shell.ts'
import { timeWords } from './time.words.ts'

test('no word is missing or left in another script', () => {
  const said = (lang: Lang) => JSON.stringify(flat([shellWords[lang], timeWords[lang]]))

  expect(said('en')).not.toMatch(/\p{Script=Han}/u)
  expect(said('zh-CN')).not.toMatch(/[這裡頁個點過後說語號樓現]/)
  expect(said('zh-TW')).not.toMatch(/[这里页个点过后说语号楼现]/)
})

test('nothing is said of work orders, submitting, or with an exclamation mark', () => {
  expect(JSON.stringify(flat([shellWords['zh-CN']]))).not.toMatch(/工单|提交|请勿|有效|[!！]/)
})

// Every sentence, those with gaps filled by a letter.
function flat(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value === 'function') return flat((value as (...gaps: unknown[]) => unknown)(1, ['x'], 1))
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(flat) : []
}
