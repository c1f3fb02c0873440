import type { Worded } from '../../../kernel/words/lang.ts'
import { en } from './words.en.ts'
import { tw } from './words.tw.ts'
import { type LinkWords, zh } from './words.zh.ts'

export const linkWords: Worded<LinkWords> = { 'zh-CN': zh, 'zh-TW': tw, en }
