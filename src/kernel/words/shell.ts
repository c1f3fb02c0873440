import type { Worded } from './lang.ts'
import { shellEn } from './shell.en.ts'
import { shellTw } from './shell.tw.ts'
import { type ShellWords, shellZh } from './shell.zh.ts'

/** What stands around every page, in each language. */
export const shellWords: Worded<ShellWords> = { 'zh-CN': shellZh, 'zh-TW': shellTw, en: shellEn }
