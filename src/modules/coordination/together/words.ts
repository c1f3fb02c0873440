import { type TogetherRefusal, zh } from './words.zh.ts'

/** The desk speaks Chinese. */
export const togetherWords = zh

const sentences: Readonly<Record<string, string>> = zh.refusals

/** What a refusal means and what to do now. */
export function sayTogetherRefusal(code: TogetherRefusal | (string & {})): string {
  return sentences[code] ?? zh.refusals.not_understood
}
