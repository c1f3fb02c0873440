import { type End, endsIn } from './place-ends.ts'
import { plainWordAt } from './place-words.ts'

/*
 * Names of estates, roads and landmarks. A text is cut where everyday words and marks stand; what is left over is read
 * from end word to end word. No list of names is needed.
 */

export type Named = {
  readonly kind: 'estate' | 'road' | 'poi'
  readonly start: number
  readonly end: number
}
type Span = { readonly start: number; readonly end: number }

/** Names in `text` (as `placeForm` gives it), outside the spans that are `taken`, which are in order. */
export function namesIn(text: string, taken: readonly Span[]): Named[] {
  return leftovers(text, taken).flatMap((span) => namesWithin(text, span))
}

const mayStand = /[\u4e00-\u9fffA-Za-z·]/

function leftovers(text: string, taken: readonly Span[]): Span[] {
  const found: Span[] = []
  let from = 0
  let next = 0
  const close = (at: number, after: number) => {
    if (at - from >= 2 || (at > from && /[路街巷]/.test(text.charAt(from))))
      found.push({ start: from, end: at })
    from = after
  }
  for (let at = 0; at < text.length; ) {
    while ((taken[next]?.end ?? Infinity) <= at) next++
    const span = taken[next]
    const skip = span && span.start <= at ? span.end - at : cutAt(text, at)
    if (skip > 0) close(at, at + skip)
    at += Math.max(1, skip)
  }
  close(text.length, text.length)
  return found
}

function cutAt(text: string, at: number): number {
  const character = text.charAt(at)
  if (isInName(text, at)) return 0
  if (mayStand.test(character)) return plainWordAt(text, at)
  if (!/[0-9]/.test(character)) return 1
  if (/[A-Z期]/.test(text.charAt(at - 1) + text.charAt(at + 1))) return 0
  return /^[0-9]+(?:号线|[年月日号时点分元米路个名家户栋])?/.exec(text.slice(at, at + 12))?.[0].length ?? 1
}

// 彩云都、, 立交桥, 便利店: everyday characters inside a name or its end.
const insideNames: Readonly<Record<string, RegExp>> = {
  都: /^都(?=大厦|花园|小区|国际|广场|苑|城|嘉园|公寓|公馆|豪庭|[、）)“”]|[0-9一二三四五六七八九十]{1,2}[栋期])/,
  交: /^交(?=桥)/,
  加: /^加油站/,
  营: /^营销中心/,
  便: /^便利店/,
}
function isInName(text: string, at: number): boolean {
  return insideNames[text.charAt(at)]?.test(text.slice(at, at + 5)) ?? false
}

/** A piece of text between everyday words while it is read. */
type Piece = {
  readonly text: string
  readonly span: Span
  readonly words: string
  readonly ends: readonly End[]
  readonly found: Named[]
  /** Where the next name begins. */
  from: number
  /** Where the district begins that stands before it; -1 when none does. */
  area: number
}

function namesWithin(text: string, span: Span): Named[] {
  const words = text.slice(span.start, span.end)
  const piece: Piece = { text, span, words, ends: endsIn(words), found: [], from: 0, area: -1 }
  for (const [index, end] of piece.ends.entries()) if (end.end > piece.from) readEnd(piece, end, index)
  if (piece.from < words.length && isNamedByWhatFollows(piece))
    keep(piece, /mall$/i.test(words) ? 'poi' : 'estate', words.length)
  return piece.found
}

function readEnd(piece: Piece, each: End, index: number): void {
  const { words, ends } = piece
  const next = ends[index + 1]
  switch (each.kind) {
    case 'area':
      readArea(piece, each, ends[index - 1])
      return
    case 'road':
      readRoad(piece, each, next)
      return
    case 'poi':
      if (!isPartOfLandmark(words, each, next)) keep(piece, 'poi', each.end)
      return
    default:
      if (each.isLetter && each.start !== piece.from) return
      if (each.kind === 'estate' && /^(?:社区|村)/.test(words.slice(each.end))) piece.from = each.end
      else if (endsHere(piece, each, next)) keep(piece, 'estate', each.end)
  }
}

