import { type MeetingRefusal, zh } from './words.zh.ts'

const sentences: Readonly<Record<string, string>> = zh.refusals

/** What a refusal means and what to do now. */
export function sayMeetingRefusal(code: MeetingRefusal | (string & {})): string {
  return sentences[code] ?? zh.refusals.not_understood
}
