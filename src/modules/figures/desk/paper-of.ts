import type { Block, Paper } from '../../../kernel/paper/paper.ts'
import { plainDate } from '../../../kernel/time.ts'
import { sayDate, sayTime } from '../../../kernel/words/time.ts'
import { type Counted, isComparable, percentOf } from '../count.ts'
import { definedOn } from '../definitions.ts'
import { definitionWords } from '../definitions.words.ts'
import { sayLeft } from '../say-left.ts'
import { averageHeld, type Named, type Report } from './report.ts'
import { figuresWords as words } from './words.ts'

const { figures } = definitionWords['zh-CN']

/** The month on paper: all of it with its reasons, then by topic, place and body, and how it is counted. */
export function paperOf(reports: readonly [Report, ...Report[]]): Paper {
  const [first] = reports
  const { community, month, countedAt, countedOn } = first
  const title = words.heading(words.month(month.year, month.month))
  return {
    lang: 'zh-CN',
    title,
    under: words.under(community.name, `${sayDate('zh-CN', countedOn)} ${sayTime(countedAt)}`),
    blocks: [...totals(first), ...reports.flatMap(apart), ...definitionsOf(first)],
    foot: `${community.name} · ${title}`,
  }
}

function totals({ all, least }: Report): readonly Block[] {
  return [
    {
      is: 'table',
      head: [words.figure, words.counted, words.share, words.why],
      rows: all.counted.map((each) => [
        figures[each.id].name,
        counted(each),
        share(each, least.amount),
        sayLeft('zh-CN', each).join(words.and),
      ]),
      widths: [3, 2, 2, 7],
      figures: [1, 2],
    },
  ]
}

// The paper is as wide as a hand: the rates and the time, not every figure of the workbook.
const shown = 4

function apart({ by, groups, least, all }: Report): readonly Block[] {
  if (groups.length === 0) return []
  const names = all.counted.slice(0, shown).map(({ id }) => figures[id].name)
  return [
    { is: 'heading', text: words.groups[by] },
    {
      is: 'table',
      head: [words.sheets.name, ...names, words.held],
      rows: groups.map((group) => [
        group.name,
        ...group.counted.slice(0, shown).map((each) => both(each, least.amount)),
        heldOf(group),
      ]),
      widths: [4, ...names.map(() => 2), 4],
      figures: names.map((_, n) => n + 1),
    },
  ]
}

function heldOf(group: Named): string {
  const average = averageHeld(group)
  return group.held && average
    ? `${words.hands(group.held.hands)}，${words.each(average.hours, average.days)}`
    : ''
}

function both(each: Counted, least: number): string {
  const percent = isComparable(each, least) ? percentOf(each) : null
  if (each.whole === 0) return ''
  return percent === null ? counted(each) : `${counted(each)} ${words.percent(percent)}`
}

function counted({ part, whole }: Counted): string {
  return whole === 0 ? words.none : `${part}/${whole}`
}

function share(each: Counted, least: number): string {
  const percent = percentOf(each)
  if (percent === null) return ''
  return isComparable(each, least) ? words.percent(percent) : words.tooFew(least)
}

function definitionsOf({ least }: Report): readonly Block[] {
  return [
    { is: 'heading', text: words.definitions },
    { is: 'text', text: words.ours(sayDate('zh-CN', plainDate(definedOn))) },
    { is: 'list', items: Object.values(figures).map(({ name, means }) => `${name}。${means}`) },
    { is: 'text', text: words.twice },
    { is: 'text', text: words.bodyMeans },
    { is: 'text', text: words.heldMeans },
    {
      is: 'text',
      text: words.least(least.amount, sayDate('zh-CN', plainDate(least.asOf)), least.source),
    },
  ]
}
