import { zh } from './places.words.zh.ts'

/** The desk speaks one language: that of the post. */
export const placesWords = zh
