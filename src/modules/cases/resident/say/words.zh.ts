import type { Odd } from '../../../../language/broken.ts'
import type { Danger } from '../../../../language/read-words.ts'

/** What the page says on which a resident says what is the matter. */
export type SayWords = {
  readonly title: (place: string) => string
  /** Parts between which the line may break. */
  readonly heading: readonly [string, string]
  readonly otherPlace: string
  readonly sos: string
  readonly what: string
  readonly hint: string
  readonly photo: string
  readonly voice: string
  readonly chosen: string
  readonly filesHint: string
  readonly kept: (photos: number, voices: number) => string
  readonly phoneAsk: string
  readonly phone: string
  readonly phoneHint: string
  readonly send: string
  readonly promise: string
  readonly sameHeading: string
  readonly sameHint: string
  readonly sameOpen: (households: number, span: string) => string
  /** Why it is likely the same: what both speak of, by the catalogue, and how near it is. */
  readonly sameBecause: (heard: readonly string[], place: 'stairwell' | 'building' | null) => string
  readonly meToo: string
  readonly another: string
  readonly danger: {
    readonly title: string
    readonly heading: string
    readonly because: Readonly<Record<Danger['kind'], string>>
    readonly call: (number: string) => string
    readonly notStored: string
    readonly goOn: string
    readonly goOnHint: string
    readonly filesLost: string
  }
  /** Stand for the words of somebody who only took a photo or spoke. */
  readonly onlyPhoto: string
  readonly onlyVoice: string
  readonly wrong: {
    readonly empty: string
    readonly tooShort: string
    /** Asked once; pressed once more it is sent as it stands. */
    readonly odd: Readonly<Record<Odd, string>>
    readonly tooLong: (count: number, most: number) => string
    readonly phone: string
    readonly broken: string
    readonly tooMuch: string
    readonly goneSame: string
  }
  readonly unknown: {
    readonly title: string
    readonly why: string
    readonly todo: string
    readonly choose: string
  }
  readonly closed: {
    readonly title: (community: string) => string
    readonly since: (day: string) => string
    readonly whom: (phone: string) => string
    readonly typed: string
  }
}

export const zh: SayWords = {
  title: (place) => `有事您说一句 · ${place}`,
  heading: ['有事您说一句，', '我们去跑'],
  otherPlace: '换地方',
  sos: '救命的事先打',
  what: '什么事？',
  hint: '在哪儿、多久了，想到什么说什么',
  photo: '拍张照片',
  voice: '录一段话',
  chosen: '选好了',
  filesHint: '照片最多9张。不想打字，录一段话也行。',
  kept: (photos, voices) =>
    `${[photos > 0 ? `${photos}张照片` : '', voices > 0 ? '1段录音' : ''].filter(Boolean).join('、')}留着呢，不用再选`,
  phoneAsk: '留个手机号，好给您回话（不留也行）',
  phone: '手机号',
  phoneHint: '只有服务站能看到，11位',
  send: '报上去',
  promise: '报错了，10分钟里可以收回。谁报的，不告诉被反映的人。',
  sameHeading: '您说的是不是这件？',
  sameHint: '是的话按“我家也是”，有消息一样告诉您。',
  sameOpen: (households, span) => `${households}户说过 · 已经${span}`,
  sameBecause: (heard, place) => {
    const said = heard.length > 0 ? `都说到了${heard.join('、')}` : '说的话很像'
    return `因为${said}${place === null ? '' : place === 'stairwell' ? '，都在这个单元' : '，都在这栋楼'}`
  },
  meToo: '我家也是',
  another: '不是，报新的',
  danger: {
    title: '先打电话',
    heading: '先打电话，再报',
    because: {
      fire: '您说的像是着火。人先到外面去，再打119。',
      gas: '您说的像是漏气。人先到外面去，再打119。',
      injury: '您说的像是有人要急救，先打120。',
      violence: '您说的像是有人动手，先打110。',
      trapped: '您说的像是有人被困住，先打119。',
      wires: '您说的像是有电。别碰，离远点，先打119。',
    },
    call: (number) => `打${number}`,
    notStored: '这一句还没报上去，您写的在下面留着。',
    goOn: '已经打了，接着报',
    goOnHint: '人没有危险，也按这里接着报。',
    filesLost: '照片和录音这回没带上，报上去以后还能补。',
  },
  onlyPhoto: '（没打字，拍了照片）',
  onlyVoice: '（没打字，录了一段话）',
  wrong: {
    empty: '还没写什么事。写一句，或者拍张照片、录一段话',
    tooShort: '太短了，我们看不懂，再多说几个字',
    odd: {
      broken: '这些字像是乱码，我们读不出来，您换个办法再打一遍。真要这样报，就再按一次“报上去”',
      pictures: '只有表情，我们还不知道是什么事，您再写几个字。就想这样报，再按一次“报上去”',
      repeated: '只有一个字，我们还不知道是什么事，您再多说几个字。就想这样报，再按一次“报上去”',
    },
    tooLong: (count, most) => `写了${count}个字，最多${most}个，删短一点再报`,
    phone: '手机号不对，是11位，您数一数',
    broken: '这一页没传完整，您写的还在，再按一次“报上去”',
    tooMuch: '照片加起来太大了，少选几张再报',
    goneSame: '刚才那件已经办完或者变了，您再看看',
  },
  unknown: {
    title: '没找到这个楼道码',
    why: '码可能换过了，或者抄的时候差了一个字母。',
    todo: '您选一下是哪栋楼，一样能报；也可以直接打电话。',
    choose: '选我家在哪儿',
  },
  closed: {
    title: (community) => `${community}这里不收新的事了`,
    since: (day) => `从${day}起，这个服务站不再收新的事。`,
    whom: (phone) => `要说的事，打${phone}，会告诉您现在归谁管。`,
    typed: '您写的还在，可以抄下来',
  },
}
