import { zh } from './frame.words.zh.ts'

export type { Room } from './frame.words.zh.ts'

/** The desk speaks one language: that of the post. */
export const frameWords = zh
