import type { BodyId } from '../../../kernel/ids.ts'
import type { Block, Paper } from '../../../kernel/paper/paper.ts'
import { sayFullDate } from '../../../kernel/words/time.ts'
import type { PromiseLine } from '../promises/door.ts'
import { present, type Item, type Meeting } from './meeting.rules.ts'
import { meetingWords as words } from './words.ts'

export type Minutes = {
  readonly meeting: Meeting
  readonly post: string
  /** When it was, as it is said: 2026年11月25日 9:00. */
  readonly when: string
  readonly nameOf: (body: BodyId) => string
  /** What an item is called outside: nothing private. */
  readonly titleOf: (item: Item) => string
  /** Those made here. */
  readonly promises: readonly PromiseLine[]
  /** Those of the meeting before, kept or broken. */
  readonly last: readonly PromiseLine[]
  readonly dayOf: (line: PromiseLine) => Parameters<typeof sayFullDate>[1]
}

/** 会议记录, to sign: who came, what each item came to, who promised what by when. */
export function minutesOf(all: Minutes): Paper {
  const { meeting, post, when, nameOf } = all
  return {
    lang: 'zh-CN',
    title: words.paper.title(meeting.title),
    under: `${post}　${when}　${meeting.place}`,
    foot: words.paper.foot,
    blocks: [
      { is: 'heading', text: words.paper.who },
      {
        is: 'table',
        head: [words.paper.body, words.paper.came],
        widths: [3, 4],
        rows: meeting.guests.map(({ body, came, who }) => [
          nameOf(body),
          came === true ? (who ?? words.came) : words.didNotCome,
        ]),
      },
      ...lastTime(all),
      ...meeting.items.flatMap((item) => itemBlocks(all, item)),
      ...promised(all),
      { is: 'heading', text: words.paper.sign },
      { is: 'signatures', who: present(meeting).map(({ body }) => nameOf(body)) },
    ],
  }
}

function lastTime({ last, nameOf, dayOf }: Minutes): Block[] {
  if (last.length === 0) return []
  const rows = last.map((line) => [
    nameOf(line.body),
    line.what ?? words.finish(line.matter?.ref ?? ''),
    sayFullDate('zh-CN', dayOf(line)),
    words.states[line.state],
  ])
  return [
    { is: 'heading', text: words.lastTime },
    { is: 'table', head: [...words.paper.promiseHead, words.paper.became], widths: [2, 4, 2, 2], rows },
  ]
}

function itemBlocks({ titleOf }: Minutes, item: Item): Block[] {
  const came = item.state === 'decided' ? words.decided : words.putOff
  return [
    { is: 'heading', text: words.paper.item(item.n, titleOf(item)) },
    { is: 'text', text: words.onAgenda(item.reasons) },
    ...(item.said === null ? [] : [{ is: 'text' as const, text: `${words.saidThere}：${item.said}` }]),
    { is: 'text', strong: true, text: item.decided === null ? came : `${came}：${item.decided}` },
  ]
}

function promised({ promises, nameOf, dayOf }: Minutes): Block[] {
  if (promises.length === 0) return []
  const rows = promises.map((line) => [nameOf(line.body), line.what ?? '', sayFullDate('zh-CN', dayOf(line))])
  return [
    { is: 'heading', text: words.paper.promised },
    { is: 'table', head: [...words.paper.promiseHead], widths: [2, 4, 2], rows },
  ]
}
