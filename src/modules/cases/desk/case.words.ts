import { storyWords } from '../reading/story.words.ts'
import { zh } from './case.words.zh.ts'

/** The desk speaks one language: that of the post. */
export const caseWords = { ...zh, urgencies: storyWords.urgencies }
