import type { Near } from './precedent.rules.ts'

export type PrecedentWords = {
  readonly title: (ref: string) => string
  readonly lead: string
  readonly notWaiting: string
  readonly hasEnded: string
  readonly asked: string
  readonly nobodyAsked: string
  readonly askedCaption: string
  readonly askedHeads: Readonly<Record<'who' | 'when' | 'why' | 'better', string>>
  readonly askedOn: (moment: string) => string
  readonly how: Readonly<Record<'refused' | 'lapsed', (moment: string) => string>>
  readonly noBetter: string
  readonly erased: string
  readonly list: string
  readonly byList: (body: string, document: string, from: string) => string
  readonly alsoByList: (bodies: string) => string
  readonly gap: string
  readonly toList: string
  readonly before: string
  readonly noneBefore: string
  readonly cite: (day: string, body: string, why: string) => string
  readonly near: Readonly<Record<Near, string>>
  readonly decide: string
  readonly to: string
  readonly choose: string
  readonly why: string
  readonly whyHint: string
  readonly press: string
  readonly hint: string
  readonly back: string
  readonly beside: string
  readonly toPage: string
  readonly wrong: Readonly<Record<'to' | 'why', string>>
  readonly form: string
}

export const zh: PrecedentWords = {
  title: (ref) => `${ref} 定给谁`,
  lead: '谁没接、为什么，责任清单怎么写，以前怎么定的，都在这一页。定了的不能再退。',
  notWaiting: '这件现在不等人定：有人在办，或者正问着。要定也可以定。',
  hasEnded: '这件已经了结，不用再定。',
  asked: '问过谁',
  nobodyAsked: '还没有问过别的单位。',
  askedCaption: '没接的单位，一家一行',
  askedHeads: { who: '哪家', when: '什么时候', why: '为什么没接', better: '说该归谁' },
  askedOn: (moment) => `${moment}问的`,
  how: { refused: (moment) => `${moment}说不接`, lapsed: (moment) => `到${moment}没回话` },
  noBetter: '没说',
  erased: '没有写',
  list: '责任清单怎么写',
  byList: (body, document, from) => `归${body}，凭${document}，${from}起。`,
  alsoByList: (bodies) => `清单上也写了：${bodies}。`,
  gap: '清单上没有写这类事归谁。定下来以后，可以补进清单。',
  toList: '看责任清单',
  before: '以前怎么定的',
  noneBefore: '这类事以前没有定过。',
  cite: (day, body, why) => `${day} 定过：归${body}，因为${why}`,
  near: { stairwell: '同一单元', building: '同一栋楼', estate: '同一小区', elsewhere: '别处' },
  decide: '您来定',
  to: '给谁',
  choose: '选一个',
  why: '为什么，写一句',
  whyHint: '以后同样的事会引这一句，别写住户的名字、门牌',
  press: '就定给他们',
  hint: '定了的不能再退。这一句留作先例。',
  back: '回这件事',
  beside: '以前怎么定的',
  toPage: '摆在一起看，来定',
  wrong: { to: '选一个单位', why: '写一句为什么，对方和以后的人都要看' },
  form: '没送出去，您写的还在，再按一次。',
}
