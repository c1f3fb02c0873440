import { nameBefore } from './place-names.ts'
import { readNumber } from './normalise.ts'

export type PlaceKind = 'estate' | 'building' | 'stairwell' | 'floor' | 'room' | 'road' | 'poi'

/** Words that say where. `start` counts UTF-16 units in the text as it was given. */
export type PlaceSpan = {
  readonly text: string
  readonly start: number
  readonly kind: PlaceKind
  readonly number: number | null
}

const num = '[0-9０-９]{1,4}|[零〇一二三四五六七八九十]{1,4}'
const letter = '[A-Za-z]?'

// 3-2-501, 3#2-501
const dashed = /(?<![\d-])(\d{1,3})\s{0,2}[-－—#]\s{0,2}(\d{1,2})\s{0,2}[-－—]\s{0,2}(\d{3,4})(?![\d-])/g

// 一栋楼, 这一栋, 两梯四户: counting is not naming.
const patterns: readonly (readonly [PlaceKind, RegExp])[] = [
  [
    'building',
    new RegExp(
      `${letter}(?<![每这那有整几0-9])(${num})\\s{0,2}(?:号楼|號樓|号栋|[栋棟幢](?!楼|房|别墅)|号好楼|座(?!位|谈))|[Bb]uilding\\s{0,2}(\\d{1,3})`,
      'g',
    ),
  ],
  [
    'stairwell',
    new RegExp(
      `(${num})\\s{0,2}(?:单元|單元|门洞|门栋|号门(?!口|面|前)|梯(?![一二两三四五六七八九十\\d]户))|(?:[Uu]nit|[Ss]tairwell|[Ee]ntrance)\\s{0,2}(\\d{1,2})`,
      'g',
    ),
  ],
  [
    'floor',
    new RegExp(
      `(?:第)?(${num})\\s{0,2}(?:楼(?!道|栋|下|上|顶|梯|宇|盘|房|面|板|间)|[層层](?!次|面|级|楼|高|建|住))|顶[层楼]|(\\d{1,2})(?:st|nd|rd|th) floor`,
      'g',
    ),
  ],
  [
    'room',
    /([1-9]\d{2,3}|[一二三四五六七八九][零〇一二三四五六七八九]{2,3})\s{0,2}(?:室|号房|房(?!产|价|屋|东|子|款))|(?<=单元|單元|栋|号楼|幢)\s{0,2}([1-9]\d{2,3})(?!\d)|(?<![\d-])\d{1,2}-([1-9]\d{2,3})(?![\d-])|(?:[Rr]oom|[Ff]lat|[Aa]partment)\s{0,2}(\d{2,4})/g,
  ],
  [
    'poi',
    /(?:楼道|楼顶|地下室|地下车库|车库|单元门|大门|门口|[东南西北]门|小广场|凉亭|垃圾站|自行车棚|车棚|配电室|配电房|水泵房|花坛|门卫室|岗亭|活动室|幼儿园)/g,
  ],
]

const estateEnds =
  /(?:小区|花园|家园|新村|公寓|社区|嘉园|雅苑|花苑|佳苑|名苑|名园|公馆|花城|山庄|新城|大院|家属院|宿舍|华庭|豪庭|大厦|(?<=[\u4e00-\u9fff]{2})(?:苑|(?<![家法前])庭))(?:小区)?/g
const roadEnds = /大道|(?<=[\u4e00-\u9fff])(?:路|街(?!道|坊|区|头|上|边|巷)|巷|胡同|弄)/g

/** Every mention of a place, in the order of the text. */
export function findPlaces(text: string): PlaceSpan[] {
  const head = text.slice(0, longest)
  const spans: PlaceSpan[] = []
  for (const match of head.matchAll(dashed)) add(spans, dashedSpans(match))
  for (const [kind, pattern] of patterns)
    for (const match of head.matchAll(pattern)) {
      if (spans.length >= most) break
      if (isCounting(head, match)) continue
      const said = match.slice(1).find((group) => group !== undefined)
      // B3栋 is another building than 3栋: which one, the letter says and a number cannot.
      const number = said === undefined || /^[A-Za-z]\S*[栋幢座]/.test(match[0]) ? null : readNumber(said)
      add(spans, [{ text: match[0], start: match.index, kind, number }])
    }
  add(spans, named(head, 'estate', estateEnds))
  add(spans, named(head, 'road', roadEnds))
  return spans.toSorted((a, b) => a.start - b.start)
}

// 一栋 alone counts, 一栋二单元 names.
function isCounting(head: string, { 0: text, index }: RegExpExecArray): boolean {
  if (!/^一\s?[栋棟幢座层]$/.test(text)) return false
  return !/^\s?(?:[0-9]|[一二三四五六七八九十]{1,3}\s?[单單楼门號号])/.test(
    head.slice(index + text.length, index + text.length + 6),
  )
}

const longest = 4_000
const most = 100

function add(spans: PlaceSpan[], found: readonly PlaceSpan[]): void {
  for (const span of found) if (spans.length < most && isFree(spans, span)) spans.push(span)
}

function named(head: string, kind: 'estate' | 'road', ends: RegExp): PlaceSpan[] {
  return [...head.matchAll(ends)].slice(0, most).flatMap(({ 0: end, index }) => {
    const name = nameBefore(head, index, kind)
    if (name === null) return []
    const after = /^[0-9]{1,4}号(?!楼|栋)/.exec(head.slice(index + end.length, index + end.length + 6))
    const text = name + end + (kind === 'road' ? (after?.[0] ?? '') : '')
    return [{ text, start: index - name.length, kind, number: null }]
  })
}

function dashedSpans(match: RegExpMatchArray): PlaceSpan[] {
  const start = match.index ?? 0
  const [, building = '', stairwell = '', room = ''] = match
  const at = [0, match[0].indexOf(stairwell, building.length), match[0].lastIndexOf(room)]
  return ([building, stairwell, room] as const).map((said, which) => ({
    text: said,
    start: start + (at[which] ?? 0),
    kind: (['building', 'stairwell', 'room'] as const)[which] ?? 'room',
    number: Number(said),
  }))
}

function isFree(spans: readonly PlaceSpan[], { start, text }: PlaceSpan): boolean {
  return spans.every((each) => start >= each.start + each.text.length || start + text.length <= each.start)
}
