import type { LinkWords } from './link.words.zh.ts'

export const tw: LinkWords = {
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
}
