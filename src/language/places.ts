import { readNumber } from './normalise.ts'

export type PlaceKind = 'estate' | 'building' | 'stairwell' | 'floor' | 'room' | 'road' | 'poi'

/** Words that say where. `start` counts UTF-16 units in the text as it was given. */
export type PlaceSpan = {
  readonly text: string
  readonly start: number
  readonly kind: PlaceKind
  readonly number: number | null
}

const num = '[0-9０-９]{1,4}|[零〇一二两三四五六七八九十]{1,4}'

// 3-2-501, 3#2-501, 3栋2单元501
const dashed = /(?<![\d-])(\d{1,3})\s*(?:[-－—#])\s*(\d{1,2})\s*[-－—]\s*(\d{3,4})(?!\d)/g

const patterns: readonly (readonly [PlaceKind, RegExp])[] = [
  ['building', new RegExp(`(${num})\\s*(?:号楼|號樓|栋|棟|幢|号好楼|座)`, 'g')],
  ['stairwell', new RegExp(`(${num})\\s*(?:单元|單元|门洞|梯)`, 'g')],
  ['floor', new RegExp(`(${num})\\s*(?:楼(?!道|栋|下|上|顶|梯|宇|盘|房|面|板|间)|層|层)`, 'g')],
  [
    'room',
    /([1-9]\d{2,3})\s*(?:室|号房|房(?!产|价|屋|东))|(?<=单元|單元|栋|号楼|幢)\s*([1-9]\d{2,3})(?!\d)/g,
  ],
  ['estate', /[\u4e00-\u9fff]{2,6}?(?:小区|花园|家园|新村|公寓|社区|苑)/g],
  ['road', /[\u4e00-\u9fff]{2,5}?(?:路|街|大道|巷)(?:\d{1,4}号)?/g],
  [
    'poi',
    /(?:楼道|楼顶|顶楼|地下室|车库|单元门|大门|门口|电梯|南门|北门|东门|西门|小广场|凉亭|垃圾站|自行车棚|车棚|配电室|花坛)/g,
  ],
]

/** Every mention of a place, in the order of the text. */
export function findPlaces(text: string): PlaceSpan[] {
  const head = text.slice(0, longest)
  const spans: PlaceSpan[] = []
  for (const match of head.matchAll(dashed)) spans.push(...dashedSpans(match))
  for (const [kind, pattern] of patterns)
    for (const match of head.matchAll(pattern)) {
      const said = match[1] ?? match[2]
      const span = {
        text: match[0],
        start: match.index,
        kind,
        number: said === undefined ? null : readNumber(said),
      }
      if (isFree(spans, span) && makesSense(span)) spans.push(span)
    }
  return spans.toSorted((a, b) => a.start - b.start)
}

const longest = 4_000

function dashedSpans(match: RegExpMatchArray): PlaceSpan[] {
  const start = match.index ?? 0
  return (['building', 'stairwell', 'room'] as const).flatMap((kind, at) => {
    const said = match[at + 1]
    return said === undefined
      ? []
      : [{ text: said, start: start + match[0].indexOf(said), kind, number: Number(said) }]
  })
}

function isFree(spans: readonly PlaceSpan[], { start, text }: PlaceSpan): boolean {
  return spans.every((each) => start >= each.start + each.text.length || start + text.length <= each.start)
}

// 这个小区, 一条路: a pointing word is not a name.
function makesSense({ kind, text }: PlaceSpan): boolean {
  if (kind === 'estate')
    return !/^[我你他她它这那本各某全老旧整住在我们的]|[个的们该座]小区$|^(?:小区|社区)/.test(text)
  if (kind === 'road')
    return !/[条的这那上修走过马铁公高道半让]路|^[我你他这那在]|线路|电路|网路|思路/.test(text)
  return true
}
