import type { Came } from './called.rules.ts'

type Outcome = 'fixed' | 'not_fixed' | 'unreached'

export type CallbackWords = {
  readonly title: string
  readonly lead: (due: number, left: number) => string
  readonly empty: string
  readonly caption: string
  readonly heads: Readonly<Record<'clock' | 'what' | 'who' | 'state', string>>
  readonly groups: Readonly<Record<'due' | 'later', string>>
  readonly drawnGroup: (month: string) => string
  readonly saidDone: (body: string) => string
  readonly closed: string
  readonly again: string
  readonly unreached: (times: number) => string
  readonly outcomes: Readonly<Record<Outcome, string>>
  readonly notCalled: string
  readonly panel: string
  readonly none: string
  readonly asSaid: string
  readonly erased: string
  readonly phone: string
  readonly noPhone: string
  readonly doorless: string
  readonly whom: string
  readonly choose: string
  readonly outcome: string
  readonly words: string
  readonly wordsHint: string
  readonly rating: string
  readonly press: string
  readonly hint: string
  readonly wrong: Readonly<Record<'request' | 'outcome' | 'words', string>>
  readonly form: string
  readonly kept: (ref: string) => string
  readonly drawTitle: string
  readonly drawHint: (rule: string, asOf: string, percent: number) => string
  /** By whose example, for the rules that ship. */
  readonly rules: Readonly<Record<string, string>>
  readonly drawDo: (month: string, size: number) => string
  readonly toDraw: (month: string, closed: number, size: number) => string
  readonly nothingToDraw: string
  readonly drew: (month: string, closed: number, came: Came) => string
  readonly seed: (seed: string) => string
  readonly month: (month: string) => string
  readonly recent: string
  readonly noneRecent: string
  readonly called: (who: string, outcome: string, rating: number | null) => string
  readonly somebody: string
  readonly keys: Readonly<Record<'move' | 'outcome' | 'words' | 'keep', string>>
  readonly refused: Readonly<
    Record<'draw.month_not_over' | 'draw.none_closed' | 'draw.drawn_before' | 'not_allowed', string>
  >
}

export const zh: CallbackWords = {
  title: '该回访的',
  lead: (due, left) => `到点该打的${due}件，抽查的还剩${left}件。没人接不算满意。`,
  empty: '没有等着回访的事。',
  caption: '该打电话问的事，先到点的在前',
  heads: { clock: '什么时候', what: '什么事', who: '谁办的', state: '打过没有' },
  groups: { due: '今天该打的', later: '还没到点的' },
  drawnGroup: (month) => `${month}归档的，抽出来再问一遍`,
  saidDone: (body) => `${body}说办好了`,
  closed: '归档了',
  again: '又在办了，不用打',
  unreached: (times) => `打过${times}回，没打通`,
  outcomes: { fixed: '说好了', not_fixed: '说没好', unreached: '没打通' },
  notCalled: '还没打',
  panel: '打这一个',
  none: '都打过了。',
  asSaid: '当时说的',
  erased: '原话按本人意思抹掉了。',
  phone: '看电话',
  noPhone: '没留电话',
  doorless: '不知哪户',
  whom: '打给谁',
  choose: '选一个',
  outcome: '怎么说',
  words: '说了什么',
  wordsHint: '说没好的，一定写下哪儿没好',
  rating: '打几分，可以不打',
  press: '记下，打下一个',
  hint: '说没好的接着办，时限不重来。没打通的只记一笔，哪边也不算。',
  wrong: { request: '选一下打给了谁', outcome: '选一样', words: '写下哪儿没好，接着办的人要看' },
  form: '没送出去，您写的还在，再按一次。',
  kept: (ref) => `${ref}记下了。`,
  drawTitle: '每月抽查',
  drawHint: (rule, asOf, percent) =>
    `归档的每月抽${percent}%再问一遍（${rule}，${asOf}）。抽谁由机器随机定，号在下面，谁都能照号再抽一遍。`,
  rules: { 'qinglong-2023': '照贵州晴隆的做法' },
  drawDo: (month, size) => `抽${month}的${size}件`,
  toDraw: (month, closed, size) => `${month}归档了${closed}件，该抽${size}件。`,
  nothingToDraw: '上个月没有要抽的了。',
  drew: (month, closed, { drawn, fixed, notFixed, unreached, left }) =>
    `${month}归档${closed}件，抽了${drawn}件：打通${fixed + notFixed}件，其中说好${fixed}件、说没好${notFixed}件；没打通${unreached}件，还没打${left}件。`,
  seed: (seed) => `抽签号 ${seed}`,
  month: (month) => `${Number(month.slice(5, 7))}月`,
  recent: '最近打的',
  noneRecent: '还没有打过。',
  called: (who, outcome, rating) => `${who}打的，${outcome}${rating === null ? '' : `，打${rating}分`}`,
  somebody: '工作人员',
  keys: { move: '上下', outcome: '说好了、说没好、没打通', words: '写几句', keep: '记下' },
  refused: {
    'draw.month_not_over': '这个月还没过完，过完了再抽。',
    'draw.none_closed': '这个月没有归档的事，不用抽。',
    'draw.drawn_before': '这个月已经抽过了，一个月只抽一回。',
    not_allowed: '这一步要工作人员来做。',
  },
}
