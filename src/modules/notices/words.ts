import { zh } from './words.zh.ts'

/** Notices speak the post's language: who reads them works with the post. */
export const noticeWords = zh
