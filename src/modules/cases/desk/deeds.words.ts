import { zh } from './deeds.words.zh.ts'

/** The desk speaks one language: that of the post. */
export const deedWords = zh
