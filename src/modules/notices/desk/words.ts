import { zh } from './words.zh.ts'

/** The desk speaks one language: that of the post. */
export const deskWords = zh
