import { choosePlaces } from './place-choice.ts'
import { placeForm } from './place-form.ts'
import { namesIn } from './place-names.ts'
import { numbersIn } from './place-numbers.ts'
import type { PlaceSpan } from './place-span.ts'
import { subjectOf } from './place-subject.ts'
import { turnsIn } from './place-turns.ts'

export type { PlaceSpan } from './place-span.ts'

/** Where it is, is told within the first of these characters; the rest is read only when it is not. */
const first = 400
const longest = 2_000
const most = 100

/**
 * The places that say where the matter is, each once, in the order of the text: of an estate said twice, the fuller
 * words. Says nothing of a place that is only pointed at (这里, 我们小区).
 */
export function findPlaces(text: string): PlaceSpan[] {
  const found = placesIn(text.slice(0, first))
  return found.length > 0 || text.length <= first ? found : placesIn(text.slice(0, longest))
}

function placesIn(head: string): PlaceSpan[] {
  const form = placeForm(head)
  const numbered: PlaceSpan[] = []
  for (const span of numbersIn(form, most)) if (isFree(numbered, span)) numbered.push(span)
  const inOrder = numbered.toSorted(byStart)
  const taken = inOrder.map(({ start, text: words }) => ({ start, end: start + words.length }))
  const named = namesIn(form, taken).map(({ kind, start, end }): PlaceSpan => {
    return { text: form.slice(start, end), start, kind, number: null }
  })
  const free: PlaceSpan[] = []
  for (const span of [...inOrder, ...named, ...cornersIn(form)].toSorted(byStart))
    if (isFree(free.slice(-3), span)) free.push(span)
  for (const span of turnsIn(form)) if (isFree(free, span)) free.push(span)
  free.sort(byStart)
  const subject = subjectOf(form)
  const meant = free.filter(({ kind }) => subject === 'home' || (kind !== 'road' && kind !== 'poi'))
  const chosen = subject === 'trade' ? [] : choosePlaces(form, meant).slice(0, most)
  return chosen
    .map((span) => ({ ...span, text: head.slice(span.start, span.start + span.text.length) }))
    .toSorted(byStart)
}

function byStart(a: PlaceSpan, b: PlaceSpan): number {
  return a.start - b.start
}

const corners =
  /(?<=[区城园府苑里湾居国际庭栋幢元期厦号楼街场户\d](?:内部?|里)?的?)(?:[东南西北]{1,2}[一二三]?门口?|[东南西北]侧外墙|(?:地下|地上|负[一二]楼)?车库|(?:地下)?停车场|地下室|楼顶(?:水箱)?|楼道|楼梯间|裙楼|大门口?|绿化带|前坪|门卫室|架空层|单元门)|我家的?(?:楼上|楼下|对门|隔壁)|(?<=[“"「])[\u4e00-\u9fff]{2,6}(?=[”"」](?:的|这家|餐饮|火锅)?(?:[店馆吧]|KTV|ktv|酒店|超市|餐馆|饭店|茶馆|网吧))|(?<=店名[叫是为：:“"]{1,2})[\u4e00-\u9fff]{2,6}(?=[”"，。])/g
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
