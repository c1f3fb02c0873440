import type { Worded } from '../../kernel/words/lang.ts'
import { en } from './one-question.words.en.ts'
import { tw } from './one-question.words.tw.ts'
import { type OneQuestionWords, zh } from './one-question.words.zh.ts'

export const oneQuestionWords: Worded<OneQuestionWords> = { 'zh-CN': zh, 'zh-TW': tw, en }
