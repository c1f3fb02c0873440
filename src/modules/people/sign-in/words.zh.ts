/** What stands on the pages by which one comes in. */
export type SignInWords = {
  readonly title: string
  readonly hello: string
  readonly where: (post: string | null) => string
  readonly sayHere: string
  readonly came: string
  readonly late: string
  readonly newPasswordSet: string
  readonly signedOut: string
  readonly withPasskey: string
  readonly orPassword: string
  readonly who: string
  readonly password: string
  readonly enter: string
  readonly forgot: string
  readonly callPost: string
  readonly faults: {
    readonly wrong: string
    readonly wait: (seconds: number) => string
    readonly nowhere: string
    readonly passkey: string
    readonly passkeyStale: string
    readonly second: string
    readonly locked: string
    readonly gone: string
    readonly demo: string
  }
  readonly demo: {
    readonly title: string
    readonly says: (community: string) => string
    readonly parts: Readonly<Record<'worker' | 'coordinator' | 'secretary' | 'helper', string>>
    readonly enterAs: (name: string, part: string) => string
  }
  readonly second: {
    readonly title: string
    readonly says: string
    readonly code: string
    readonly hint: string
    readonly lost: string
    readonly passkeyOnly: string
    readonly again: string
  }
  readonly setUp: {
    readonly title: string
    readonly why: string
    readonly withPasskey: string
    readonly passkeySays: string
    readonly or: string
    readonly scan: string
    readonly apps: string
    readonly byHand: string
    readonly onPhone: string
    readonly code: string
    readonly confirm: string
    readonly qr: string
  }
  readonly paper: {
    readonly title: string
    readonly says: string
    readonly codes: string
    readonly go: string
  }
  readonly post: { readonly title: string; readonly says: string; readonly choose: (post: string) => string }
  readonly choose: {
    readonly title: string
    readonly forWhom: (name: string) => string
    readonly userName: string
    readonly password: string
    readonly hint: string
    readonly again: string
    readonly save: string
    readonly clears: string
    readonly gone: string
    readonly goneSays: string
    readonly faults: Readonly<Record<'short' | 'long' | 'plain' | 'differs', string>>
  }
  readonly held: {
    readonly title: string
    readonly says: string
    readonly again: string
    readonly files: string
    readonly gone: string
    readonly goneSays: string
    readonly desk: string
    readonly drop: string
  }
  readonly signOut: string
}

export const zh: SignInWords = {
  title: '进来',
  hello: '上班了',
  where: (post) =>
    post ? `${post}服务站的工作台。居民说事不用登录，` : '服务站的工作台。居民说事不用登录，',
  sayHere: '从这里说',
  came: '您已经进来了。',
  late: '请再进来一次，您写的没丢。',
  newPasswordSet: '新口令好了，用它进来。',
  signedOut: '已经出去了。下次再见。',
  withPasskey: '用指纹或面容进来',
  orPassword: '或者用口令',
  who: '用户名、手机号或邮箱',
  password: '口令',
  enter: '进来',
  forgot: '忘了口令？找书记或统筹，请他给您一个重设口令的链接，不用邮箱。',
  callPost: '或者打服务站',
  faults: {
    wrong: '名字或口令不对，再看一眼',
    wait: (seconds) =>
      seconds < 60 ? `试得有点多，等${seconds}秒再来` : `试得有点多，等${Math.ceil(seconds / 60)}分钟再来`,
    nowhere: '口令是对的，可您现在不在哪个服务站名下，请找书记',
    passkey: '没认出来，再试一次，或者用口令',
    passkeyStale: '离上次进来有点久了，请先出去再进来一次，然后再加',
    second: '这6位数不对，等手机上换了新的再写',
    locked: '写错的次数多了，等15分钟再来',
    gone: '过了10分钟，请从口令那一步再来',
    demo: '这里现在不能试用',
  },
  demo: {
    title: '试用',
    says: (community) => `${community}和里面的人都是编的，随便点，点坏了也不要紧。`,
    parts: { worker: '工作人员', coordinator: '统筹', secretary: '书记', helper: '帮手' },
    enterAs: (name, part) => `当一回${name}（${part}）`,
  },
  second: {
    title: '还有一步',
    says: '看一眼手机上的验证器，里面跑腿那一行有6位数。',
    code: '6位数',
    hint: '手机不在身边，就写一个备用码',
    lost: '手机和备用码都没有了？找书记或统筹重设。',
    passkeyOnly: '您设的是指纹或面容，请在设它的那台手机或电脑上按这个钮。',
    again: '换个人进来',
  },
  setUp: {
    title: '加一把锁',
    why: '工作台里有居民的姓名和电话，光有口令不够。设好一次，以后进来多看一眼手机就行。',
    withPasskey: '用这台设备的指纹或面容',
    passkeySays: '最省事，不用记数字。',
    or: '或者用手机上的验证器',
    scan: '用验证器扫这个码',
    apps: '没有验证器？手机自带的密码、微信小程序里的二次验证、微软或谷歌的 Authenticator 都行。',
    byHand: '扫不了就照着写这一串',
    onPhone: '就在这部手机上？点这里直接加',
    code: '验证器里现在的6位数',
    confirm: '好了',
    qr: '验证器',
  },
  paper: {
    title: '把这几个码抄下来',
    says: '手机丢了或没电，用其中一个代替6位数，一个只能用一次。只在这里给您看这一回，抄在纸上收好。',
    codes: '备用码',
    go: '抄好了，进工作台',
  },
  post: {
    title: '今天在哪边？',
    says: '您在几个服务站都有位置，进来以后也能换。',
    choose: (post) => `去${post}`,
  },
  choose: {
    title: '定一个口令',
    forWhom: (name) => `${name}，您好。`,
    userName: '进来时写的名字',
    password: '新口令',
    hint: '至少10个字，长一点比怪一点管用，一句话也行',
    again: '再写一遍',
    save: '就用这个',
    clears: '原来的验证器、指纹和面容会一起去掉，进来以后重新设。',
    gone: '这个链接用过了，或者过了一天',
    goneSays: '请书记或统筹再给您一个。',
    faults: {
      short: '短了，至少10个字',
      long: '太长了，128个字以内',
      plain: '太好猜了，换一句只有您想得到的',
      differs: '两遍写得不一样',
    },
  },
  held: {
    title: '您写的没丢',
    says: '刚才离开得久了，没送出去。看一眼，对的话再送一次。',
    again: '再送一次',
    files: '照片和录音没带过来，要再选一次。',
    gone: '这里没有留着的话了',
    goneSays: '可能已经送出去了，或者过了一天。',
    desk: '回工作台',
    drop: '不送了',
  },
  signOut: '出去',
}
