import type { Distance } from './near.rules.ts'

export type NearWords = {
  readonly title: string
  readonly lead: string
  readonly mine: string
  readonly open: string
  readonly noneMine: string
  readonly noneOpen: string
  readonly distances: Readonly<Record<Distance, string | null>>
  readonly take: string
  readonly look: string
  readonly tell: string
  readonly note: string
  readonly done: string
}

export const zh: NearWords = {
  title: '附近能帮的',
  lead: '接下一件，这件就在您手上。办不动了，跟服务站说一声。',
  mine: '在您手上的',
  open: '等人接的',
  noneMine: '您手上没有事。',
  noneOpen: '这会儿没有等人接的事。',
  distances: { stairwell: '就在您单元', building: '就在您这栋', estate: '就在您小区', away: null },
  take: '我接下',
  look: '看一看',
  tell: '回话',
  note: '到现场了，记一笔',
  done: '说办好了',
}
