import { zh } from './learning.words.zh.ts'

/** The desk speaks one language: that of the post. */
export const learningWords = zh
