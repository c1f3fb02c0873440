/** The desk's rooms, keys and what stands around every page. */
export type FrameWords = {
  readonly who: (community: string, name: string) => string
  readonly account: string
  readonly rooms: Readonly<Record<Room, string>>
  readonly newOne: string
  readonly backNear: string
  readonly keys: Readonly<
    Record<
      'move' | 'open' | 'take' | 'offer' | 'tell' | 'find' | 'newOne' | 'note' | 'done' | 'back' | 'topic',
      string
    >
  >
  readonly enter: string
  readonly more: (count: number) => string
  readonly signInAgain: Readonly<Record<'title' | 'says' | 'signIn' | 'again', string>>
}

export type Room =
  | 'inbox'
  | 'mine'
  | 'out'
  | 'waits'
  | 'near'
  | 'places'
  | 'hot'
  | 'learning'
  | 'catalogue'
  | 'stuck'
  | 'meetings'
  | 'promises'
  | 'dossiers'
  | 'callbacks'
  | 'bodies'
  | 'figures'
  | 'notices'

export const zh: FrameWords = {
  who: (community, name) => `${community} · ${name}`,
  account: '我的账号',
  rooms: {
    inbox: '收件',
    mine: '我手上的',
    out: '转出去的',
    waits: '等人定的',
    near: '附近能帮的',
    places: '楼栋住户',
    hot: '大家都在说的',
    learning: '学了什么',
    catalogue: '事情分类',
    stuck: '没跑成的',
    meetings: '坐下来谈',
    promises: '答应过的',
    dossiers: '老问题',
    callbacks: '该回访的',
    bodies: '各家单位',
    figures: '办得怎么样',
    notices: '告诉外面',
  },
  newOne: '记一件',
  backNear: '回附近能帮的',
  keys: {
    move: '上下',
    open: '打开',
    take: '我来办',
    offer: '转出去',
    tell: '回话',
    find: '找',
    newOne: '记一件',
    note: '记一笔',
    done: '说办好了',
    back: '回收件',
    topic: '归到哪类',
  },
  enter: '回车',
  more: (count) => `${count}多`,
  signInAgain: {
    title: '请再进来一次',
    says: '隔得久了，要再进来一次。您写的没丢，就在这一页上。',
    signIn: '先进来（另开一页）',
    again: '进来了，再送一次',
  },
}
