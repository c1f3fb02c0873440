/** What a resident reads who follows a request by its link. */
export type FollowWords = {
  readonly title: (what: string, ref: string) => string
  readonly number: (ref: string) => string
  readonly receipt: {
    readonly heading: string
    readonly readOut: string
    readonly joined: string
    readonly keep: string
    readonly qr: string
    readonly link: string
    readonly leavePhone: string
    readonly phoneHint: string
    readonly phone: string
    readonly phoneSend: string
    readonly hasPhone: string
  }
  readonly now: string
  readonly states: {
    readonly new: string
    readonly held: string
    readonly done_claimed: string
    readonly confirmed: string
    readonly closed: string
    readonly explained: string
    readonly referred: string
    readonly withdrawn: string
  }
  readonly held: {
    readonly comma: string
    readonly asks: (from: string, to: string) => string
    readonly decides: string
    readonly promised: (moment: string) => string
    readonly due: (moment: string) => string
    readonly others: (households: number) => string
    readonly call: (body: string) => string
    readonly urged: (times: number) => string
  }
  readonly urge: string
  readonly urgeHint: string
  readonly done: {
    readonly by: (moment: string) => string
    readonly ask: string
    readonly fixed: string
    readonly notFixed: string
    readonly notFixedHint: string
    readonly why: string
    readonly whySend: string
    readonly youFixed: string
    readonly otherFixed: string
    readonly rate: string
    readonly rates: readonly [string, string, string, string, string]
    readonly rated: (rate: string) => string
    readonly again: string
    readonly againHint: (day: string) => string
    readonly tooLate: string
  }
  readonly ended: {
    readonly closed: (moment: string) => string
    readonly explained: string
    readonly explainedNext: (phone: string) => string
    readonly referred: (to: string) => string
    readonly withdrawn: (moment: string) => string
    readonly withdrawnNext: string
  }
  readonly question: {
    readonly heading: string
    readonly label: string
    readonly send: string
  }
  readonly trail: {
    readonly heading: string
    readonly said: string
    readonly holds: (span: string) => string
    readonly refused: (reason: string) => string
    readonly better: (body: string) => string
    readonly unanswered: string
    readonly offered: string
    readonly designated: string
    readonly told: string
    readonly called: string
    readonly asked: string
    readonly result: string
    readonly youAdded: string
    readonly erased: string
  }
  readonly another: (n: number) => string
  readonly add: {
    readonly heading: string
    readonly label: string
    readonly photo: string
    readonly chosen: string
    readonly send: string
    readonly onlyPhoto: string
  }
  readonly withdraw: {
    readonly heading: string
    readonly hint: (minutes: string) => string
    readonly send: string
    readonly late: (phone: string) => string
  }
  /** Said once after a deed. */
  readonly did: {
    readonly new: string
    readonly joined: string
    readonly words: string
    readonly urgePost: string
    readonly urge: (body: string) => string
    readonly fixed: string
    readonly 'not-fixed': string
    readonly rated: string
    readonly withdraw: string
    readonly phone: string
  }
  readonly wrong: {
    readonly words: string
    readonly why: string
    readonly tooLong: (count: number, most: number) => string
    readonly phone: string
    readonly broken: string
    readonly tooMuch: string
  }
  readonly forged: { readonly title: string; readonly why: string; readonly todo: string }
  readonly expired: { readonly title: string; readonly why: string; readonly todo: string }
  readonly mine: string
}

