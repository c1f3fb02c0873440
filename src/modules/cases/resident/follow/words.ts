import type { Worded } from '../../../../kernel/words/lang.ts'
import { en } from './words.en.ts'
import { tw } from './words.tw.ts'
import { type FollowWords, zh } from './words.zh.ts'

export const followWords: Worded<FollowWords> = { 'zh-CN': zh, 'zh-TW': tw, en }
