import { zh } from './case.words.zh.ts'

/** The desk speaks one language: that of the post. */
export const caseWords = zh
export const urgencyWords = zh.urgencies
