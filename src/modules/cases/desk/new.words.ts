import { zh } from './new.words.zh.ts'

/** The desk speaks one language: that of the post. */
export const newWords = zh
