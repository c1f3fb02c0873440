import type { Worded } from '../kernel/words/lang.ts'
import { en } from './words.en.ts'
import { tw } from './words.tw.ts'
import { type RulebookWords, zh } from './words.zh.ts'

/** What people call topics and bodies, in each language. */
export const rulebookWords: Worded<RulebookWords> = { 'zh-CN': zh, 'zh-TW': tw, en }
