import type { Worded } from '../../../kernel/words/lang.ts'
import { en } from './words.en.ts'
import { tw } from './words.tw.ts'
import { type BoardWords, zh } from './words.zh.ts'

export const boardWords: Worded<BoardWords> = { 'zh-CN': zh, 'zh-TW': tw, en }
