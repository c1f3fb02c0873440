import type { Due } from './ledger-filter.ts'
import type { Because, State, Tally } from './promise.rules.ts'
import type { MakeRefused } from './make-promise.ts'
import type { MoveCode, SettleCode } from './settle-promise.ts'

type Refused = MakeRefused | SettleCode | MoveCode | 'body.not_found' | 'not_allowed' | 'form'

type Field = 'ref' | 'body' | 'what' | 'on' | 'why' | 'consent' | 'as'

export type PromiseWords = {
  readonly title: string
  readonly lead: (open: number, broken: number) => string
  readonly empty: string
  readonly emptyFiltered: string
  readonly filters: string
  readonly filterDo: string
  readonly filterOff: string
  readonly anybody: string
  readonly any: string
  readonly caption: string
  readonly heads: Readonly<Record<'due' | 'what' | 'who' | 'state', string>>
  readonly by: Readonly<Record<'body' | 'state' | 'due', string>>
  readonly dues: Readonly<Record<Due, string>>
  readonly states: Readonly<Record<State, string>>
  readonly soon: string
  readonly finish: string
  readonly meeting: string
  readonly dossier: string
  readonly to: (whom: string) => string
  readonly whom: Readonly<Record<'residents' | 'post', string>>
  readonly dueAt: (moment: string) => string
  readonly ended: (state: State, moment: string) => string
  readonly because: Readonly<Record<Because, string>>
  readonly saidWith: string
  readonly why: string
  readonly followsOne: string
  readonly panel: string
  readonly none: string
  readonly byCase: string
  readonly toCase: string
  readonly settle: string
  readonly as: Readonly<Record<'kept' | 'broken' | 'moved', string>>
  readonly keepDo: string
  readonly breakDo: string
  readonly moveDo: string
  readonly consents: Readonly<Record<'told' | 'agreed', string>>
  readonly make: string
  readonly makeDo: string
  readonly fields: Readonly<Record<Field, string>>
  readonly hints: Readonly<Partial<Record<Field, string>>>
  readonly wrong: Readonly<Record<Field, string>>
  readonly choose: string
  readonly records: string
  readonly recordsLead: (months: number, atLeast: number) => string
  readonly record: (judged: number, tally: Tally) => string
  readonly few: (atLeast: number) => string
  readonly beside: string
  readonly keys: Readonly<Record<'move' | 'open' | 'make', string>>
  readonly refused: Readonly<Record<Refused, string>>
}

export const zh: PromiseWords = {
  title: '答应过的',
  lead: (open, broken) => `还没到日子的${open}件${broken > 0 ? `，没做到的${broken}件` : '，没有落空的'}。`,
  empty: '还没有谁答应过什么。',
  emptyFiltered: '这样筛，一件也没有。',
  filters: '筛一筛',
  filterDo: '筛',
  filterOff: '都看',
  anybody: '哪家都行',
  any: '都看',
  caption: '答应过的事，日子近的在前',
  heads: { due: '日子', what: '答应了什么', who: '谁答应谁', state: '怎么样了' },
  by: { body: '哪家', state: '怎么样', due: '日子' },
  dues: { today: '今天到', week: '7天里到', past: '已经过了' },
  states: {
    open: '还没到日子',
    kept: '按时做到',
    late: '晚了才做到',
    broken: '没做到',
    moved: '商量改了日子',
  },
  soon: '快到日子',
  finish: '办好这件事',
  meeting: '会上定的',
  dossier: '老问题里的',
  to: (whom) => `答应${whom}`,
  whom: { residents: '报的人', post: '服务站' },
  dueAt: (moment) => `说好${moment}前`,
  ended: (state, moment) => `${moment}${state === 'broken' ? '记为没做到' : '记下'}`,
  because: {
    said: '当面说的',
    done: '说办好了',
    passed: '过了日子还没办好',
    not_fixed: '说办好了，报的人说没好',
    new_date: '另定了日子',
    closed: '这件事归档了',
    explained: '后来说明办不了',
    referred: '后来转给别处管',
    withdrawn: '报的人收回了',
  },
  saidWith: '当时说',
  why: '为什么',
  followsOne: '前面答应过一回，看那一回',
  panel: '这一回答应的',
  none: '点左边一行，在这儿看。',
  byCase: '日子跟着事项走：说办好了就记做到，报的人说没好就不算。',
  toCase: '打开这件事',
  settle: '后来怎么样',
  as: { kept: '做到了', broken: '做不到了', moved: '商量改日子' },
  keepDo: '记下做到了',
  breakDo: '记下做不到',
  moveDo: '记下新日子',
  consents: { told: '告诉过对方了', agreed: '对方同意了' },
  make: '记一回答应',
  makeDo: '记下',
  fields: {
    ref: '哪件事',
    body: '谁答应的',
    what: '答应了什么',
    on: '哪天前',
    why: '为什么',
    consent: '对方怎么说',
    as: '怎么样了',
  },
  hints: { ref: '写编号，如04173', on: '当天下班前', what: '一句话，如：周五前把图纸送来' },
  wrong: {
    ref: '写一件事的编号，如04173',
    body: '选一个单位',
    what: '写一句答应了什么，不超过300个字',
    on: '选一个日子',
    why: '写一句为什么',
    consent: '选一样：改日子要让对方知道',
    as: '选一样',
  },
  choose: '选一个',
  records: '各家说话算数吗',
  recordsLead: (months, atLeast) =>
    `近${months}个月到日子的。按时做到的占到了日子的几分之几；商量改的、还没到日子的不算在里头。满${atLeast}回才排先后。`,
  record: (judged, { kept, late, broken, moved, open }) =>
    [
      judged > 0
        ? `到日子${judged}回，按时做到${kept}回，晚了${late}回，没做到${broken}回`
        : '还没有到日子的',
      moved > 0 ? `商量改过${moved}回` : null,
      open > 0 ? `没到日子${open}回` : null,
    ]
      .filter((each) => each !== null)
      .join('；'),
  few: (atLeast) => `到了日子的不满${atLeast}回，只记数，不排先后`,
  beside: '答应过的日子',
  keys: { move: '上下', open: '打开这件事', make: '记一回' },
  refused: {
    'promise.in_the_past': '这个日子已经过了。答应的事要往后定，选今天下班以后的日子。',
    'promise.not_later': '原来答应的就是这一天，或者更晚。改日子要往后改；提前做到了，就记“做到了”。',
    'promise.about_nothing': '要写清是哪件事、哪次会或哪个老问题。',
    'promise.not_found': '没找到这一回答应，可能在别的社区。',
    'promise.settled': '这一回已经有结果了，不能再改。要接着答应，另记一回。',
    'promise.time_is_over': '原来的日子已经过了，不能再说是改日子。做到了记“做到了”，要再答应就另记一回。',
    'promise.follows_case': '这个日子跟着事项走，到事项那一页去办。',
    'case.not_found': '没有这个编号的事，对一下编号再记。',
    'body.not_found': '没有这个单位了，重新选一个。',
    not_allowed: '这一步要工作人员来做。',
    form: '没送出去，您写的还在，再按一次。',
  },
}
