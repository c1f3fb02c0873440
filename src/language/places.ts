import { choosePlaces } from './place-choice.ts'
import { placeForm } from './place-form.ts'
import { namesIn } from './place-names.ts'
import { numbersIn } from './place-numbers.ts'
import type { PlaceSpan } from './place-span.ts'

export type { PlaceSpan } from './place-span.ts'

const longest = 2_000
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
  return choosePlaces(form, free)
    .slice(0, most)
    .map((span) => ({
      ...span,
      text: head.slice(span.start, span.start + span.text.length),
    }))
}

const corners =
  /(?<=[区城园府苑里湾居国际庭栋幢元期厦号楼\d]的?)(?:[东南西北][一二三]?门|地下车库|地上车库|地下室|楼顶|楼道|裙楼|大门口?|前坪|门卫室|架空层|单元门)|我家的?(?:楼上|楼下|对门|隔壁)/g
function cornersIn(form: string): PlaceSpan[] {
  return [...form.matchAll(corners)].map(({ 0: text, index }) => ({
    text,
    start: index,
    kind: /楼[上下]$/.test(text) ? 'floor' : /对门|隔壁/.test(text) ? 'room' : 'poi',
    number: null,
  }))
}

function isFree(spans: readonly PlaceSpan[], { start, text }: PlaceSpan): boolean {
  return spans.every((each) => start >= each.start + each.text.length || start + text.length <= each.start)
}
