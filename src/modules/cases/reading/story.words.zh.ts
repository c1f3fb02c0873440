import type { Urgency } from '../../../rulebook/categories.ts'
import type { Channel } from '../parts.rules.ts'

/** What happened to a case, in sentences. `who` has done it; `to` and the like are names. */
export type StoryWords = {
  readonly resident: string
  readonly home: (door: string) => string
  readonly machine: string
  readonly somebody: string
  readonly another: string
  readonly erased: string
  readonly channels: Readonly<Record<Channel, string>>
  readonly urgencies: Readonly<Record<Urgency, string>>
  readonly unknown: (who: string, kind: string) => string
  readonly filed: (from: { who: string; channel: string; staff: boolean; due: string }) => string
  readonly splitOff: (who: string, ref: string) => string
  readonly looked: (who: string) => string
  readonly corrected: (who: string, changes: readonly string[]) => string
  readonly nowTopic: (topic: string) => string
  readonly nowUrgency: (urgency: string) => string
  readonly nowPlace: (place: string) => string
  readonly nowPrivate: (yes: boolean) => string
  readonly nowOpen: (yes: boolean) => string
  readonly assigned: (who: string, to: string) => string
  readonly taken: (who: string) => string
  readonly designated: (who: string, to: string) => string
  readonly offered: (who: string, to: string, by: string) => string
  readonly accepted: (to: string) => string
  readonly refused: (by: string, better: string) => string
  readonly takenBack: (who: string, to: string) => string
  readonly lapsed: (to: string) => string
  readonly noted: (who: string) => string
  readonly told: (who: string) => string
  readonly called: (who: string) => string
  readonly asked: (who: string) => string
  readonly answered: (who: string) => string
  readonly added: (who: string) => string
  readonly leftPhone: (who: string) => string
  readonly joinedBy: (who: string) => string
  readonly urged: (who: string, holder: string) => string
  readonly promised: (who: string, until: string) => string
  readonly done: (who: string) => string
  readonly fixed: (who: string, rating: number | null) => string
  readonly fixedAgain: (who: string, rating: number | null) => string
  readonly notFixed: (who: string) => string
  readonly unreached: (who: string, home: string) => string
  readonly closed: (who: string | null) => string
  readonly proposed: (who: string) => string
  readonly agreed: (who: string) => string
  readonly disagreed: (who: string) => string
  readonly referred: (who: string, to: string) => string
  readonly withdrawn: (who: string) => string
  readonly allWithdrawn: string
  readonly tookIn: (who: string, ref: string) => string
  readonly joined: (who: string, ref: string) => string
  readonly parted: (who: string, ref: string) => string
  readonly keptApart: (who: string, ref: string) => string
  readonly warned: (clock: string, due: string) => string
  readonly raised: (clock: string, to: string) => string
  readonly phoneSeen: (who: string) => string
  readonly household: (who: string, home: string) => string
  readonly wordsErased: (who: string) => string
  readonly clocks: Readonly<Record<'contact' | 'update' | 'finish' | 'offer' | 'callback' | 'close', string>>
  readonly levels: Readonly<Record<'coordinator' | 'secretary' | 'street', string>>
}

export const zh: StoryWords = {
  resident: '居民',
  home: (door) => `${door}住户`,
  machine: '到点提醒',
  somebody: '有人',
  another: '另一件',
  erased: '这句话按本人意思抹掉了',
  channels: {
    qr: '扫楼道码',
    web: '网页',
    counter: '到站里说的',
    phone: '打电话说的',
    visit: '走访听来的',
    group: '群里说的',
    api: '别的系统转来',
    import: '旧账搬来',
  },
  urgencies: { now: '马上办', soon: '抓紧办', normal: '按时办' },
  unknown: (who, kind) => `${who}：${kind}`,
  filed: ({ who, channel, staff, due }) =>
    `${staff ? `${who}代报` : who}，${channel}。先由服务站拿着，最晚${due}办完。`,
  splitOff: (who, ref) => `${who}从${ref}里分出来，单独办。`,
  looked: (who) => `${who}看过，猜得对。`,
  corrected: (who, changes) => `${who}看过，${changes.join('，')}。`,
  nowTopic: (topic) => `归到“${topic}”`,
  nowUrgency: (urgency) => `急不急改成“${urgency}”`,
  nowPlace: (place) => `地方改成${place}`,
  nowPrivate: (yes) => (yes ? '设成不公开' : '设成公开'),
  nowOpen: (yes) => (yes ? '请帮手来接' : '不用帮手接了'),
  assigned: (who, to) => `${who}交给${to}办。`,
  taken: (who) => `${who}接下了。`,
  designated: (who, to) => `${who}定给${to}。定了的不能再退。`,
  offered: (who, to, by) => `${who}问${to}接不接，请在${by}前回话。`,
  accepted: (to) => `${to}接下了。`,
  refused: (by, better) => `${by}没接，说该归${better}。`,
  takenBack: (who, to) => `${who}不问${to}了，收回来。`,
  lapsed: (to) => `${to}到点没回话，等协调员定。`,
  noted: (who) => `${who}记了一笔。`,
  told: (who) => `${who}给报的人回了话。`,
  called: (who) => `${who}给报的人打了电话。`,
  asked: (who) => `${who}问报的人一句。`,
  answered: (who) => `${who}回了话。`,
  added: (who) => `${who}又说了几句。`,
  leftPhone: (who) => `${who}留了电话。`,
  joinedBy: (who) => `${who}说“我家也是”。`,
  urged: (who, holder) => `${who}催了一下，${holder}看得到。`,
  promised: (who, until) => `${who}答应${until}前办好，已告诉报的人。`,
  done: (who) => `${who}说办好了，等报的人一句话。`,
  fixed: (who, rating) => `${who}说好了${stars(rating)}。`,
  fixedAgain: (who, rating) => `${who}也说好了${stars(rating)}。`,
  notFixed: (who) => `${who}说没好，退回原来办的人，时限不往后推。`,
  unreached: (who, home) => `${who}给${home}打回访电话，没打通。`,
  closed: (who) => (who === null ? '没人再说不好，到点归了档。' : `${who}归了档。`),
  proposed: (who) => `${who}说这件办不了，写了为什么，等协调员同意。`,
  agreed: (who) => `${who}同意：这件办不了，已向报的人说明。`,
  disagreed: (who) => `${who}不同意说办不了，接着办。`,
  referred: (who, to) => `${who}：不归我们管，该找${to}。`,
  withdrawn: (who) => `${who}把自己说的收回了。`,
  allWithdrawn: '报的人都收回了，不办了。',
  tookIn: (who, ref) => `${who}把${ref}并进来，两边的人都看得到。`,
  joined: (who, ref) => `${who}把这件并到${ref}，一起办。`,
  parted: (who, ref) => `${who}分出一件${ref}，单独办。`,
  keptApart: (who, ref) => `${who}看过${ref}，不是同一件。`,
  warned: (clock, due) => `“${clock}”快到点了，${due}到。`,
  raised: (clock, to) => `“${clock}”过点了，告诉了${to}。`,
  phoneSeen: (who) => `${who}看了报的人的电话。`,
  household: (who, home) => `${who}记下是${home}。`,
  wordsErased: (who) => `${who}按本人意思抹掉了原话。`,
  clocks: {
    contact: '头一回联系',
    update: '该回话',
    finish: '该办完',
    offer: '等人接',
    callback: '该回访',
    close: '该归档',
  },
  levels: { coordinator: '协调员', secretary: '书记', street: '街道' },
}

function stars(rating: number | null): string {
  return rating === null ? '' : `，打了${rating}分`
}
