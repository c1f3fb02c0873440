import type { BodyId } from '../../../kernel/ids.ts'
import type { PlainDate } from '../../../kernel/time.ts'
import type { Topic } from '../../../rulebook/categories.ts'
import { readDay } from '../read-day.rules.ts'
import type { Duty, DutyPlace } from './duty.rules.ts'

/* A responsibility list as an office keeps it: whatever its columns are called, and in which order. */

export type Column =
  | 'topic'
  | 'place'
  | 'body'
  | 'from'
  | 'until'
  | 'title'
  | 'datedOn'
  | 'reference'
  | 'link'

/** Each name is taken by the first that knows it. */
const columns: readonly (readonly [Column, RegExp])[] = [
  ['link', /网址|链接|link|url/i],
  ['datedOn', /(文件|发文|签订).*(日期|时间|哪天)|dated/i],
  ['reference', /文号|第几条|条款|编号|reference/i],
  ['until', /止|截至|到期|结束|到哪天|until/i],
  ['from', /起|开始|生效|从哪天|from/i],
  ['topic', /事项|什么事|分类|类别|topic/i],
  ['body', /单位|部门|归谁|主体|责任|body/i],
  ['place', /在哪|地点|范围|区域|楼|小区|place/i],
  ['title', /文件|依据|合同|document|title/i],
]
const needed: readonly Column[] = ['topic', 'body', 'from', 'title']

/** What cannot be understood: which line of the file, which column, and what stands there. */
export type Flaw = { readonly line: number; readonly at: Column | 'head'; readonly said: string }

export type SheetDuty = Omit<Duty, 'id'> & { readonly line: number }

/** The community's own names, each as `nameKey` makes it. */
export type Names = {
  readonly bodies: ReadonlyMap<string, BodyId>
  readonly topics: ReadonlyMap<string, Topic>
  readonly places: ReadonlyMap<string, DutyPlace>
}

/** What counts as the same name: without spaces, full and half width alike. */
export function nameKey(text: string): string {
  return text.normalize('NFKC').replace(/\s/g, '').toLowerCase()
}

type SheetRows = {
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly lines: readonly number[]
}

/** All lines or none; what cannot be read is named, so that it can be mended and sent again. */
export function readDutySheet(
  { head, rows, lines }: SheetRows,
  names: Names,
): { readonly duties: readonly SheetDuty[]; readonly flaws: readonly Flaw[] } {
  const at = placesOf(head)
  const missing = needed.filter((column) => !at.has(column))
  if (missing.length > 0)
    return { duties: [], flaws: missing.map((column) => ({ line: 1, at: 'head', said: column })) }
  const flaws: Flaw[] = []
  const duties = rows.flatMap((row, n) => {
    const line = lines[n] ?? 0
    const cell = (column: Column) => row[at.get(column) ?? -1]?.trim() ?? ''
    const read = dutyOf(cell, names)
    if ('flaws' in read) {
      flaws.push(...read.flaws.map((column) => ({ line, at: column, said: cell(column).slice(0, 60) })))
      return []
    }
    return [{ ...read, line }]
  })
  return { duties: flaws.length > 0 ? [] : duties, flaws }
}

function placesOf(head: readonly string[]): ReadonlyMap<Column, number> {
  const at = new Map<Column, number>()
  for (const [n, name] of head.entries()) {
    const column = columns.find(([known, pattern]) => pattern.test(name) && !at.has(known))?.[0]
    if (column) at.set(column, n)
  }
  return at
}

type Cell = (column: Column) => string

function dutyOf(cell: Cell, names: Names): Omit<Duty, 'id'> | { readonly flaws: readonly Column[] } {
  const topic = names.topics.get(nameKey(cell('topic')))
  const body = names.bodies.get(nameKey(cell('body')))
  const place = names.places.get(nameKey(cell('place')))
  const [from, until, datedOn] = [dayIn(cell('from')), dayIn(cell('until')), dayIn(cell('datedOn'))]
  const title = cell('title').slice(0, 120)
  const link = cell('link')
  const isWrong: Readonly<Record<Column, boolean>> = {
    topic: !topic,
    body: !body,
    place: !place,
    from: from === 'wrong' || from === null,
    until: until === 'wrong' || (from !== 'wrong' && from !== null && until !== null && until < from),
    datedOn: datedOn === 'wrong',
    title: title === '',
    reference: false,
    link: link !== '' && !/^https?:\/\/\S{3,480}$/.test(link),
  }
  const flaws = (Object.keys(isWrong) as Column[]).filter((column) => isWrong[column])
  if (flaws.length > 0 || !topic || !body || !place) return { flaws }
  return {
    topic,
    body,
    place,
    from: from as PlainDate,
    until: until as PlainDate | null,
    datedOn: datedOn as PlainDate | null,
    title,
    reference: cell('reference').slice(0, 120) || null,
    link: link || null,
  }
}

/** A whole day in any spelling; null where nothing stands. A year alone is no day on which a duty begins. */
function dayIn(text: string): PlainDate | null | 'wrong' {
  if (text === '') return null
  return (text.match(/\d+/g)?.length === 3 ? readDay(text) : null) ?? 'wrong'
}
