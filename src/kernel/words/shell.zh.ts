/** What stands around every page, and on the pages that say why something was not done. */
export type ShellWords = {
  readonly product: string
  readonly skip: string
  readonly sizes: string
  readonly sizeNames: readonly [string, string, string]
  readonly sizeSign: string
  readonly call: (post: string) => string
  readonly answered: (hours: string) => string
  readonly elders: string
  readonly mine: string
  readonly languages: string
  readonly themes: string
  readonly themeNames: Readonly<Record<'system' | 'light' | 'dark' | 'contrast', string>>
  readonly sos: string
  readonly sosNames: Readonly<Record<'119' | '120' | '110', string>>
  readonly lookAgain: (count: number) => string
  readonly rooms: string
  readonly keys: string
  readonly allKeys: string
  readonly enter: string
  readonly close: string
  readonly news: string
  readonly refresh: string
  readonly photo: (number: number) => string
  readonly voice: string
  readonly cannotPlay: string
  readonly scan: (what: string) => string
  readonly home: (door: string, marks: readonly string[]) => string
  readonly floor: (floor: number) => string
  readonly stars: readonly [string, string, string, string, string]
  readonly sentBack: string
  readonly now: string
  readonly kept: string
  readonly again: string
  readonly toFront: string
  readonly filesAgain: string
  readonly back: string
  readonly sending: string
  readonly remove: string
  readonly stop: string
  readonly reference: (id: string) => string
  readonly errors: Readonly<Record<ErrorPage, ErrorWords>>
}

export type ErrorPage = 'missing' | 'tooOften' | 'broken' | 'away' | 'full' | 'foreign' | 'tooLarge'

export type ErrorWords = { readonly title: string; readonly says: string; readonly do: string }

export const shellZh: ShellWords = {
  product: '跑腿',
  skip: '直接看内容',
  sizes: '字号',
  sizeNames: ['大', '更大', '最大'],
  sizeSign: '大',
  call: (post) => `打给${post}`,
  answered: (hours) => `${hours}有人接。`,
  elders: '这一页是长辈版，字号在最上面调。',
  mine: '我报过的事',
  languages: '语言',
  themes: '颜色',
  themeNames: { system: '跟着手机', light: '浅色', dark: '深色', contrast: '黑底白字' },
  sos: '救命的事先打',
  sosNames: { 119: '119，火警', 120: '120，急救', 110: '110，报警' },
  lookAgain: (count) => `有${count}处请您再看一眼`,
  rooms: '各间屋子',
  keys: '键盘',
  allKeys: '全部按键',
  enter: '回车',
  close: '关上',
  news: '这里有新变化，您写完再看也行。',
  refresh: '现在看',
  photo: (number) => `照片${number}`,
  voice: '录音',
  cannotPlay: '这部手机放不了这段录音，点这里下载',
  scan: (what) => `扫码打开：${what}`,
  home: (door, marks) => [door, ...marks].join('，'),
  floor: (floor) => `${floor}楼`,
  stars: ['很不满意', '不满意', '一般', '满意', '很满意'],
  sentBack: '没接',
  now: '现在',
  kept: '您写的还在',
  again: '再送一次',
  toFront: '选我家在哪儿',
  filesAgain: '照片和录音没带过来，请回上一页再选一次。',
  back: '回上一页',
  sending: '正在送，请等一下。',
  remove: '拿掉',
  stop: '说完了',
  reference: (id) => `打电话问的时候，报这个号：${id}`,
  errors: {
    missing: {
      title: '这里没有这一页',
      says: '网址可能少了几个字，或者这一页已经收走了。',
      do: '请再扫一次楼道里的码，或者选一下您家在哪儿。',
    },
    tooOften: { title: '点得有点快', says: '刚才没送出去。', do: '请歇一分钟，再按一次。' },
    broken: {
      title: '我们这边出错了',
      says: '不是您的问题，刚才可能没送出去。',
      do: '请过一会儿再试。急的话打电话给服务站。',
    },
    away: {
      title: '系统这会儿连不上',
      says: '正在恢复，刚才没送出去。',
      do: '请过一两分钟再按一次。急的话打电话给服务站。',
    },
    full: {
      title: '存不下了',
      says: '服务器的地方满了，刚才没送出去。',
      do: '请打电话给服务站，直接说也行。',
    },
    foreign: {
      title: '没收下',
      says: '这一下不是从我们的页面点过来的。',
      do: '请回到服务站的页面，再按一次。',
    },
    tooLarge: { title: '东西太大了', says: '刚才没送出去。', do: '请少带几张照片再送。' },
  },
}
