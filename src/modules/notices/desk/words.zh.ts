import type { Hears, Manner, NoticeKind } from '../../../rulebook/notices.ts'
import type { Channel, MessageState } from '../notice.rules.ts'

type Heads = Readonly<Record<'who' | 'what' | 'when' | 'way' | 'state', string>>

export type DeskWords = {
  readonly title: string
  readonly lead: (hand: number, waiting: number) => string
  readonly hand: string
  readonly handLead: string
  readonly noHand: string
  readonly text: string
  readonly copy: string
  readonly copied: string
  readonly blanked: string
  readonly passedOn: string
  readonly thanks: string
  readonly call: (phone: string) => string
  readonly waiting: string
  readonly noWaiting: string
  readonly heads: Heads
  readonly sent: string
  readonly noSent: string
  readonly things: (count: number) => string
  readonly toldBy: (name: string) => string
  readonly ways: string
  readonly waysLead: string
  readonly isOpen: string
  readonly isNotSetUp: string
  readonly rules: string
  readonly rulesLead: (quiet: string, digests: string) => string
  readonly rulesHeads: Readonly<Record<'when' | 'hears' | 'manner', string>>
  readonly kinds: Readonly<Record<NoticeKind, string>>
  readonly hears: Readonly<Record<Hears, string>>
  readonly manners: Readonly<Record<Manner, string>>
  readonly channels: Readonly<Record<Channel, string>>
  readonly states: Readonly<Record<MessageState, string>>
  readonly beside: string
  readonly besideStates: Readonly<Record<'waiting' | 'bundled' | 'at_desk', string>>
  readonly somebody: string
  readonly refused: Readonly<Record<'notice.told' | 'notice.not_found' | 'not_allowed', string>>
}

export const zh: DeskWords = {
  title: '告诉外面',
  lead: (hand, waiting) => `${hand}条要您转告，${waiting}条等着发。`,
  hand: '要您转告的',
  handLead: '这几家没留能发到的号码或邮箱，或者发不过去。请复制下来转给他们，或者打个电话。',
  noHand: '没有要转告的。',
  text: '要转告的话',
  copy: '复制',
  copied: '复制好了',
  blanked: '隔得太久，原话已经抹掉。到那件事里看。',
  passedOn: '转告了',
  thanks: '记下了，是您转告的。',
  call: (phone) => `电话${phone}`,
  waiting: '等着发的',
  noWaiting: '没有等着发的。',
  heads: { who: '给谁', what: '什么事', when: '什么时候', way: '怎么发', state: '到了没有' },
  sent: '发出去的',
  noSent: '还没发过。',
  things: (count) => `${count}件`,
  toldBy: (name) => `${name}转告的`,
  ways: '怎么发得出去',
  waysLead: '由装这套软件的人设置；没设的，就请您转告。',
  isOpen: '能发',
  isNotSetUp: '没设',
  rules: '什么事告诉谁',
  rulesLead: (quiet, digests) => `${quiet}不打扰人，要命的事除外；不急的攒到${digests}一起说。`,
  rulesHeads: { when: '什么事', hears: '告诉谁', manner: '怎么说' },
  kinds: {
    'offer.made': '请一家接',
    'case.designated': '定了由谁办',
    'case.not_fixed': '住户说没修好',
    'offer.refused': '没接',
    'offer.lapsed': '到时候没回话',
    'clock.warned': '快到时候了',
    'clock.raised.coordinator': '过了时候',
    'clock.raised.secretary': '过了好久',
    'clock.raised.street': '一直没动',
    'promise.due_soon': '答应的快到了',
    'promise.broken': '答应的没做到',
    'part.asked': '请一家做一份',
    'part.overdue': '那一份过了日子',
    'whistle.called': '吹哨，请到现场',
    'whistle.called_off': '不用到现场了',
    'meeting.called': '请来坐下谈',
    'meeting.moved': '改了时候',
    'meeting.cancelled': '不谈了',
  },
  hears: {
    concerned: '有关的各家',
    holder: '手上拿着的',
    coordinator: '协调员',
    secretary: '书记',
    street: '街道',
  },
  manners: { at_once: '马上，夜里也说', soon: '攒几分钟就说', digest: '攒到一起说' },
  channels: { mail: '邮件', wecom: '企业微信群', sms: '短信', hand: '请人转告' },
  states: {
    waiting: '还要再发',
    sending: '正在发',
    sent: '发到了',
    refused: '发不过去',
    open: '等您转告',
    told: '转告了',
  },
  beside: '告诉过谁',
  besideStates: { waiting: '等着发', bundled: '说了', at_desk: '在服务站里看' },
  somebody: '有人',
  refused: {
    'notice.told': '刚才已经有人转告了。',
    'notice.not_found': '没有这一条，可能已经收起来了。',
    not_allowed: '这一步要服务站的人来做。',
  },
}
