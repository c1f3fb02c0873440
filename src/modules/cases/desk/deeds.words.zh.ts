import type { Deed } from './deeds.rules.ts'

type DeedWord = {
  /** On the link that opens the form. */
  readonly label: string
  /** On the button that does it. */
  readonly do: string
  /** What it will do, under the button. */
  readonly hint?: string
}

export type DeedWords = {
  readonly deeds: Readonly<Record<Deed, DeedWord>>
  /** Of a case that somebody has looked at already. */
  readonly triageAgain: string
  readonly before: (until: string, clock: string) => string
  readonly late: (late: string, clock: string) => string
  readonly cannotNow: string
  readonly whyNot: Readonly<Record<'designated' | 'waits', string>> & {
    readonly offered: (to: string, until: string) => string
  }
  readonly fields: Readonly<Record<Field, string>>
  readonly hints: Readonly<Partial<Record<Field, string>>>
  /** Beside the tick, where the community's catalogue welcomes helpers. */
  readonly helpersWelcome: string
  readonly wrong: Readonly<Record<Wrong, string>>
  readonly how: Readonly<Record<'told' | 'called', string>>
  readonly outcomes: Readonly<Record<'fixed' | 'not_fixed' | 'unreached', string>>
  readonly yesNo: Readonly<Record<'yes' | 'no', string>>
  readonly choose: string
  readonly whom: string
  readonly asks: (who: string) => string
  readonly proposal: string
  readonly phoneShown: (phone: string) => string
  readonly call: string
  readonly files: string
  readonly changed: (what: readonly string[]) => string
}

export type Field =
  | 'words'
  | 'why'
  | 'how'
  | 'photo'
  | 'person'
  | 'to'
  | 'better'
  | 'on'
  | 'title'
  | 'topic'
  | 'urgency'
  | 'stairwell'
  | 'isPrivate'
  | 'isOpenToHelpers'
  | 'request'
  | 'outcome'
  | 'rating'
  | 'ref'
  | 'other'
  | 'needs'
  | 'home'
  | 'sure'

export type Wrong =
  | 'words'
  | 'why'
  | 'to'
  | 'better'
  | 'person'
  | 'on'
  | 'title'
  | 'choice'
  | 'ref'
  | 'needs'
  | 'home'
  | 'sure'
  | 'whom'
  | 'long'

export const zh: DeedWords = {
  deeds: {
    take: { label: '我来办', do: '我接下', hint: '接下以后，这件就在您手上，钟照走。' },
    triage: { label: '看过了', do: '就这么定', hint: '改了什么事、急不急，时限只会变早，不会往后推。' },
    tell: {
      label: '回话',
      do: '告诉报的人',
      hint: '报的人打开链接就看得到。头一回联系、该回话的钟从这儿算。',
    },
    note: { label: '记一笔', do: '记下', hint: '只给站里看。' },
    ask: { label: '问一句', do: '问', hint: '一回只问一句，答了再问下一句。' },
    promise: { label: '答应个日子', do: '答应下来', hint: '日子和原因一起告诉报的人，说了就算数。' },
    assign: { label: '交给人', do: '交给他', hint: '还是这个单位的事，钟照走。' },
    offer: { label: '转出去', do: '问他们接不接', hint: '他们没接之前，还是原来的单位办，钟照走。' },
    accept: { label: '记下他们的回话', do: '他们接了' },
    refuse: { label: '他们没接', do: '记下没接', hint: '没接要有理由，还要说该归谁；接着由协调员来定。' },
    recall: { label: '不问他们了', do: '收回来', hint: '收回以后可以再问别的单位。' },
    designate: { label: '定给谁', do: '就定给他们', hint: '定了的不能再退。' },
    done: { label: '说办好了', do: '说办好了', hint: '接着问报的人好没好，他们说好才算数。' },
    callback: { label: '打回访', do: '记下回访' },
    close: { label: '归档', do: '归档', hint: '30天里报的人说没好，还接着办。' },
    explain: { label: '这件办不了', do: '报协调员', hint: '协调员同意，才向报的人说明；不算办好。' },
    approve: { label: '看办不了的说明', do: '同意，向报的人说明' },
    reject: { label: '不同意，接着办', do: '不同意，接着办' },
    refer: {
      label: '不归我们管',
      do: '告诉报的人该找谁',
      hint: '说清该找谁、怎么找。这件一直看得到，不算办好。',
    },
    merge: { label: '并到别件', do: '并过去', hint: '报的人都跟过去，时限按早的算。' },
    apart: { label: '不是同一件', do: '不是' },
    split: { label: '分出一件', do: '分出去', hint: '两件都留着原来的时限和承办。' },
    household: { label: '补上是哪一户', do: '记下' },
    phone: { label: '看电话', do: '看电话', hint: '看一次记一次。' },
    erase: {
      label: '抹掉原话',
      do: '抹掉',
      hint: '按本人意思抹掉原话、电话和照片，不能再找回来；办过什么都留着。',
    },
  },
  triageAgain: '改一改',
  late: (late, clock) => `${clock}，${late}。`,
  before: (until, clock) => `${until}前：${clock}。`,
  cannotNow: '这一步现在不用做，或者轮不到您做。下面是现在能做的。',
  whyNot: {
    designated: '这件是定了的，不能再转。办不动的话，请协调员重新定。',
    waits: '退过一回了，等协调员定给谁。',
    offered: (to, until) => `正问着${to}，${until}前回话。`,
  },
  fields: {
    words: '说什么',
    why: '为什么',
    how: '怎么说的',
    photo: '照片',
    person: '交给谁',
    to: '给谁',
    better: '他们说该归谁',
    on: '哪天前办好',
    title: '一句话说是什么事',
    topic: '什么事',
    urgency: '急不急',
    stairwell: '在哪儿',
    isPrivate: '不公开',
    isOpenToHelpers: '请帮手来接',
    request: '哪一户',
    outcome: '怎么说',
    rating: '打几分',
    ref: '并到哪件',
    other: '哪一件',
    needs: '分出哪几样',
    home: '门牌',
    sure: '本人要求抹掉，我核对过了',
  },
  helpersWelcome: '这类事帮手常能搭手；附近的党员、志愿者看得到，可以接',
  hints: {
    photo: '最多9张，办好前后都行',
    isPrivate: '不上公示板，也不给帮手看',
    isOpenToHelpers: '附近的党员、志愿者看得到，可以接',
    ref: '写编号，如04173',
    on: '当天下班前',
    home: '如502',
    rating: '可以不打',
  },
  wrong: {
    words: '写一句再按',
    why: '写一句理由，对方才知道怎么接',
    to: '选一个单位',
    better: '选一个该归的单位',
    person: '选一个人',
    on: '选一个日子',
    title: '写一句，不超过80个字',
    choice: '选一样',
    ref: '写对方的编号，如04173',
    needs: '选上要分出去的，至少留一样',
    home: '这个单元里没有这个门牌',
    sure: '核对过本人的意思，打上勾再按',
    whom: '写清该找谁、电话多少',
    long: '太长了，最多1000个字',
  },
  how: { told: '写给他看', called: '打过电话了' },
  outcomes: { fixed: '说好了', not_fixed: '说没好', unreached: '没打通' },
  yesNo: { yes: '是', no: '不是' },
  choose: '选一个',
  whom: '该找谁',
  asks: (who) => `${who}接不接？`,
  proposal: '他们写的说明',
  phoneShown: (phone) => `电话 ${phone}`,
  call: '打过去',
  files: '照片',
  changed: (what) => `您看的时候这件事变了：${what.join(' ')}您写的还在，看过再按一次。`,
}
