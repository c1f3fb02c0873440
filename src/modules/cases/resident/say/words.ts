import type { Worded } from '../../../../kernel/words/lang.ts'
import { en } from './words.en.ts'
import { tw } from './words.tw.ts'
import { type SayWords, zh } from './words.zh.ts'

export const sayWords: Worded<SayWords> = { 'zh-CN': zh, 'zh-TW': tw, en }
