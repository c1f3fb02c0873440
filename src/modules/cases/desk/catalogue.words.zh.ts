import type { ChangeRefused, UndoRefused } from '../catalogue/change-category.ts'

type Facts = Readonly<Record<string, string | number>>
type Switch = 'isOffered' | 'privateByDefault' | 'helpersWelcome'

/** `/desk/catalogue`: the topics as this community has them. */
export type CatalogueWords = {
  readonly title: string
  readonly lead: string
  readonly columns: Readonly<Record<'topic' | 'leads' | 'how' | 'own', string>>
  readonly usually: (name: string) => string
  readonly notOffered: (name: string) => string
  readonly own: string
  readonly back: string
  readonly how: Readonly<Record<'notOffered' | 'isPrivate' | 'helpers', string>>
  readonly saved: string
  readonly undone: string
  readonly history: string
  readonly noHistory: string
  readonly last: string
  readonly undo: string
  readonly undoHint: string
  readonly nothingToUndo: string
  readonly byCommand: string
  readonly changed: (who: string, topic: string, how: string) => string
  readonly tookBack: (who: string, topic: string) => string
  readonly wasTakenBack: string
  readonly toUsual: string
  readonly parts: {
    readonly name: (name: string) => string
    readonly isOffered: (yes: boolean) => string
    readonly privateByDefault: (yes: boolean) => string
    readonly helpersWelcome: (yes: boolean) => string
    readonly leads: (name: string) => string
  }
  readonly form: {
    readonly title: (name: string) => string
    readonly name: string
    readonly nameHint: (usual: string, most: number) => string
    readonly leads: string
    readonly leadsHint: string
    readonly kinds: string
    readonly bodies: string
    readonly kindNow: (kind: string, body: string) => string
    readonly kindOfNobody: (kind: string) => string
    readonly switches: Readonly<Record<Switch, { readonly label: string; readonly hint: string }>>
    readonly save: string
    readonly fromNow: string
  }
  readonly defaults: {
    readonly title: string
    readonly name: string
    readonly leads: string
    readonly isOffered: string
    readonly privateByDefault: string
    readonly helpersWelcome: string
    readonly offered: string
    readonly yes: string
    readonly no: string
    readonly take: string
    readonly takeHint: string
  }
  readonly limits: string
  readonly refused: Readonly<
    Record<ChangeRefused | UndoRefused | 'catalogue.choose_leader', string | ((facts: Facts) => string)>
  >
}

export const zh: CatalogueWords = {
  title: '事情分类',
  lead: '居民的话归到这些类里。叫法、收不收、公不公开、常由谁牵头，按咱们社区的来，点名字就能改。改了只管往后报的，已经归好的事不动。',
  columns: { topic: '分类', leads: '常由谁牵头', how: '说明', own: '改没改' },
  usually: (name) => `原来叫“${name}”`,
  notOffered: (name) => `${name}（不收了）`,
  own: '改过',
  back: '回事情分类',
  how: { notOffered: '不收了', isPrivate: '先不公开', helpers: '帮手能搭手' },
  saved: '改好了，往后报的照这个来。',
  undone: '撤回了，这一类跟改以前一样。',
  history: '改过什么',
  noHistory: '还没改过，都照原来的。',
  last: '最后一次改动',
  undo: '撤回这次改动',
  undoHint: '一次撤一步，撤了还能再撤前一步。',
  nothingToUndo: '没有能撤回的了。',
  byCommand: '从文件读进来的',
  changed: (who, topic, how) => `${who}改了“${topic}”：${how}`,
  tookBack: (who, topic) => `${who}撤回了对“${topic}”的改动`,
  wasTakenBack: '后来撤回了',
  toUsual: '照原来的',
  parts: {
    name: (name) => `叫“${name}”`,
    isOffered: (yes) => (yes ? '收' : '不收了'),
    privateByDefault: (yes) => (yes ? '先不公开' : '可以公开'),
    helpersWelcome: (yes) => (yes ? '帮手能搭手' : '不请帮手'),
    leads: (name) => `常由${name}牵头`,
  },
  form: {
    title: (name) => `改“${name}”`,
    name: '叫什么',
    nameHint: (usual, most) => `不写就叫“${usual}”。最多${most}个字；写了，三种语言的页面上都这么叫。`,
    leads: '常由谁牵头',
    leadsHint: '话里点明了归谁的，还照话里的。没接之前，事都在服务站手里。',
    kinds: '按哪一类单位',
    bodies: '就定这个单位',
    kindNow: (kind, body) => `${kind}（现在是${body}）`,
    kindOfNobody: (kind) => `${kind}（这里没有，先归服务站）`,
    switches: {
      isOffered: { label: '收这一类', hint: '不勾的话，新报的事不再归到这里，单子上也不列。' },
      privateByDefault: {
        label: '先不公开',
        hint: '公示板上看不到，帮手也看不到。说到病、难处、家里事的，别公开。',
      },
      helpersWelcome: { label: '帮手能搭手', hint: '看的人会看到这句提醒，放不放给帮手由他定。' },
    },
    save: '照这样改',
    fromNow: '时限不在这里改，照时限规定走。',
  },
  defaults: {
    title: '原来是这样',
    name: '叫法',
    leads: '牵头',
    isOffered: '收不收',
    privateByDefault: '先不公开',
    helpersWelcome: '帮手能搭手',
    offered: '收',
    yes: '是',
    no: '否',
    take: '回到原来的',
    takeHint: '这一类全照原来的，也记一笔，也能撤回。',
  },
  limits: '要整份导出、搬到别的社区，看操作手册里的 legwork catalogue。',
  refused: {
    not_allowed: '只有协调员和书记能改分类。',
    'catalogue.name_too_long': (facts) =>
      `最多${facts['most'] ?? 12}个字，现在是${facts['are'] ?? ''}个字。写短一点。`,
    'catalogue.name_unreadable': '这个叫法念不出来。用汉字、字母或数字写。',
    'catalogue.name_taken': (facts) => `跟“${facts['other'] ?? ''}”那一类重了。换个叫法，免得归错。`,
    'catalogue.other_stays': '这一类装别处归不下的事，不能不收。',
    'catalogue.body_unknown': '没找到这个单位，可能已经不在名单上了。重新挑一个。',
    'catalogue.body_of_other_kind': '这个单位不是这一类的。重新挑一个。',
    'catalogue.unchanged': '跟现在的一样，没有要改的。',
    'catalogue.changed_meanwhile':
      '您打开以后，别人刚改过这一类。下面是您填的；看看“改过什么”，还要改就再按一次。',
    'catalogue.not_last': '这一步已经撤回了，或者后面又有了改动。看看最后一次改的是什么。',
    'catalogue.choose_leader': '挑一个牵头的。',
  },
}
