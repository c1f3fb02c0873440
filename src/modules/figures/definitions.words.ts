import type { Worded } from '../../kernel/words/lang.ts'
import { en } from './definitions.words.en.ts'
import { tw } from './definitions.words.tw.ts'
import { type DefinitionWords, zh } from './definitions.words.zh.ts'

export const definitionWords: Worded<DefinitionWords> = { 'zh-CN': zh, 'zh-TW': tw, en }
