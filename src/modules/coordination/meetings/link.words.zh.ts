/** What a body reads of the meetings it is asked to, on the page of its link. */
export type MeetingLinkWords = {
  readonly title: string
  readonly when: (when: string, place: string) => string
  readonly agenda: string
  readonly topic: (topic: string, ref: string) => string
}

export const zh: MeetingLinkWords = {
  title: '请您来坐下谈',
  when: (when, place) => `${when}，${place}`,
  agenda: '要谈的',
  topic: (topic, ref) => `${topic}（${ref}）`,
}
