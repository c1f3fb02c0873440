import type { Cell, Sheet } from '../../../kernel/sheets/sheet.ts'
import { type Counted, type Left, percentOf } from '../count.ts'
import { definitionWords } from '../definitions.words.ts'
import { sayOne } from '../say-left.ts'
import { type Named, type Report } from './report.ts'
import { figuresWords as words } from './words.ts'

const { figures } = definitionWords['zh-CN']
const say = words.sheets

/** The month as a workbook: all of it, what it is told apart by, and every reason with its number. */
export function sheetsOf(report: Report): readonly Sheet[] {
  const apart = report.by === 'all' ? [] : [groupsOf(report)]
  return [totalsOf(report), ...apart, reasonsOf(report)]
}

/** The one table that goes into a text file: what it is told apart by, or all of it. */
export function tableOf(report: Report): Sheet {
  return report.by === 'all' ? totalsOf(report) : groupsOf(report)
}

function totalsOf({ all }: Report): Sheet {
  return {
    name: say.all,
    head: [
      say.figure,
      say.partColumn,
      say.wholeColumn,
      say.percent,
      say.otherPart,
      say.otherWhole,
      say.means,
    ],
    rows: all.counted.map((each) => [
      figures[each.id].name,
      each.part,
      each.whole,
      percentOf(each),
      each.other?.part ?? null,
      each.other?.whole ?? null,
      figures[each.id].means,
    ]),
  }
}

function groupsOf({ by, groups, all }: Report): Sheet {
  return {
    name: words.groups[by],
    head: [
      say.name,
      ...all.counted.flatMap(({ id }) => [say.part(figures[id].name), say.whole(figures[id].name)]),
      say.designated,
      say.hands,
      say.hours,
      say.days,
      say.oldest,
    ],
    rows: groups.map(rowOf),
  }
}

function rowOf({ name, counted, designated, held }: Named): readonly Cell[] {
  const each = (value: number) => (held && held.hands > 0 ? tenths(value / held.hands) : null)
  return [
    name,
    ...counted.flatMap(({ part, whole }) => [part, whole]),
    designated,
    held?.hands ?? 0,
    each((held?.workingMinutes ?? 0) / 60),
    each(held?.days ?? 0),
    held?.oldestDays === null || held === null ? null : tenths(held.oldestDays),
  ]
}

function reasonsOf({ all }: Report): Sheet {
  const rows = (counted: Counted, left: readonly Left[], kind: string) =>
    left.map((each) => [figures[counted.id].name, kind, sayOne('zh-CN', counted.id, each), each.n])
  return {
    name: say.reasons,
    head: [say.figure, say.kind, say.reason, say.count],
    rows: all.counted.flatMap((counted) => [
      ...rows(counted, counted.rest, say.rest),
      ...rows(counted, counted.apart, say.apart),
    ]),
  }
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10
}
