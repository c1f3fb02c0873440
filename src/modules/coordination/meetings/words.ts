import { zh } from './words.zh.ts'

/** The desk speaks Chinese. */
export const meetingWords = zh
