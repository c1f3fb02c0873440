import { readNumber } from './normalise.ts'
import type { PlaceSpan } from './place-span.ts'

/* Buildings, stairwells, floors and rooms, which are numbers with a word behind them. */

type Numbered = 'building' | 'stairwell' | 'floor' | 'room'

const num = '[0-9]{1,4}|[零〇一二三四五六七八九十]{1,4}'

// 3-2-501, 3#2-501
const dashed = /(?<![\d-])(\d{1,3})\s{0,2}[-—#]\s{0,2}(\d{1,2})\s{0,2}[-—]\s{0,2}(\d{3,4})(?![\d-])/g

// 一栋楼, 这一栋, 两梯四户: counting is not naming.
const patterns: readonly (readonly [Numbered, RegExp])[] = [
  [
    'building',
    new RegExp(
      `(?<![每这那有整几共0-9零一二三四五六七八九十])(?:[A-Za-z]|[甲乙丙丁东南西北](?=${num}号))?\\s?(?:${num})[A-Za-z]?\\s{0,2}(?:号楼|号栋|[栋幢](?!楼|房|别墅)|座(?!位|谈))|[A-Za-z][栋座幢]|[甲乙丙丁](?:${num})号(?!楼)|[Bb]uilding\\s{0,2}\\d{1,3}`,
      'g',
    ),
  ],
  [
    'stairwell',
    new RegExp(
      `(?:${num})\\s{0,2}(?:单元(?!旦)|门洞|门栋|号门(?!口|面|前)|梯(?![一二两三四五六七八九十\\d]户))|(?:[Uu]nit|[Ss]tairwell|[Ee]ntrance)\\s{0,2}\\d{1,2}`,
      'g',
    ),
  ],
  [
    'floor',
    new RegExp(
      `(?<![负共上下-])(?:第)?(?:${num})\\s{0,2}(?:楼(?![道栋梯宇盘房面板间])|层(?![次面级楼高建住]))|顶[层楼]|\\d{1,2}(?:st|nd|rd|th) floor`,
      'g',
    ),
  ],
  [
    'room',
    /[A-Z]?(?:[1-9]\d{2,3}|[一二三四五六七八九][零〇一二三四五六七八九]{2,3})\s{0,2}(?:室|号房|房(?!产|价|屋|东|子|款|补|贷|改))|(?<=单元|栋|号楼|幢|楼|栋[0-9]{3}[/、]|楼[0-9]{3}、|[0-9]{3}、[0-9]{3}、|[0-9]{3}、[0-9]{3}、[0-9]{3}、)\s{0,2}[1-9]\d{2,3}(?![\d年元平米万个号])|(?<![\d-])\d{1,2}-[1-9]\d{2,3}(?![\d-])|(?<=(?:单元|栋|号楼|幢)\s?)[一二三四五六七八九][零〇一二三四五六七八九]{2,3}(?![栋楼号单幢])|(?<=[楼层元室号]\s?)[东西中南北]边?户|对门\s{0,2}[1-9]\d{2,3}(?!\d)|(?:[Rr]oom|[Ff]lat|[Aa]partment)\s{0,2}\d{2,4}/g,
  ],
]

/** All numbered places of `form`, each with the words of `text`; spans may lie over each other. */
export function numbersIn(form: string, most: number): PlaceSpan[] {
  const spans: PlaceSpan[] = []
  for (const match of form.matchAll(dashed)) spans.push(...dashedSpans(match))
  for (const [kind, pattern] of patterns)
    for (const match of form.matchAll(pattern)) {
      if (spans.length >= most) break
      if (isCounting(form, match)) continue
      const lead = match[0].length - match[0].trimStart().length
      const text = match[0].slice(lead)
      spans.push({ text, start: match.index + lead, kind, number: numberOf(text) })
    }
  return spans
}

// B3栋 is another building than 3栋: which one, the letter says and a number cannot.
function numberOf(text: string): number | null {
  if (/^[A-Za-z甲乙丙丁]\d|[\d][A-Za-z][栋幢座号]/.test(text)) return null
  const said = /\d{1,2}-(\d{3,4})$/.exec(text)?.[1] ?? new RegExp(num).exec(text)?.[0]
  return said === undefined ? null : readNumber(said)
}

// 一栋 alone counts, 一栋二单元 names.
function isCounting(form: string, { 0: text, index }: RegExpExecArray): boolean {
  if (!/^一\s?[栋幢座层]$/.test(text)) return false
  return !/^\s?(?:[0-9]|[一二三四五六七八九十]{1,3}\s?[单楼门号])/.test(
    form.slice(index + text.length, index + text.length + 6),
  )
}

function dashedSpans(match: RegExpExecArray): PlaceSpan[] {
  const [whole, building = '', stairwell = '', room = ''] = match
  const at = [0, whole.indexOf(stairwell, building.length), whole.lastIndexOf(room)]
  return ([building, stairwell, room] as const).map((said, which) => ({
    text: said,
    start: match.index + (at[which] ?? 0),
    kind: (['building', 'stairwell', 'room'] as const)[which] ?? 'room',
    number: Number(said),
  }))
}
