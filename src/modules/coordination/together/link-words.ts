import type { Lang } from '../../../kernel/words/lang.ts'

/** What a body reads of its shares and calls on the page of its link. */
type LinkWords = {
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

export const linkWords: Readonly<Record<Lang, LinkWords>> = {
  'zh-CN': {
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
  },
  'zh-TW': {
    parts: '請您做的一份',
    part: (ref, what) => `${ref}：${what}`,
    until: (day) => `${day}前`,
    isLate: '日子過了',
    words: '做到哪兒了',
    done: '做完了',
    why: '為什麼還沒做，做到哪兒了',
    late: '告訴他們為什麼',
    whistle: '請您到現場',
    called: (when, place) => `${when}到${place}`,
    coming: '我們來',
    notComing: '來不了',
    whyNot: '來不了的話，為什麼',
    answered: { coming: '您說了會來。', not_coming: '您說了來不了。' },
    refused: {
      'part.ended': '這一份已經了結，不用再回話。',
      'part.needs_words': '寫一句做到哪兒了，或者為什麼還沒做。',
      'part.not_found': '這一份不在您這兒了。',
      'whistle.over': '這次已經了結，不用再回話。',
      'whistle.needs_why': '來不了的話，寫一句為什麼。',
      'whistle.not_called': '這次沒有叫您這家。',
    },
    otherwise: '沒送出去，您寫的還在，再按一次。',
  },
  en: {
    parts: 'Your share',
    part: (ref, what) => `${ref}: ${what}`,
    until: (day) => `by ${day}`,
    isLate: 'The day has passed',
    words: 'How far it is',
    done: 'It is done',
    why: 'Why it is not done yet, and how far it is',
    late: 'Tell them why',
    whistle: 'You are asked to come to the spot',
    called: (when, place) => `${when}, ${place}`,
    coming: 'We are coming',
    notComing: 'We cannot come',
    whyNot: 'If you cannot come: why',
    answered: { coming: 'You said that you are coming.', not_coming: 'You said that you cannot come.' },
    refused: {
      'part.ended': 'This share is settled; no answer is needed any more.',
      'part.needs_words': 'Write how far it is, or why it is not done yet.',
      'part.not_found': 'This share is not yours any more.',
      'whistle.over': 'This call is over; no answer is needed any more.',
      'whistle.needs_why': 'If you cannot come, write why in a sentence.',
      'whistle.not_called': 'You were not called this time.',
    },
    otherwise: 'It was not sent; what you wrote is still here. Press once more.',
  },
}
