import type { Worded } from '../../../../kernel/words/lang.ts'
import { en } from './words.en.ts'
import { tw } from './words.tw.ts'
import { type FindWords, zh } from './words.zh.ts'

export const findWords: Worded<FindWords> = { 'zh-CN': zh, 'zh-TW': tw, en }
