import type { Lang, Worded } from '../../kernel/words/lang.ts'
import type { Facts, RefusalCode, RefusalWords } from './refusal-codes.ts'
import { en } from './refusals.words.en.ts'
import { tw } from './refusals.words.tw.ts'
import { zh } from './refusals.words.zh.ts'

export type { RefusalCode } from './refusal-codes.ts'

const words: Worded<RefusalWords> = { 'zh-CN': zh, 'zh-TW': tw, en }

/** What a person is told who was refused something. */
export function sayRefusal(lang: Lang, code: RefusalCode, facts: Facts = {}): string {
  const inside = facts['says']
  // A form's schema gives the code of the sentence as its message.
  if (code === 'input.invalid' && typeof inside === 'string' && isRefusalCode(inside))
    return sayRefusal(lang, inside, {})
  const said = words[lang][code]
  return typeof said === 'string' ? said : said(facts)
}

export function isRefusalCode(text: string): text is RefusalCode {
  return Object.hasOwn(zh, text)
}
