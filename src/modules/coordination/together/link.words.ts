import type { Lang } from '../../../kernel/words/lang.ts'
import { en } from './link.words.en.ts'
import { tw } from './link.words.tw.ts'
import { type LinkWords, zh } from './link.words.zh.ts'

export const linkWords: Readonly<Record<Lang, LinkWords>> = { 'zh-CN': zh, 'zh-TW': tw, en }
