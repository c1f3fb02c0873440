import { zh } from './inbox.words.zh.ts'

/** The desk speaks one language: that of the post. */
export const inboxWords = zh
