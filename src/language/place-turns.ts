import type { PlaceSpan } from './place-span.ts'

/*
 * Places that no end word tells, only the turn of phrase they stand in: 我是云栖的业主, 云栖、松涛等小区, （某某烧烤店）.
 */

const han = '\\u4e00-\\u9fff'
const name = `[${han}]{2,8}`
const notInName =
  /[的在有个是我们这该那某整哪各每被把请和与及对从到去来就也还了着过不没很]|都.|附近|周边|旁边|里面|外面|上面|下面|业主|居民|物业|小区.|老旧|高档|其他|部分|多个|几个|很多|许多|农村|城市|我国|一名|一个|工地|开发商|楼盘|政府|领导|项目|公司|拆迁|安置$|办事处|普通|全体|本人|社区|街道/
const area = `(?:[A-Z]\\d{0,2}[市区县]|街道|[${han}]镇|社区)`

const turns: readonly (readonly [PlaceSpan['kind'], RegExp])[] = [
  // 我是（某区）云栖的业主
  [
    'estate',
    new RegExp(
      `(?<=(?:我们?是|本人是|[家居]?住在?)(?:[${han}A-Z0-9]{0,8}(?:市|区|县|镇|街道|社区))?)${name}?(?=的?(?:[一1][名个位户]|普通)?(?:小区)?的?(?:普通)?(?:业主|住户|居民|租户))`,
      'g',
    ),
  ],
  // A3区云与湖小区: everyday characters in a name that stands between a district and 小区
  ['estate', new RegExp(`(?<=${area})${name}小区`, 'g')],
  // 云栖苑、松涛之约、
  ['estate', new RegExp(`(?<=(?:[苑城府园湾里居]|国际|小区)、)${name}(?=、)`, 'g')],
  // （云师傅烧烤店）, 一家叫云上的
  [
    'poi',
    new RegExp(
      `(?<=[（(“"《「])[${han}]{2,8}(?:店|馆|酒吧|网吧|超市|酒店|宾馆|茶楼|[Kk][Tt][Vv])(?=[）)”"》」])|(?<=(?:一家|店名?|餐馆)(?:名[叫为]|叫做?|是)[“"]?)${name}?(?=[”"]?(?:的|，|。))`,
      'g',
    ),
  ],
]

const list = new RegExp(
  `((?:${name}[、，\\s]){1,12}(?:以?[及和与])?${name})(?=等(?:等)?(?:[多数几]?[个处]?)?(?:大?小区|楼盘|社区居民))`,
  'g',
)

/** A turn of phrase counts where the matter is told: within these characters. */
const told = 300

/** Spans in `text` (as `placeForm` gives it) that only the turn of phrase tells; they may lie over others. */
export function turnsIn(text: string): PlaceSpan[] {
  const form = text.slice(0, told)
  const spans: PlaceSpan[] = []
  for (const [kind, pattern] of turns)
    for (const { 0: words, index } of form.matchAll(pattern)) {
      const lead = /^.*(?:[市区县镇]|街道)(?=[^小].)/.exec(words)?.[0].length ?? 0
      const said = words.slice(lead)
      if (said.length > 1 && !notInName.test(said.endsWith('小区') ? said.replace('与', '') : said))
        spans.push({ text: said, start: index + lead, kind, number: null })
    }
  for (const { 0: words, index } of form.matchAll(list)) spans.push(...listed(words, index))
  return spans
}

// 附近云栖、松涛以及槐香等小区
function listed(text: string, from: number): PlaceSpan[] {
  return [
    ...text.matchAll(new RegExp(`[${han}]{2,}?(?=(?:以及|和|与|及)[${han}]{2}|[^${han}]|$)|[${han}]+`, 'g')),
  ].flatMap(({ 0: piece, index }) => {
    const lead =
      /^.*(?:家住|住在|附近|周边|有|是|对|以及|^[和与及](?=..)|的|在|如)/.exec(piece)?.[0].length ?? 0
    const said = piece.slice(lead)
    const isPlain = said.length < 2 || said.length > 8 || notInName.test(said.slice(1))
    return isPlain ? [] : [{ text: said, start: from + index + lead, kind: 'estate' as const, number: null }]
  })
}
