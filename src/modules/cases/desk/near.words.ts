import { zh } from './near.words.zh.ts'

/** The desk speaks one language: that of the post. */
export const nearWords = zh
