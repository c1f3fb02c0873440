import { zh } from './because.words.zh.ts'

/** Why two matters are likely one. The desk reads Chinese. */
export const becauseWords = zh
