import { zh } from './story.words.zh.ts'

/** The desk speaks one language: that of the post. */
export const storyWords = zh
