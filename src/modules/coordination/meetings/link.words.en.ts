import type { MeetingLinkWords } from './link.words.zh.ts'

export const en: MeetingLinkWords = {
  title: 'You are asked to a meeting',
  when: (when, place) => `${when}, ${place}`,
  agenda: 'What it is about',
  topic: (topic, ref) => `${topic} (${ref})`,
}
