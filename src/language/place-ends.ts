/*
 * What names of places end in. Strong ends say what it is by themselves; weak ones (城, 府, 园) also end other words
 * and are believed only behind a name.
 */

export type End = {
  readonly kind: 'area' | 'road' | 'estate' | 'weak' | 'phase' | 'poi'
  readonly start: number
  readonly end: number
  /** A区 rather than 二期. */
  readonly isLetter: boolean
}

const ends: readonly (readonly [End['kind'], string])[] = [
  [
    'area',
    '街道(?:办事处|办)?|(?:路|街|巷)?(?:社区|办事处)|(?:经济技术)?(?:开发|经开|高新)区|新区|(?<![\\u4e00-\\u9fff]{2}(?<![省市县区镇乡道路街]))[A-Z][0-9]{0,2}[市区县]|(?<=[\\u4e00-\\u9fff])[省县镇乡]|村(?=[\\u4e00-\\u9fff]{2,4}组)|(?<=[\\u4e00-\\u9fff])(?<!城)市(?![场政])|(?<![一二三四五六七八九十东南西北A-Za-z0-9小宿街园])区',
  ],
  [
    'poi',
    '(?:大学[东南西北]门|小学|中学|幼儿园|学校|大学|学院|医院|公园|市场|超市|影城|商城|酒店|宾馆|KTV|ktv|药房|药店|便利店|早餐店|加油站|立交桥|大桥|隧道|地铁站|公交站|(?:汽车|火车|高铁)[东南西北]?站|客运站|中转站|垃圾站|收费站|变电站|加气站|体育馆|体育场|图书馆|博物馆|商业中心|物流园|产业园|工业园|科技园|营销中心|售楼部|[械料材品箱车药件钢铁机电泥纸毯]厂|水库|立交|商场|菜场|茶馆|菜馆|驿站|[山桥冲塘坡坪湾岭]组|广场(?!小区)|商业街|步行街|便桥)(?:本部)?',
  ],
  [
    'road',
    '(?:大道(?:[东南西北][段线])?|(?:路(?:[一二三四五东南西北]段)?(?!人行)|巷子?|弄|街(?![道坊区头上边角])|胡同)(?!费|基|边|面)|高速(?!公路|铁路|路)|国道[0-9]{3}|(?<=[东南西北一二三四五六七八九十])线|(?<=[东南西北一二三四])环[线路]?|风光带)(?!站)(?:辅道)?',
  ],
  [
    'estate',
    '(?:安置|生活)?小区|花园|家园|新村|公寓|嘉园|雅苑|花苑|佳苑|佳园|名苑|名园|公馆|花城|山庄|大院|家属院|(?:职工|员工)?宿舍区?|华庭|庭院|四合院|雅居|名城|御园|铭苑|豪庭|大厦|[一二三四五六七八九十]村|[一二三四五六七八九十]区',
  ],
  [
    'weak',
    '城(?![中管市乡区际])|府(?!邸)|国际|[园苑湾居庭邸轩阁墅邑玺荟宸樾郡都赋岸洲岛坊]|里$|世家|时代|绿洲|半岛|阳光|春天|首府|[一壹]品|壹号|世界|天下|名邸|境界|广场|天地|街区|(?<=时代|国际|世纪|广场|商务)中心|天际|世纪|水岸|东方',
  ],
  ['phase', '(?:第?[一二三四五六七八九十0-9]{1,2}期|[A-Za-z东南西北]区)'],
]
const all = new RegExp(ends.map(([, pattern]) => `(${pattern})`).join('|'), 'g')

/** The ends of names in a text without marks, in order. */
export function endsIn(text: string): End[] {
  return [...text.matchAll(all)].map((match) => ({
    kind: ends[match.slice(1).findIndex((group) => group !== undefined)]?.[0] ?? 'weak',
    start: match.index,
    end: match.index + match[0].length,
    isLetter: /^[A-Za-z]区$/.test(match[0]),
  }))
}
