import { type MeetingRefusal, zh } from './words.zh.ts'

const sentences: Readonly<Record<string, string>> = zh.refusals
const unknown = '没送出去，您写的还在，再看一眼再按一次。'

/** What a refusal means and what to do now. */
export function sayMeetingRefusal(code: MeetingRefusal | (string & {})): string {
  return sentences[code] ?? unknown
}
