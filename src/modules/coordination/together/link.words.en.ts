import type { LinkWords } from './link.words.zh.ts'

export const en: LinkWords = {
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
}
