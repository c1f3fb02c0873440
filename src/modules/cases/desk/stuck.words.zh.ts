export type StuckWords = {
  readonly title: string
  readonly sums: (count: number) => string
  readonly empty: string
  readonly tasks: Readonly<Record<string, string>>
  readonly tried: (times: number) => string
  readonly again: string
  readonly of: string
}

export const zh: StuckWords = {
  title: '没跑成的',
  sums: (count) => `${count}件后台的活试了又试，没跑成。`,
  empty: '后台的活都跑成了。',
  tasks: {
    'cases.look_at_clock': '到点看时限',
    'cases.sweep_drafts': '清理没送出去的照片',
    'cases.renew_search': '重做查找用的索引',
  },
  tried: (times) => `试了${times}次`,
  again: '再试一次',
  of: '为的是',
}
