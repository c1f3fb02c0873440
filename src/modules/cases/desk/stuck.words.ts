import { zh } from './stuck.words.zh.ts'

/** The desk speaks one language: that of the post. */
export const stuckWords = zh
