export type PlacesWords = {
  readonly title: string
  readonly sums: (buildings: number, stairwells: number) => string
  readonly none: string
  readonly buildings: string
  readonly floors: (count: number) => string
  readonly homes: (count: number) => string
  readonly openCases: string
  readonly code: (code: string) => string
  readonly noCode: string
  readonly notice: string
  readonly see: string
  readonly renew: string
  readonly renewHint: string
  readonly make: string
  readonly end: string
  readonly diagram: (place: string) => string
  readonly legend: { readonly this: string; readonly also: string }
  readonly paper: {
    readonly title: string
    readonly head: (place: string) => string
    readonly ask: readonly [string, string]
    readonly open: string
    readonly steps: readonly (readonly [string, string, string])[]
    readonly scan: string
    readonly call: string
    readonly sos: string
    readonly from: (post: string) => string
    readonly print: string
  }
}

export const zh: PlacesWords = {
  title: '楼栋住户',
  sums: (buildings, stairwells) => `${buildings}栋楼，${stairwells}个单元。`,
  none: '还没有登记楼栋。',
  buildings: '楼栋',
  floors: (count) => `${count}层`,
  homes: (count) => `${count}户`,
  openCases: '这栋楼没办完的事',
  code: (code) => `楼道码 ${code}`,
  noCode: '没有楼道码',
  notice: '打印贴门口的',
  see: '看居民那一页',
  renew: '换个新码',
  renewHint: '换了以后，门口贴的旧码就不能用了，要重新贴。',
  make: '做一个码',
  end: '停用这个码',
  diagram: (place) => `${place}，从正面看`,
  legend: { this: '', also: '' },
  paper: {
    title: '贴门口的',
    head: (place) => `${place} 各位邻居`,
    ask: ['楼里有事，', '扫一扫说一句'],
    open: '灯不亮、漏水、堆东西、老人要搭把手，都可以说。不用装软件，不用注册，说一句就行。谁说的，不告诉被反映的人。',
    steps: [
      ['说一句', '打字、拍照、说话都行', '哪儿、什么事，说得清就行。'],
      ['有人接', '归谁办、哪天办完，看得到', '办的人换了、日子改了，都会告诉您。'],
      ['您说了算', '办好没有，您说一句', '没好就接着办。'],
    ],
    scan: '用微信扫这个码。',
    call: '不会扫，打电话：',
    sos: '救命的事先打119 120 110',
    from: (post) => `${post}服务站`,
    print: '打印',
  },
}