export const zh: FollowWords = {
  title: (what, ref) => `${what} · 编号 ${ref}`,
  number: (ref) => `编号 ${ref}`,
  receipt: {
    heading: '您的编号',
    readOut: '打电话报这个号就行',
    joined: '这件事已经有人说过，您家也记上了，有消息一样告诉您。',
    keep: '这一页就是单子，随时能回来看。拍下这个码，家里人也能看。',
    qr: '扫码打开这张单子',
    link: '这张单子的网址',
    leavePhone: '留个手机号，好给您回话（不留也行）',
    phoneHint: '只有服务站能看到，11位',
    phone: '手机号',
    phoneSend: '留下',
    hasPhone: '手机号留过了，只有服务站能看到。',
  },
  now: '现在归谁',
  states: {
    new: '收到了',
    held: '正在办',
    done_claimed: '等您回话',
    confirmed: '办好了',
    closed: '办好了',
    explained: '办不了，已说明',
    referred: '不归这里管',
    withdrawn: '您收回了',
  },
  held: {
    comma: '，',
    asks: (from, to) => `${from}正在问${to}接不接，接之前还是${from}管。`,
    decides: '归谁管还在定，服务站的协调员会定下来。',
    promised: (moment) => `答应${moment}前办好`,
    due: (moment) => `最晚${moment}前给结果`,
    others: (households) => `一共${households}户说过这件事。`,
    call: (body) => `打给${body}`,
    urged: (times) => `催过${times}次。`,
  },
  urge: '催一下',
  urgeHint: '催一下，办的人和服务站都看得到。',
  done: {
    by: (moment) => `${moment}说办好了`,
    ask: '弄好了吗？',
    fixed: '好了',
    notFixed: '还没好',
    notFixedHint: '您说“还没好”，办的人和服务站马上看到，时间不重算。',
    why: '哪儿还没好？',
    whySend: '告诉他们',
    youFixed: '您说好了，谢谢您说一声。',
    otherFixed: '有一户说好了。您家也好了吗？',
    rate: '办得怎么样？（不打分也行）',
    rates: ['很不满意', '不满意', '一般', '满意', '很满意'],
    rated: (rate) => `您打的是“${rate}”。`,
    again: '又坏了，或者其实没好',
    againHint: (day) => `${day}前都可以说，还是这件事，接着办。`,
    tooLate: '过了30天，要是又坏了，请重新报一件。',
  },
  ended: {
    closed: (moment) => `${moment}办完了`,
    explained: '这件我们现在办不了，原因是：',
    explainedNext: (phone) => `要是情况变了，或者您不明白，打${phone}。`,
    referred: (to) => `这件该找：${to}`,
    withdrawn: (moment) => `${moment}您收回了`,
    withdrawnNext: '这件不办了。还有事，再说一句就行。',
  },
  question: {
    heading: '想问您一句',
    label: '您的回答',
    send: '回答',
  },
  trail: {
    heading: '跑到哪儿了',
    said: '您说的',
    holds: (span) => `${span}，还在办`,
    refused: (reason) => `没接。说：${reason}。`,
    better: (body) => `该归${body}。`,
    unanswered: '问了，没回话。',
    offered: '正在问接不接',
    designated: '服务站定的，不能再推。',
    told: '告诉您',
    called: '给您打过电话',
    asked: '问您',
    result: '说办好了',
    youAdded: '您补的',
    erased: '（按您的要求删掉了）',
  },
  another: (n) => `您这句话里的第${n}件`,
  add: {
    heading: '再补一句，或者补照片',
    label: '补一句',
    photo: '补照片',
    chosen: '选好了',
    send: '补上去',
    onlyPhoto: '（补了照片）',
  },
  withdraw: {
    heading: '报错了？',
    hint: (minutes) => `还有${minutes}可以收回。`,
    send: '收回这件事',
    late: (phone) => `过了10分钟，不想办了请打${phone}。`,
  },
  did: {
    new: '报上去了',
    joined: '记上了，您家也算一户',
    words: '补上去了',
    urgePost: '催了，服务站看到了',
    urge: (body) => `催了，${body}和服务站都看到了`,
    fixed: '记下了，谢谢您说一声',
    'not-fixed': '记下了，办的人和服务站都看到了',
    rated: '记下了',
    withdraw: '收回了',
    phone: '手机号记下了',
  },
  wrong: {
    words: '还没写，写一句或者选张照片',
    why: '说一句哪儿还没好，办的人才知道怎么弄',
    tooLong: (count, most) => `写了${count}个字，最多${most}个，删短一点`,
    phone: '手机号不对，是11位，您数一数',
    broken: '这一页没传完整，您写的还在，再按一次',
    tooMuch: '照片加起来太大了，少选几张',
  },
  forged: {
    title: '没找到这张单子',
    why: '网址可能没复制全，少一个字母都打不开。',
    todo: '您有编号和手机号的话，在“我报过的事”里能找回来；也可以打服务站电话报编号。',
  },
  expired: {
    title: '这张单子过期了',
    why: '单子的网址能用400天，这张已经过了。事情的经过还在服务站。',
    todo: '打服务站电话，报一下编号，就能问到。',
  },
  mine: '我报过的事',
}
