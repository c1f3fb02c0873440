import { placeForm } from './place-form.ts'
import { namesIn } from './place-names.ts'
import { numbersIn } from './place-numbers.ts'
import type { PlaceSpan } from './place-span.ts'

export type { PlaceSpan } from './place-span.ts'

const longest = 2_000
/** Where it is, is told at the beginning; what is named later is compared with it. */
const reach = 250
const most = 100

/** Every place that is named, once, in the order of the text: of an estate said twice, the fuller words. */
export function findPlaces(text: string): PlaceSpan[] {
  const head = text.slice(0, longest)
  const form = placeForm(head)
  const numbered: PlaceSpan[] = []
  for (const span of numbersIn(form, most)) if (isFree(numbered, span)) numbered.push(span)
  const inOrder = numbered.toSorted((a, b) => a.start - b.start)
  const taken = inOrder.map(({ start, text: words }) => ({ start, end: start + words.length }))
  const named = namesIn(form, taken).map(({ kind, start, end }): PlaceSpan => {
    return { text: form.slice(start, end), start, kind, number: null }
  })
  const all = [...inOrder, ...named, ...cornersIn(form)].toSorted((a, b) => a.start - b.start)
  const free: PlaceSpan[] = []
  for (const span of all) if (isFree(free.slice(-3), span)) free.push(span)
  return chosen(form, free).map((span) => ({
    ...span,
    text: head.slice(span.start, span.start + span.text.length),
  }))
}

function chosen(form: string, spans: readonly PlaceSpan[]): PlaceSpan[] {
  const early = spans.filter(({ start }) => start < reach)
  const kept = once((early.length > 0 ? early : spans.slice(0, 2)).map((span) => alone(form, span)))
  const firstEnd = form.search(/[。！？!?\n]/)
  let last: PlaceSpan | null = null
  let before: PlaceSpan | null = null
  return kept
    .filter((span) => {
      const gap = before === null ? 99 : span.start - before.start - before.text.length
      const isFirst = firstEnd < 0 || span.start < firstEnd
      if (span.kind === 'poi') {
        const keeps =
          isFirst ||
          (isCorner(span) ? gap <= 1 && before?.kind !== 'poi' : before === null && span.start < 120)
        if (keeps) before = span
        return keeps
      }
      before = span
      if (span.kind !== 'estate') return true
      const joined =
        last === null ||
        isTold(form, span) ||
        /^[、，,和与及或者]{1,3}$/.test(form.slice(last.start + last.text.length, span.start))
      if (joined) last = span
      return joined
    })
    .slice(0, most)
}

function isTold(form: string, { start }: PlaceSpan): boolean {
  return /(?:住在?|我们?是|家在|位于|住的)[^，。,]{0,9}$/.test(form.slice(Math.max(0, start - 12), start))
}

const isCorner = ({ text }: PlaceSpan) => text.length <= 4 && /门|车库|楼顶|楼道|裙楼|前坪|地下室/.test(text)
const corners =
  /(?<=[区城园府苑里湾居国际庭栋幢元期厦号楼\d]的?)(?:[东南西北]二?门|地下车库|地上车库|地下室|楼顶|楼道|裙楼|大门口?|前坪|门卫室|架空层|单元门)/g
function cornersIn(form: string): PlaceSpan[] {
  return [...form.matchAll(corners)].map(({ 0: text, index }) => ({
    text,
    start: index,
    kind: 'poi',
    number: null,
  }))
}

function once(spans: readonly PlaceSpan[]): PlaceSpan[] {
  const bare = ({ text }: PlaceSpan) => text.replace(/(?:小区|社区)$/, '')
  return spans.filter((span, at) => {
    const twin = (each: PlaceSpan, other: number) => {
      if (other === at || each.kind !== span.kind) return false
      if (each.text === span.text) return other < at
      const longer = each.text.length - span.text.length
      return (
        span.kind === 'estate' &&
        longer > 0 &&
        (each.text.startsWith(bare(span)) || (longer === 2 && each.text.endsWith(span.text)))
      )
    }
    return !spans.some(twin)
  })
}

// 城西榆荫里小区 … 榆荫里小区: the part that also stands alone is the name.
function alone(form: string, span: PlaceSpan): PlaceSpan {
  if (span.kind !== 'estate' && span.kind !== 'poi' && span.kind !== 'road') return span
  for (const cut of [2, 3, 4]) {
    const tail = span.text.slice(cut)
    if (tail.length < 4) break
    for (let at = form.indexOf(tail); at >= 0; at = form.indexOf(tail, at + 1))
      if (
        at !== span.start + cut &&
        form.slice(at - cut, at) !== span.text.slice(0, cut) &&
        !/[\u4e00-\u9fff]/.test(form.charAt(at - 1).replace(/[市区县的在于是映诉近到道镇街]/, ''))
      )
        return { ...span, text: tail, start: span.start + cut }
  }
  return span
}

function isFree(spans: readonly PlaceSpan[], { start, text }: PlaceSpan): boolean {
  return spans.every((each) => start >= each.start + each.text.length || start + text.length <= each.start)
}
