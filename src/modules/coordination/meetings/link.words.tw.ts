import type { MeetingLinkWords } from './link.words.zh.ts'

export const tw: MeetingLinkWords = {
  title: '請您來坐下談',
  when: (when, place) => `${when}，${place}`,
  agenda: '要談的',
  topic: (topic, ref) => `${topic}（${ref}）`,
}
