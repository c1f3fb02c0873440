import type { State } from '../case.rules.ts'

export type CaseWords = {
  readonly states: Readonly<Record<State, string>>
  readonly waitsForTaker: string
  readonly waitsForWord: string
  readonly waitsForAnswer: string
  readonly waitsForDesignation: string
  readonly households: (count: number) => string
  readonly urges: (count: number) => string
  readonly private: string
  readonly openToHelpers: string
  readonly nowhere: string
  readonly clocks: Readonly<Record<'contact' | 'update' | 'finish', string>>
  readonly answeredAfter: (span: string) => string
  readonly answeredLate: (span: string) => string
  readonly finishedAfter: (span: string) => string
  readonly finishedLate: (span: string) => string
  readonly stands: string
  readonly stillHeld: (span: string) => string
  readonly waits: string
  readonly refusedAfter: (span: string, why: string | null) => string
  readonly silentAfter: (span: string) => string
  readonly asSaid: string
  readonly said: (parts: readonly string[]) => string
  readonly alsoSaid: (count: number, doors: string) => string
  readonly doorless: string
  readonly erased: string
  readonly withdrawn: string
  readonly filedBy: (name: string) => string
  readonly showPhone: string
  readonly phoneIs: string
  readonly whyPhone: string
  readonly building: string
  readonly legend: { readonly this: string; readonly also: string }
  readonly story: string
  readonly way: string
  readonly threeClocks: string
  readonly jot: string
  readonly jotHint: string
  readonly jotDo: string
  readonly erasedWords: string
  readonly inside: string
  readonly similar: string
  readonly noSimilar: string
  readonly merge: string
  readonly apart: string
  readonly siblings: string
  readonly joinedInto: string
  readonly understood: string
  readonly about: string
  readonly urgency: string
  readonly leads: string
  readonly because: (words: string) => string
  readonly sureness: Readonly<Record<'unsure' | 'likely' | 'sure', string>>
  readonly tapped: (topic: string) => string
  readonly quick: string
  readonly quickTake: (topic: string) => string
  readonly outside: string
  readonly outsideSource: (model: string) => string
  readonly waitsForYou: string
  readonly otherDeeds: string
  readonly voice: string
  readonly heardByMachine: string
  readonly changed: string
  readonly keys: Readonly<Record<'tell' | 'note' | 'offer' | 'done' | 'assign' | 'back' | 'find', string>>
}

export const zh: CaseWords = {
  states: {
    new: '等人看',
    held: '正在办',
    done_claimed: '办完，等回话',
    confirmed: '都说好了',
    closed: '办好了',
    joined: '并到别件',
    withdrawn: '收回了',
    referred: '不归我们管，已说明',
    explained: '办不了，已说明',
  },
  waitsForTaker: '等人接',
  waitsForWord: '等回话',
  waitsForAnswer: '等居民回答',
  waitsForDesignation: '等人定',
  households: (count) => `${count}户`,
  urges: (count) => `催过${count}次`,
  private: '不公开',
  openToHelpers: '请帮手接',
  nowhere: '没说在哪儿',
  clocks: { contact: '头一回联系', update: '该回话', finish: '该办完' },
  answeredAfter: (span) => `${span}就回了`,
  answeredLate: (span) => `${span}才回`,
  finishedLate: (span) => `${span}才办完`,
  finishedAfter: (span) => `${span}办完`,
  stands: '停了',
  stillHeld: (span) => (span === '今天起' ? '今天起，还在办' : `${span}，还在办`),
  waits: '等人接',
  refusedAfter: (span, why) => (why === null ? `${span}，没接` : `${span}，没接：${why}`),
  silentAfter: (span) => `${span}，没回话`,
  asSaid: '原话',
  said: (parts) => parts.join(' · '),
  alsoSaid: (count, doors) => `另外${count}户说的也是这件：${doors}`,
  doorless: '没留门牌',
  erased: '这句话按本人意思抹掉了。',
  withdrawn: '后来收回了',
  filedBy: (name) => `${name}代报`,
  showPhone: '看电话',
  phoneIs: '电话',
  whyPhone: '看电话做什么',
  building: '楼和单元',
  legend: { this: '头一个说的', also: '也说了' },
  story: '经过',
  way: '跑到哪儿了',
  threeClocks: '三只钟',
  jot: '记一笔',
  jotHint: '做了什么、说了什么，记一笔',
  jotDo: '记下',
  erasedWords: '（按本人意思抹掉了）',
  inside: '只给站里看',
  similar: '相近的事',
  noSimilar: '附近没有相近的事。',
  merge: '是同一件，并过去',
  apart: '不是',
  siblings: '同一句话里的另一件',
  joinedInto: '这件并到了',
  understood: '我们猜是这样，您看对不对',
  about: '什么事',
  urgency: '急不急',
  leads: '多半该归谁',
  because: (said) => `因为提到了“${said}”`,
  sureness: { unsure: '拿不准', likely: '像是这样', sure: '多半没错' },
  tapped: (topic) => `报的人自己点了：${topic}`,
  quick: '按一下就归好',
  quickTake: (topic) => `就是${topic}`,
  outside: '外部模型建议',
  outsideSource: (model) => `${model}说的，只供参考，您定`,
  waitsForYou: '这会儿该做的',
  otherDeeds: '还可以',
  voice: '录音',
  heardByMachine: '听写，可能有错：',
  changed: '刚变的',
  keys: {
    tell: '回话',
    note: '记一笔',
    offer: '转出去',
    done: '说办好了',
    assign: '交给人',
    back: '回收件',
    find: '找',
  },
}
