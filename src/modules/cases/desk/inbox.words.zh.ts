import type { ClockName } from '../case.rules.ts'
import type { Show } from '../reading/filter.ts'
import type { When } from './line.rules.ts'

export type InboxWords = {
  readonly title: string
  readonly found: (q: string) => string
  readonly sums: (all: string) => string
  readonly late: (count: string) => string
  readonly today: (count: string) => string
  readonly noneLate: string
  readonly sumsEnd: string
  readonly foundSums: (count: number, more: boolean) => string
  readonly similarSums: (count: number) => string
  readonly alsoSimilar: string
  readonly onlySimilar: string
  readonly similar: string
  readonly bySound: string
  readonly search: string
  readonly searchHint: string
  readonly searchDo: string
  readonly filters: string
  readonly filterDo: string
  readonly filterOff: string
  readonly estate: string
  readonly building: string
  readonly body: string
  readonly person: string
  readonly topic: string
  readonly clock: string
  readonly urgency: string
  readonly state: string
  readonly all: string
  readonly anybody: string
  readonly me: string
  readonly anyUrgency: string
  readonly firstClock: string
  readonly clocks: Readonly<Record<ClockName, string>>
  readonly shows: Readonly<Record<Show, string>>
  readonly onlyLate: string
  readonly onlyWaits: string
  readonly onlyOut: string
  readonly caption: string
  readonly ended: string
  readonly foundCaption: string
  readonly heads: Readonly<Record<'clock' | 'case' | 'way' | 'homes' | 'state', string>>
  readonly groups: Readonly<Record<When, string>>
  readonly lateHint: string
  readonly next: string
  readonly first: string
  readonly empty: string
  readonly emptyFiltered: string
  readonly emptyFound: (q: string) => string
  readonly misheard: string
  readonly fileIt: string
  readonly panel: string
  readonly pick: (ref: string) => string
  readonly pickHint: string
  readonly holder: string
  readonly designated: string
  readonly promised: (until: string) => string
  readonly toDo: string
  readonly open: string
  readonly takeMe: string
}

export const zh: InboxWords = {
  title: '收件',
  found: (q) => `找“${q}”`,
  sums: (all) => `${all}件没办完，`,
  late: (count) => `${count}件过点`,
  today: (count) => `，${count}件今天到点`,
  noneLate: '没有过点的',
  sumsEnd: '。',
  foundSums: (count, more) => (more ? `先看最近的${count}件。` : `找到${count}件。`),
  similarSums: (count) => `另有${count}件近似的。`,
  alsoSimilar: '近似的，字差一点',
  onlySimilar: '没有一字不差的，这些近似',
  similar: '近似',
  bySound: '按拼音',
  search: '找事、找人、找地方',
  searchHint: '事、地方、拼音、电话、编号',
  searchDo: '找',
  filters: '筛选',
  filterDo: '看',
  filterOff: '全都看',
  estate: '小区',
  building: '楼栋',
  body: '归谁',
  person: '谁手上',
  topic: '什么事',
  clock: '哪只钟',
  urgency: '急不急',
  state: '怎样了',
  all: '全部',
  anybody: '谁都算',
  me: '我',
  anyUrgency: '都算',
  firstClock: '最先到点的',
  clocks: {
    contact: '头一回联系',
    update: '该回话',
    finish: '该办完',
    offer: '等人接',
    callback: '该回访',
    close: '该归档',
  },
  shows: {
    open: '没办完的',
    ended: '了结的',
    any: '全部',
    new: '等人看',
    held: '正在办',
    done_claimed: '办完，等回话',
    confirmed: '都说好了',
    closed: '办好了',
    joined: '并到别件',
    withdrawn: '收回了',
    referred: '不归我们管',
    explained: '办不了，已说明',
  },
  onlyLate: '只看过点的',
  onlyWaits: '等人定的',
  onlyOut: '转出去的',
  caption: '没办完的事，先到点的在前',
  ended: '了结的事，最近的在前',
  foundCaption: '找到的事，最近的在前',
  heads: { clock: '时限', case: '事', way: '跑到哪儿了', homes: '几户', state: '怎样了' },
  groups: { late: '已经过点', today: '今天到点', tomorrow: '明天', later: '以后', none: '了结的' },
  lateHint: '先给人回个话',
  next: '再看50件',
  first: '回到最前面',
  empty: '没有没办完的事。',
  emptyFiltered: '这么筛下来，一件也没有。',
  emptyFound: (q) => `没找到说“${q}”的。`,
  misheard: '这个编号对不上，多半是听错了一位，请再核对一遍。',
  fileIt: '记一件',
  panel: '选中的这件',
  pick: (ref) => `在右边看${ref}`,
  pickHint: '选一件，这里看原话和该做的。',
  holder: '归谁',
  designated: '服务站定的，不能退。',
  promised: (until) => `答应${until}前办好。`,
  toDo: '这会儿该做的',
  open: '打开看',
  takeMe: '我来办',
}
