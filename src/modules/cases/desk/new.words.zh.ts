import type { Odd } from '../../../language/broken.ts'

export type NewWords = {
  readonly title: string
  readonly lead: string
  readonly words: string
  readonly wordsHint: string
  readonly channel: string
  readonly place: string
  readonly placeHint: string
  readonly door: string
  readonly doorHint: string
  readonly phone: string
  readonly phoneHint: string
  readonly saidAt: string
  readonly saidAtHint: string
  readonly photo: string
  readonly photoHint: string
  readonly send: string
  readonly danger: (call: string) => string
  readonly dangerSeen: string
  readonly known: string
  readonly isSame: string
  readonly isNew: string
  readonly facts: (place: string, homes: string, state: string) => string
  readonly choose: string
  /** Asked once; pressed once more it is written down as it stands. */
  readonly odd: Readonly<Record<Odd, string>>
  readonly tips: string
  readonly tip: readonly string[]
  readonly saved: (ref: string) => string
}

export const zh: NewWords = {
  title: '记一件',
  lead: '替人记：来站里的、打电话的、走访听来的、群里说的。',
  words: '怎么说的',
  wordsHint: '照他的原话写，一句就行',
  channel: '怎么来的',
  place: '在哪儿',
  placeHint: '楼号单元，或者地方名',
  door: '门牌',
  doorHint: '不说也行',
  phone: '电话',
  phoneHint: '不留也行；留了能回他',
  saidAt: '什么时候说的',
  saidAtHint: '不写就是现在',
  photo: '照片',
  photoHint: '有就带上',
  send: '记下',
  danger: (call) => `听着像要命的事，先打${call}。`,
  dangerSeen: '打过了，或者没有危险，接着记',
  known: '附近有这些，是同一件吗？',
  isSame: '是这件，他家也是',
  isNew: '不是，另记一件',
  facts: (place, homes, state) => [place, homes, state].filter((part) => part !== '').join('，'),
  choose: '选一样再按：是附近哪一件，还是另记一件',
  odd: {
    broken: '这些字像是乱码，读不出来，再打一遍。原话就是这样，再按一次“记下”',
    pictures: '只有表情，看不出是什么事，再写几个字。原话就是这样，再按一次“记下”',
    repeated: '只有一个字，看不出是什么事，再写几个字。原话就是这样，再按一次“记下”',
  },
  tips: '记的时候',
  tip: [
    '不用问姓名。谁报的，不告诉被反映的人。',
    '一句话里有两件事，会分成两件，各有各的时限。',
    '附近已经有人报过的，按一下并进去，不用记两遍。',
  ],
  saved: (ref) => `记下了，编号${ref}。念给他听，他打电话来报这个号就行。`,
}
