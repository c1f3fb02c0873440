import type { NoticeKind } from '../../rulebook/notices.ts'
import type { ClockName } from '../cases/door.ts'

/** What a sentence may need to know; empty where it does not apply. */
export type Facts = {
  /** A moment, in full: who reads it tomorrow is not misled by a "today". */
  readonly at: string
  readonly place: string
  readonly body: string
  readonly clock: string
}

export type NoticeWords = {
  readonly subject: (post: string, count: number) => string
  readonly hello: (post: string, count: number) => string
  readonly about: (topic: string, place: string) => string
  readonly private: string
  readonly meeting: (title: string) => string
  readonly promise: string
  readonly says: Readonly<Record<NoticeKind, (facts: Facts) => string>>
  readonly clocks: Readonly<Record<ClockName, string>>
  readonly somebody: string
  readonly open: Readonly<Record<'body' | 'person', string>>
  readonly keep: string
  readonly short: (post: string, count: number, url: string) => string
  readonly invitation: string
}

export const zh: NoticeWords = {
  subject: (post, count) => (count === 1 ? `${post}：有件事请您看` : `${post}：有${count}件事请您看`),
  hello: (post, count) => `${post}告诉您${count === 1 ? '' : `${count}件事`}：`,
  about: (topic, place) => (place === '' ? topic : `${topic}，${place}`),
  private: '一件不便在这里说的事',
  meeting: (title) => `坐下来谈：${title}`,
  promise: '一件答应过的事',
  says: {
    'offer.made': ({ at }) => `请您这边接一下${at === '' ? '' : `，${at}前回一声接不接`}。`,
    'case.designated': ({ at }) => `定了由您这边办${at === '' ? '' : `，${at}前要有回音`}。`,
    'case.not_fixed': () => '住户说没修好，请再去看看。',
    'offer.refused': ({ body }) => `${body}没接，等您定给谁。`,
    'offer.lapsed': ({ body }) => `${body}到时候没回话，等您定给谁。`,
    'clock.warned': ({ clock, at }) => `快到时候了：${at}${clock}。`,
    'clock.raised.coordinator': ({ clock, at, body }) => `过了时候：${at}就${clock}，在${body}手上。`,
    'clock.raised.secretary': ({ clock, at, body }) => `过了好久：${at}就${clock}，在${body}手上。`,
    'clock.raised.street': ({ clock, at, body }) => `一直没动：${at}就${clock}，在${body}手上。`,
    'promise.due_soon': ({ at }) => `答应${at}前做到的，快到了。`,
    'promise.broken': ({ at, body }) => `${body}答应${at}前做到的，没做到。`,
    'part.asked': ({ at }) => `有一份请您这边做，${at}前。`,
    'part.overdue': ({ at, body }) => `${body}的那一份，${at}就该好了，还没好。`,
    'whistle.called': ({ at, place }) => `请到现场来：${at}${place === '' ? '' : `，${place}`}。`,
    'whistle.called_off': ({ at }) => `${at}不用到现场了。`,
    'meeting.called': ({ at, place }) => `${at}，${place}。请来一位能拍板的人。`,
    'meeting.moved': ({ at, place }) => `改到${at}，${place}。`,
    'meeting.cancelled': ({ at }) => `${at}那次不谈了。`,
  },
  clocks: {
    contact: '该头一回联系',
    update: '该回话',
    finish: '该办完',
    offer: '该答接不接',
    callback: '该回访',
    close: '该收尾',
  },
  somebody: '那家',
  open: { body: '打开这一页就能回：', person: '在服务站的电脑上看：' },
  keep: '这个链接只给您这边用，不要转到群里。',
  short: (post, count, url) => `${post}有${count}件事请您看：${url}`,
  invitation: '会议.ics',
}
