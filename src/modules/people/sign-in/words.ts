import type { Worded } from '../../../kernel/words/lang.ts'
import { en } from './words.en.ts'
import { tw } from './words.tw.ts'
import { type SignInWords, zh } from './words.zh.ts'

/** What stands on the pages by which one comes in, in each language. */
export const signInWords: Worded<SignInWords> = { 'zh-CN': zh, 'zh-TW': tw, en }
