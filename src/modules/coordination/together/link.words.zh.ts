/** What a body reads of its shares and calls on the page of its link. */
export type LinkWords = {
  readonly parts: string
  readonly part: (ref: string, what: string) => string
  readonly until: (day: string) => string
  readonly isLate: string
  readonly words: string
  readonly done: string
  readonly why: string
  readonly late: string
  readonly whistle: string
  readonly called: (when: string, place: string) => string
  readonly coming: string
  readonly notComing: string
  readonly whyNot: string
  readonly answered: Readonly<Record<'coming' | 'not_coming', string>>
  readonly refused: Readonly<Record<string, string>>
  readonly otherwise: string
}

export const zh: LinkWords = {
  parts: '请您做的一份',
  part: (ref, what) => `${ref}：${what}`,
  until: (day) => `${day}前`,
  isLate: '日子过了',
  words: '做到哪儿了',
  done: '做完了',
  why: '为什么还没做，做到哪儿了',
  late: '告诉他们为什么',
  whistle: '请您到现场',
  called: (when, place) => `${when}到${place}`,
  coming: '我们来',
  notComing: '来不了',
  whyNot: '来不了的话，为什么',
  answered: { coming: '您说了会来。', not_coming: '您说了来不了。' },
  refused: {
    'part.ended': '这一份已经了结，不用再回话。',
    'part.needs_words': '写一句做到哪儿了，或者为什么还没做。',
    'part.not_found': '这一份不在您这儿了。',
    'whistle.over': '这次已经了结，不用再回话。',
    'whistle.needs_why': '来不了的话，写一句为什么。',
    'whistle.not_called': '这次没有叫您这家。',
  },
  otherwise: '没送出去，您写的还在，再按一次。',
}
