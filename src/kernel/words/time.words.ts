import type { Worded } from './lang.ts'
import { timeEn } from './time.en.ts'
import { timeTw } from './time.tw.ts'
import { type TimeWords, timeZh } from './time.zh.ts'

export const timeWords: Worded<TimeWords> = { 'zh-CN': timeZh, 'zh-TW': timeTw, en: timeEn }
