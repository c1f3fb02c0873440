/** What a body reads that has come by its link. */
export type LinkWords = {
  readonly post: (name: string) => string
  readonly to: (body: string) => string
  readonly asks: (post: string) => string
  readonly with: (post: string) => string
  readonly number: (ref: string) => string
  readonly answerBy: (when: string) => string
  readonly finishBy: (when: string) => string
  readonly promised: (when: string) => string
  readonly late: (by: string) => string
  readonly designated: string
  readonly said: (households: number, since: string) => string
  readonly neverWho: string
  readonly closed: string
  readonly fromPost: string
  readonly photos: string
  readonly how: string
  readonly yours: string
  readonly answered: string
  readonly answeredClosed: string
  readonly waits: string
  readonly ended: string
  readonly gone: (holder: string | null) => string
  readonly list: {
    readonly title: (body: string) => string
    readonly sums: (asked: number, held: number, promised: number) => string
    readonly asked: string
    readonly held: string
    readonly said_done: string
    readonly empty: string
    readonly back: string
  }
  readonly foot: { readonly case: string; readonly list: string; readonly until: (day: string) => string }
  readonly did: Readonly<Record<LinkDeedName | 'part', string>>
  readonly deeds: Readonly<Record<LinkDeedName, { readonly label: string; readonly press: string }>>
  readonly fields: {
    readonly on: string
    readonly onHint: string
    readonly onMaybe: string
    readonly plan: string
    readonly planHint: string
    readonly whyDay: string
    readonly whyNot: string
    readonly better: string
    readonly choose: string
    readonly paper: string
    readonly question: string
    readonly questionHint: string
    readonly report: string
    readonly reportHint: string
    readonly done: string
    readonly doneHint: string
    readonly photo: string
    readonly chosen: string
    readonly kept: (count: number) => string
    readonly name: string
    readonly phone: string
    readonly phoneHint: string
    readonly code: string
    readonly codeHint: (phone: string) => string
  }
  readonly onlyPhoto: string
  readonly takenOn: string
  readonly handedOn: (name: string) => string
  readonly handed: {
    readonly title: (name: string) => string
    readonly how: string
    readonly link: string
    readonly sms: string
    readonly text: (what: string, link: string) => string
  }
  readonly kinds: Readonly<Record<'told' | 'asked' | 'inside' | 'result' | 'reason', string>>
  readonly wrong: Readonly<Record<WrongCode, string>> & { readonly codeLeft: (left: number) => string }
  readonly lost: Readonly<
    Record<
      'link.forged' | 'link.expired' | 'link.revoked' | 'link.body_ended' | 'matter',
      { readonly title: string; readonly says: string }
    >
  >
  readonly sendAgain: string
  readonly lostTyped: string
}

export type LinkDeedName = 'accept' | 'refuse' | 'promise' | 'ask' | 'report' | 'done' | 'hand'

export type WrongCode =
  | 'link.other_device'
  | 'link.code_spent'
  | 'not_yours'
  | 'designated'
  | 'on'
  | 'past'
  | 'plan'
  | 'whyDay'
  | 'whyNot'
  | 'better'
  | 'words'
  | 'long'
  | 'name'
  | 'phone'

