import type { Lang } from '../../../kernel/words/lang.ts'
import { en } from './link.words.en.ts'
import { tw } from './link.words.tw.ts'
import { type MeetingLinkWords, zh } from './link.words.zh.ts'

export const meetingLinkWords: Readonly<Record<Lang, MeetingLinkWords>> = { 'zh-CN': zh, 'zh-TW': tw, en }
