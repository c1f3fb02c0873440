import { zh } from './hot.words.zh.ts'

/** The desk speaks one language: that of the post. */
export const hotWords = zh