// 中海国际社区 is an estate, 新桥社区 a district.
function readArea(piece: Piece, { start, end }: End, before: End | undefined): void {
  const isEstate = before?.kind === 'weak' && before.end === start && before.end - before.start > 1
  if (isEstate && piece.words.startsWith('社区', start)) keep(piece, 'estate', end)
  else [piece.area, piece.from] = [piece.from, end]
}

function readRoad(piece: Piece, { start, end }: End, next: End | undefined): void {
  const { text, span } = piece
  const till = withNumber(text, span.start + end)
  // 青石街 + 办事处 is a district, not a street.
  if (/^(?:道?办事处|社区|派出所|居委会|村委会)/.test(text.slice(till, till + 4))) {
    ;[piece.area, piece.from] = [start, end]
    return
  }
  if (start === 0 && everydayRoad.test(text.slice(Math.max(0, span.start - 4), span.start + end + 1))) {
    piece.found.push({ kind: 'road', start: span.start - 2, end: till })
    piece.from = till - span.start
  } else if (next?.start !== end || next.kind !== 'estate') keep(piece, 'road', till - span.start)
}

// 医学院 + 后街, 中心广场 + 地铁站
function isPartOfLandmark(words: string, { end }: End, next: End | undefined): boolean {
  if (next?.kind === 'poi') return next.start === end
  return next?.kind === 'road' && next.start <= end + 2 && /[学医]院$/.test(words.slice(0, end))
}

function endsHere({ words, from }: Piece, each: End, next: End | undefined): boolean {
  const rest = words.slice(each.end)
  if (goesOn(each, next) && !(each.end - from > 2 && /^[和与]./.test(rest))) return false
  return each.kind !== 'weak' || !/^[^内外边侧前后里南北东西处路和与社]$/.test(rest)
}

// A市 + 楷园 + 3栋: no end word, but the district before and what stands behind tell that it is a name.
function isNamedByWhatFollows({ text, span, words, from, area }: Piece): boolean {
  const rest = words.length - from
  if (area < 0 && !cue.test(text.slice(Math.max(0, span.start - 3), span.start))) return false
  if (rest < 2 || rest > 7 || !pointsBack(text, span.end)) return false
  return !/[局部会院站所业校法司户起多方件]$/.test(words)
}

function keep(piece: Piece, kind: Named['kind'], till: number): void {
  const { text, span, words, from, area } = piece
  const begin = kind === 'road' && words.startsWith('大道', from) && area >= 0 ? area : from
  const start = begin + leading(words.slice(begin, till))
  const name = words.slice(start, till)
  const back = kind === 'estate' && ofWork.test(name) ? owner(text, span.start + start) : 0
  const whole = kind === 'road' ? text.slice(span.start + start, span.start + till) : name
  if (back > 0 || (isName(whole, kind) && !isLoose(text, name, span.start + till)))
    piece.found.push({ kind, start: span.start + start - back, end: span.start + till })
  else if (kind === 'estate' && till - from <= 2) return
  piece.from = /[和与]/.test(words.charAt(till)) ? till + 1 : till
  piece.area = -1
}

// 旧城, 老年居民: two characters name an estate only before 业主, 3栋 and the like.
function isLoose(text: string, name: string, end: number): boolean {
  if (/^[A-Za-z]区$/.test(name)) return !/[区园城苑府期湾]/.test(text.charAt(end - 3))
  if (name.endsWith('居')) return /[民住委家]/.test(text.charAt(end))
  return name.length === 2 && /[城府区园苑湾庭郡都岸洲岛坊里]$/.test(name) && !pointsBack(text, end)
}

const ofWork = /^(?:职工|员工)?(?:宿舍区?|家属[院区]|大院)$/

// 第二机械厂 + 职工宿舍: names of firms are full of everyday words.
function owner(text: string, end: number): number {
  const said = /[\u4e00-\u9fff]{2,10}(?:厂|公司|局|院|校|所|社|队)$/.exec(
    text.slice(Math.max(0, end - 14), end),
  )
  const name = said?.[0].replace(/^.*[省市区县镇道的在是于年月日]/, '') ?? ''
  return name.length >= 3 ? name.length : 0
}

/** How many characters of prepositions and the like stand before the name. */
function leading(name: string): number {
  const said =
    /^(?:[0-9]+[年月日名个]?|紧挨|朝向|直通|本应走|会和|小区(?=.{3})|进(?=.{3})|[向从沿临到离近往和及住原上下走](?=.{3}))/.exec(
      name,
    )?.[0] ?? ''
  return name.length - said.length >= 3 ? said.length : 0
}

