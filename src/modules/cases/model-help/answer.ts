import { z } from 'zod'
import { jsonOf } from '../../../kernel/model/ask.ts'
import { type Topic, topics } from '../../../rulebook/categories.ts'

export type Answer = { readonly topic: Topic; readonly summary: string }

export const longestSummary = 40

// A link, a number to call, a mark that is no word: whoever put it there did not mean the summary.
const unwanted = /https?:|www\.|\w\.\w|[@<>{}[\]\\`|]|\p{Nd}{4}|\p{C}|\p{Zl}|\p{Zp}/u

const Answered = z.strictObject({
  topic: z.enum(topics),
  summary: z
    .string()
    .trim()
    .refine((text) => Array.from(text).length <= longestSummary)
    .refine((text) => /\p{Script=Han}/u.test(text) && !unwanted.test(text.normalize('NFKC'))),
})

/** What a model said, when it is one of our topics and one plain line; null for everything else. */
export function readAnswer(text: string): Answer | null {
  const read = Answered.safeParse(jsonOf(text.trim()))
  return read.success ? read.data : null
}