export const zh: LinkWords = {
  post: (name) => `${name}服务站`,
  to: (body) => `给${body}`,
  asks: (post) => `${post}请您接这件事`,
  with: (post) => `${post}交给您的事`,
  number: (ref) => `编号${ref}`,
  answerBy: (when) => `请在${when}前回话`,
  finishBy: (when) => `要在${when}前办好`,
  promised: (when) => `您答应${when}前办好`,
  late: (by) => `${by}，请尽快回话`,
  designated: '协调员定了归您这边办',
  said: (households, since) => `${households}户说过，从${since}起。`,
  neverWho: '是谁说的，这里不写。',
  closed: '这件只写类别和楼栋，原话和是谁说的都不写。要多问一句，打给服务站。',
  fromPost: '服务站说',
  photos: '服务站给您看的照片',
  how: '您怎么回？',
  yours: '您这边说过的',
  answered: '居民回话了',
  answeredClosed: '居民回话了，内容问服务站。',
  waits: '您说办好了，正等居民一句话。',
  ended: '这件办完了，谢谢。',
  gone: (holder) => (holder === null ? '这件不在您手上了。' : `这件不在您手上了，现在是${holder}在办。`),
  list: {
    title: (body) => `${body}的事`,
    sums: (asked, held, promised) => `等您回话${asked}件，手上${held}件，其中说了日子的${promised}件。`,
    asked: '等您回话',
    held: '在您手上',
    said_done: '办好了，等居民回话',
    empty: '现在没有等您的事。',
    back: '看全部',
  },
  foot: {
    case: '不用注册。这条链接只管这一件事。',
    list: '不用注册。这条链接管您这边的事，请只给同事。',
    until: (day) => `用到${day}。`,
  },
  did: {
    accept: '接下了，居民看得到。',
    refuse: '记下了。协调员会定归谁。',
    promise: '记下了，居民看得到这个日子。',
    ask: '问过去了，有回话就在这里看到。',
    report: '记下了，服务站看得到。',
    done: '告诉居民了，等一句话：好了没有。',
    hand: '交给同事了。',
    part: '记下了。',
  },
  deeds: {
    accept: { label: '接下', press: '接下这件事' },
    refuse: { label: '不归我们管', press: '退回，写明归谁' },
    promise: { label: '说个日子', press: '说定这个日子' },
    ask: { label: '问居民一句', press: '问过去' },
    report: { label: '写写办到哪了', press: '告诉服务站' },
    done: { label: '已经办好了', press: '说办好了' },
    hand: { label: '交给同事去办', press: '给同事一条链接' },
  },
  fields: {
    on: '哪天办好',
    onHint: '说了就算数，大家都看得到',
    onMaybe: '说不准可以先空着',
    plan: '谁去，怎么办',
    planHint: '居民看得到，比如：屈师傅明天上午去换锁',
    whyDay: '为什么是这天，中间做什么',
    whyNot: '为什么不归您这边',
    better: '那该归谁',
    choose: '请选一个单位',
    paper: '有文件的话，拍一张（可以不放）',
    question: '要问什么',
    questionHint: '服务站替您问，居民不知道的事别写进来',
    report: '办到哪一步了',
    reportHint: '只有服务站看得到',
    done: '怎么办好的',
    doneHint: '居民看得到',
    photo: '放照片',
    chosen: '选好了',
    kept: (count) => `已经收好${count}张照片，不用再放。`,
    name: '同事怎么称呼',
    phone: '同事的手机（可以不写）',
    phoneHint: '只有服务站看得到',
    code: '服务站念给您的六位数字',
    codeHint: (phone) => `这条链接在另一部手机上用过。打${phone}，服务站念给您。`,
  },
  onlyPhoto: '见照片。',
  takenOn: '接下了。',
  handedOn: (name) => `交给同事${name}去办。`,
  handed: {
    title: (name) => `把这条链接发给${name}`,
    how: '扫一扫，或者复制下面这行发过去。同事从自己的手机打开，就能接着办。',
    link: '链接',
    sms: '发短信给同事',
    text: (what, link) => `请接着办这件事：${what} ${link}`,
  },
  kinds: {
    told: '告诉居民',
    asked: '问居民',
    inside: '告诉服务站',
    result: '办好了',
    reason: '退回',
  },
  wrong: {
    'link.other_device': '这条链接在另一部手机上用过。要从这部手机办，先填服务站念的六位数字，您写的还在。',
    'link.code_spent': '数字错得多了，这个码作废了。打给服务站换一个，您写的还在。',
    not_yours: '这件刚才换了人，这一步不用您做了。您写的还在，要说的话打给服务站。',
    designated: '协调员已经定了归您这边，退不回去了。办不动的话，打给服务站说难在哪。您写的还在。',
    on: '还没选哪天。选今天下班以后的日子。',
    past: '这天已经过了。选今天下班以后的日子，您写的还在。',
    plan: '说了日子，还要写一句谁去、怎么办，居民好放心。',
    whyDay: '写一句为什么是这天，居民好放心。',
    whyNot: '写一句为什么不归您这边，协调员好定。',
    better: '选一个该办的单位。',
    words: '还没写。写一句，或者放一张照片。',
    long: '写得太长了，最多1000个字。先写要紧的。',
    name: '写一下同事怎么称呼。',
    phone: '手机号不对，看看是不是11位。不写也行。',
    codeLeft: (left) => `数字不对，还能试${left}次。您写的还在。`,
  },
  lost: {
    'link.forged': {
      title: '这条链接不对',
      says: '可能没复制全。打开收到的原来那条，或者请服务站再发一条。',
    },
    'link.expired': { title: '这条链接到期了', says: '请服务站再发一条新的。' },
    'link.revoked': { title: '这条链接停用了', says: '服务站收回了它。要接着办，请服务站再发一条。' },
    'link.body_ended': {
      title: '这个单位已经不在名单上了',
      says: '您这边的事，服务站会另找人办。有要交代的，打个电话。',
    },
    matter: { title: '没找到这件事', says: '它可能已经不归您这边了。' },
  },
  sendAgain: '再送一次',
  lostTyped: '您刚才写的在这里，可以复制：',
}