// 新城 + 小区: one name as long as end word follows end word.
function goesOn(each: End, next: End | undefined): boolean {
  if (!next || next.kind === 'area')
    return next !== undefined && each.kind === 'weak' && next.start <= each.end + 1
  if (next.kind === 'phase' && next.isLetter) return false
  if (next.kind === 'road') return each.kind === 'weak' && next.start <= each.end + 1
  if (each.kind === 'poi') return false
  if (each.kind === 'weak') return true
  return next.start === each.end && next.kind !== 'poi'
}

function withNumber(text: string, end: number): number {
  const after = /^[0-9]{1,4}号(?!楼|栋|线)/.exec(text.slice(end, end + 6))
  return end + (after?.[0].length ?? 0)
}

// 文化路, 教育街: everyday words name roads too, where a district or the like stands before.
const everydayRoad =
  /(?:^|[区县镇乡道于、])[\u4e00-\u9fff]{2}(?:大道|[路街巷])(?![\u4e00-\u9fff]?[段口面边灯况障途])./
const cue = /(?:位于|住在|家住|购买|投诉|举报|反映|关于|买了|购了)$/
const backward =
  /^(?:的?(?:业主|物业|开发商|项目|楼盘|小区|居民|住户|附近|周边|门口|工地|商品房|[东南西北]门|[0-9A-Z一二三四五六七八九十]{1,3}(?:栋|号楼|期|楼|单元)))/
function pointsBack(text: string, end: number): boolean {
  return backward.test(text.slice(end, end + 6))
}

// What ends like a name and is none.
const common: Readonly<Record<Named['kind'], RegExp>> = {
  estate: anyOf([
    '^.*[门眼群子店屋楼家室手心嘴院城夜这那哪村公邻境间区场园箱校]里$',
    '^.*(?:职工|别墅|听闻|[和与及])小区$',
    '^(?:花园|家园|公寓|佳苑|新村|城市花园|安置|.?)小区$',
    '^.{0,2}(?:期|栋)$',
    '^[两一].{0,3}$',
    '^.?(?:定|安|宜|人|邻|挤)居$',
    '^.?(?:法庭|邻里|中心|宿舍区?|别墅|国际|世界|时代|广场|阳光|安置小区)$',
    '^(?:.?公办|.*民办|办.*|开)园$',
    '(?:动物|植物|校|公)园$',
    '^.?(?:旧|开|建|老|进|大)城$',
    '^[东南西北]区$',
    '^省[城里]$',
    '^(?:.?两岸|城中城|身居|后花园)$',
    '^(?:小区|花园|家园|公寓|大院|大厦|新村|法院|医院)$',
    '政府|学院$',
    '^(?:.?内花园|老年.*)$',
  ]),
  road: anyOf([
    '(?:丁字路|无路|断头路|泥巴路|炸街|一台路|公路|铁路|线路|条街|跑路|绕路|套路|学路)$',
    '^[0-9A-Za-z]*路$',
    '^(?:一条|十字|高速公|.?步行|商业|美食|.{0,1})(?:路|街|巷|线|弄)$',
    '^.?高速$',
  ]),
  poi: anyOf([
    '^(?:[一二三四五六七八九十两几多这该][所家个间].*|步入.*|区实验.*|[省市].{0,4}医院)$',
    '(?:公立|公办|普惠性?|营利性|盈利性|民办|中小)(?:幼儿园|医院|学校|学)$',
    '^(?:小学|中学|幼儿园|学校|大学|学院|医院|市场|超市|KTV|ktv|药房|药店|便利店|早餐店|加油站|立交桥|大桥|隧道)$',
    '^(?:.?地铁站|公交站|.?垃圾站|体育馆|商场|.厂|.?农贸市场|.?菜市场|菜场|.?公园|工业园|物流园|.?酒店|.?宾馆|.?汽车站|茶馆)$',
  ]),
}

function anyOf(patterns: readonly string[]): RegExp {
  return new RegExp(patterns.join('|'))
}

function isName(name: string, kind: Named['kind']): boolean {
  return name.length >= 2 && name.length <= 14 && !common[kind].test(name)
}
