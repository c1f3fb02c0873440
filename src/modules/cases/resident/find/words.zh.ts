/** What the pages say on which a resident finds a place, or what was said before. */
export type FindWords = {
  readonly front: {
    readonly title: string
    readonly heading: readonly [string, string]
    readonly which: string
    readonly none: string
    readonly closed: string
  }
  readonly choose: {
    readonly title: (community: string) => string
    readonly heading: string
    readonly hint: string
    readonly empty: (phone: string) => string
  }
  readonly mine: {
    readonly title: string
    readonly onThisPhone: string
    readonly nothing: string
    readonly open: (ref: string) => string
    readonly said: (moment: string) => string
    readonly forget: string
    readonly forgetHint: string
    readonly forgot: string
    readonly findHeading: string
    readonly findHint: string
    readonly community: string
    readonly ref: string
    readonly refHint: string
    readonly phone: string
    readonly find: string
    readonly wrong: {
      readonly ref: string
      readonly phone: string
      readonly noMatch: string
      readonly often: string
    }
  }
  readonly board: string
}

export const zh: FindWords = {
  front: {
    title: '跑腿 · 有事您说一句',
    heading: ['有事您说一句，', '我们去跑'],
    which: '您住哪个社区？',
    none: '这里还没有开张的服务站。',
    closed: '不收新的事了',
  },
  choose: {
    title: (community) => `您在哪儿？ · ${community}`,
    heading: '您在哪儿？',
    hint: '选到您的单元。楼道里有码的，直接扫更快。',
    empty: (phone) => `这里的楼还没登记完，请打${phone}说。`,
  },
  mine: {
    title: '我报过的事',
    onThisPhone: '这部手机上报的',
    nothing: '这部手机上还没有报过事。',
    open: (ref) => `编号 ${ref}`,
    said: (moment) => `${moment}说的`,
    forget: '从这部手机上去掉',
    forgetHint: '手机是别人的，看完可以去掉，事情照样办。',
    forgot: '去掉了，事情照样办。',
    findHeading: '换了手机？用编号找',
    findHint: '编号在报上去的那一页，手机号是当时留的那个。',
    community: '哪个社区',
    ref: '编号',
    refHint: '5到9位数字',
    phone: '手机号',
    find: '找出来',
    wrong: {
      often: '试的次数太多了，过一个小时再来，或者打服务站电话报编号',
      ref: '编号不对，看看有没有抄错一位',
      phone: '手机号不对，是11位，您数一数',
      noMatch: '没对上。编号和手机号有一个不一样，或者当时没留手机号。打服务站电话报编号，一样能问到',
    },
  },
  board: '大家的事办得怎么样',
}
