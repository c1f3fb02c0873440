/** What the public board and the wall say. */
export type BoardWords = {
  readonly post: (community: string) => string
  readonly title: (community: string) => string
  readonly heading: string
  readonly which: string
  readonly sums: (open: number, done: number) => string
  readonly noPersonal: string
  readonly tabs: { readonly open: string; readonly done: string }
  readonly openOrder: string
  readonly doneOrder: string
  readonly states: {
    readonly new: string
    readonly held: string
    readonly done_claimed: string
    readonly confirmed: string
    readonly closed: string
    readonly referred: string
    readonly explained: string
  }
  readonly promised: (moment: string) => string
  readonly due: (moment: string) => string
  readonly households: (n: number) => string
  readonly took: (span: string) => string
  readonly with: (body: string, span: string) => string
  readonly waits: (body: string) => string
  readonly counts: (running: number, done: number) => string
  readonly nowhere: string
  readonly byTopic: string
  readonly byPlace: string
  readonly fewBuildings: (buildings: number, least: number) => string
  readonly fewHere: (place: string, least: number) => string
  readonly clear: string
  readonly empty: { readonly open: string; readonly done: string }
  readonly more: string
  readonly first: string
  readonly figures: {
    readonly heading: (month: string) => string
    readonly month: (year: number, month: number) => string
    readonly earlier: string
    readonly later: string
    readonly ours: string
    readonly and: string
    readonly none: string
  }
  readonly wall: {
    readonly title: (community: string) => string
    readonly tagline: string
    readonly running: string
    readonly runningSums: (open: number, shown: number) => string
    readonly nothing: string
    readonly month: string
    readonly today: string
    readonly hours: (hours: string) => string
    readonly weekDone: (n: number) => string
    readonly scan: readonly [string, string]
    readonly scanElse: string
    readonly scanLabel: string
  }
  readonly unknown: { readonly title: string; readonly todo: string; readonly choose: string }
}

export const zh: BoardWords = {
  post: (community) => `${community}服务站`,
  title: (community) => `大家的事办得怎么样 · ${community}`,
  heading: '大家的事，办得怎么样',
  which: '看哪个社区？',
  sums: (open, done) => `正在跑的${open}件，最近30天办好${done}件。`,
  noPersonal: '这里没有名字、电话和门牌。照顾人、邻里之间的事不上榜。',
  tabs: { open: '正在跑的', done: '办完的' },
  openOrder: '最先到点的在前面',
  doneOrder: '最近办完的在前面',
  states: {
    new: '等人接',
    held: '正在办',
    done_claimed: '等回话',
    confirmed: '办好了',
    closed: '办好了',
    referred: '不归这里，已说明该找谁',
    explained: '办不了，已说明',
  },
  promised: (moment) => `答应${moment}前`,
  due: (moment) => `最晚${moment}`,
  households: (n) => `${n}户`,
  took: (span) => `用了${span}`,
  with: (body, span) => `${body}在办，一共${span}了`,
  waits: (body) => `正在问${body}接不接`,
  counts: (running, done) => `正在跑${running}件，30天办好${done}件`,
  nowhere: '没说在哪儿',
  byTopic: '都是什么事',
  byPlace: '都在哪儿',
  fewBuildings: (buildings, least) => `另有${buildings}栋楼，每栋不到${least}件，不单列。`,
  fewHere: (place, least) => `${place}不到${least}件，不单列。`,
  clear: '看全部',
  empty: { open: '现在没有正在跑的事。', done: '还没有办完的事。' },
  more: '往后看',
  first: '回到最前面',
  figures: {
    heading: (month) => `${month}的三个数`,
    month: (year, month) => `${year}年${month}月`,
    earlier: '上一个月',
    later: '下一个月',
    ours: '这三个数是本软件自己的算法，各城市考核的公式不一定一样。',
    and: '；',
    none: '还没有',
  },
  wall: {
    title: (community) => `${community}服务站 · 大屏`,
    tagline: '有事您说一句，我们去跑',
    running: '正在跑的事',
    runningSums: (open, shown) => `${open}件，最急的${shown}件`,
    nothing: '现在没有正在跑的事。',
    month: '这个月',
    today: '服务站',
    hours: (hours) => `${hours} 有人`,
    weekDone: (n) => `这周办好了${n}件`,
    scan: ['扫一扫，', '说一句就行'],
    scanElse: '不会扫？柜台说也一样',
    scanLabel: '扫码打开',
  },
  unknown: { title: '没有这个社区', todo: '网址可能抄错了，从头选一下。', choose: '从头选' },
}
