import { zh } from './catalogue.words.zh.ts'

/** The desk speaks one language: that of the post. */
export const catalogueWords = zh
