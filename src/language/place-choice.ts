import type { PlaceSpan } from './place-span.ts'

/*
 * Which of the places that were found say where the matter is. It is told at the beginning; what is named later is
 * compared with it, or is on the way.
 */

/** Characters in which it is told; what stands further on counts only when nothing stood before. */
const reach = 250
/** Characters of a saying of one or two sentences, in which every floor that is named is meant. */
const short = 60
/** Within these a landmark is the place; further on it is something that is compared with. */
const soon = 70
/** Within these the fuller words for an estate are those that are kept. */
const introduced = 60

/** The spans that are meant, each once; `form` is the text in which they were found, `spans` are in its order. */
export function choosePlaces(form: string, spans: readonly PlaceSpan[]): PlaceSpan[] {
  const early = spans.filter(({ start }) => start < reach)
  const late = spans.filter((span, at) => isAddress(form, span, spans[at + 1], spans[at - 1])).slice(0, 2)
  const named = (early.length > 0 ? early : late).map((span) => standingAlone(form, span))
  return sitesApart(form, once(named.filter(isMeantIn(form))))
}

// 云栖府工地扰民 … 我是松涛苑的业主: where it is built is a landmark for those who live elsewhere.
function sitesApart(form: string, spans: readonly PlaceSpan[]): PlaceSpan[] {
  const lived = spans.filter((span) => span.kind === 'estate' && !isSite(form, span))
  return spans.map((span) => (lived.length > 0 && isSite(form, span) ? { ...span, kind: 'poi' } : span))
}

function isSite(form: string, { kind, start, text }: PlaceSpan): boolean {
  if (kind !== 'estate' || text.endsWith('小区')) return false
  return /^(?:的|项目)?(?:工地|楼盘|在建)/.test(form.slice(start + text.length, start + text.length + 5))
}

function isMeantIn(form: string): (span: PlaceSpan) => boolean {
  const end = form.search(/[。！？!?\n]/)
  const firstEnd = end < 0 ? form.length : end
  // The last place and the last estate that were kept, the last road that was not.
  const kept: Record<'place' | 'estate' | 'passed', PlaceSpan | null> = {
    place: null,
    estate: null,
    passed: null,
  }
  const keeps = (span: PlaceSpan, gap: number): boolean => {
    if (isOldName(form, span)) return false
    if (span.kind === 'floor') return gap <= 1 || span.start < short || form.length < 2 * short
    if (span.kind === 'poi' && span.start >= firstEnd)
      return isCorner(span)
        ? (gap <= 1 || span.start < soon) && kept.place?.kind !== 'poi'
        : span.start < soon
    if (span.kind === 'road' && kept.passed !== null && isJoined(form, kept.passed, span)) return false
    if (span.kind === 'road' && span.start >= firstEnd && gap > 2) return !isOnTheWay(form, span)
    if (span.kind !== 'estate' || kept.estate === null || isSite(form, kept.estate)) return true
    return isNamedAgain(kept.estate, span) || isTold(form, span) || isJoined(form, kept.estate, span)
  }
  return (span) => {
    const is = keeps(span, gapBetween(kept.place, span))
    if (is || span.kind === 'floor') kept.place = span
    if (is && span.kind === 'estate') kept.estate = span
    if (!is && span.kind === 'road') kept.passed = span
    return is
  }
}

// Far into a letter a name alone is one of many; with 小区 or a number beside it, it is where somebody lives.
function isAddress(form: string, span: PlaceSpan, ...beside: (PlaceSpan | undefined)[]): boolean {
  if (span.kind === 'road' || span.kind === 'poi') return false
  if (span.kind === 'estate' && span.text.endsWith('小区')) return true
  return beside.some((other) => {
    if (other === undefined) return false
    const [one, next] = other.start < span.start ? [other, span] : [span, other]
    return /^[的\s，,（(]?$/.test(form.slice(one.start + one.text.length, next.start))
  })
}

function gapBetween(before: PlaceSpan | null, { start }: PlaceSpan): number {
  return before === null ? Infinity : start - before.start - before.text.length
}

// 沿着…, 经过…: where one passes.
function isOnTheWay(form: string, { start }: PlaceSpan): boolean {
  return /(?:[沿走往从转到驶由]|经过?|途经|拐|随)[着入]?$/.test(form.slice(Math.max(0, start - 3), start))
}

// 榆荫里小区、柳岸花园和梅苑
function isJoined(form: string, before: PlaceSpan, { start }: PlaceSpan): boolean {
  return /^[、，,以和与及或者\s]{0,4}$/.test(form.slice(before.start + before.text.length, start))
}

// （原云栖苑宿舍）, （又称轻云时代）
function isOldName(form: string, { start }: PlaceSpan): boolean {
  return /[（(“"](?:原|又[称名]|[原曾]名|曾用名|以下简称)[是为叫：:]?$/.test(
    form.slice(Math.max(0, start - 7), start),
  )
}

// 我住在…
function isTold(form: string, { start }: PlaceSpan): boolean {
  return /(?:住在?|我们?是|家在|位于|住的)[^，。,]{0,9}$/.test(form.slice(Math.max(0, start - 12), start))
}

function isCorner({ text }: PlaceSpan): boolean {
  return text.length <= 5 && /门|车库|停车场|楼梯间|绿化带|楼顶|楼道|裙楼|前坪|地下室|架空层/.test(text)
}

function once(spans: readonly PlaceSpan[]): PlaceSpan[] {
  return spans.filter(
    (span, at) =>
      !spans.some((each, other) => {
        if (other === at || each.kind !== span.kind) return false
        if (each.text === span.text) return other < at
        return span.kind === 'road' ? isNumbered(each, span) : span.kind === 'estate' && isFuller(each, span)
      }),
  )
}

// 幸福路 … 幸福路12号
function isNumbered(each: PlaceSpan, { text }: PlaceSpan): boolean {
  return each.text.startsWith(text) && /^[0-9]+号$/.test(each.text.slice(text.length))
}

function isNamedAgain(before: PlaceSpan, span: PlaceSpan): boolean {
  return span.text === before.text || isFuller(span, before) || isFuller(before, span)
}

function isFuller(each: PlaceSpan, { text }: PlaceSpan): boolean {
  const longer = each.text.length - text.length
  if (longer <= 0 || each.start >= introduced) return false
  return (
    each.text.startsWith(text.replace(/(?:小区|社区)$/, '')) || (longer === 2 && each.text.endsWith(text))
  )
}

// 城西榆荫里小区 … 榆荫里小区: the part that also stands alone is the name.
function standingAlone(form: string, span: PlaceSpan): PlaceSpan {
  if (span.kind !== 'estate' && span.kind !== 'poi' && span.kind !== 'road') return span
  // A9市 + 河畔小区: where names are masked, the mask is the name.
  const mask = /^[河江湖]/.test(span.text)
    ? /[A-Z][0-9]{1,2}[市区县]$/.exec(form.slice(0, span.start))?.[0]
    : undefined
  if (mask !== undefined) return { ...span, text: mask + span.text, start: span.start - mask.length }
  for (const cut of [2, 3, 4]) {
    const tail = span.text.slice(cut)
    if (tail.length < 4) break
    if (!/^[\u4e00-\u9fff]/.test(tail)) continue
    for (let at = form.indexOf(tail); at >= 0; at = form.indexOf(tail, at + 1))
      if (at !== span.start + cut && !/[\u4e00-\u9fff]/.test(form.charAt(at - 1).replace(before, '')))
        return { ...span, text: tail, start: span.start + cut }
  }
  return span
}
const before = /[市区县的在于是映诉近到道镇街]/
