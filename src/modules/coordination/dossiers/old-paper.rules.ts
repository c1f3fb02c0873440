import { ok, refuse, type Result } from '../../../kernel/result.ts'
import { dateOfDay, dayNumber, type PlainDate, plainDate } from '../../../kernel/time.ts'
import { type Kind, kinds } from './dossier.rules.ts'

/* Old ledgers as people keep them: whatever the columns are called, and days in every spelling. */

/** One line of an old ledger. */
export type OldLine = {
  readonly on: PlainDate
  readonly kind: Kind
  readonly words: string
  readonly body: string | null
  readonly fen: number | null
  readonly source: string | null
}

const columns = {
  on: /日期|时间|哪天|年月|date/i,
  words: /内容|事项|事由|说了|情况|摘要|经过|words|content/i,
  kind: /类别|类型|种类|kind/i,
  body: /单位|部门|哪家|责任|body/i,
  money: /金额|费用|多少钱|元|money|amount/i,
  source: /来源|文号|依据|文件|source/i,
} as const
type Column = keyof typeof columns

const kindWords: readonly (readonly [RegExp, Kind])[] = [
  [/反映|诉求|投诉|说/, 'said'],
  [/文件|函|合同|通知|报告/, 'paper'],
  [/走访|现场|看/, 'visit'],
  [/决定|会议|纪要|表决/, 'decision'],
]

export type ReadRefused = 'ledger.no_day' | 'ledger.no_words' | 'ledger.wrong_lines'

/**
 * Reads a ledger by the names of its columns. All of it or nothing: a line that cannot be read is named by its number,
 * so that it can be mended and sent again.
 */
export function readLedger(
  head: readonly string[],
  rows: readonly (readonly string[])[],
): Result<OldLine[], ReadRefused> {
  const at = (column: Column) => head.findIndex((name) => columns[column].test(name))
  if (at('on') < 0) return refuse('ledger.no_day', { head: head.join('、').slice(0, 200) })
  if (at('words') < 0) return refuse('ledger.no_words', { head: head.join('、').slice(0, 200) })
  const cell = (row: readonly string[], column: Column) => (at(column) < 0 ? '' : (row[at(column)] ?? ''))
  const read = rows.map((row) => lineOf((column) => cell(row, column)))
  // The line of names is the first.
  const wrong = read.flatMap((line, n) => (line === null ? [n + 2] : []))
  if (wrong.length > 0) return refuse('ledger.wrong_lines', { lines: wrong.slice(0, 20).join('、') })
  return ok(read.flatMap((line) => line ?? []))
}

function lineOf(cell: (column: Column) => string): OldLine | null {
  const on = readDay(cell('on'))
  const words = cell('words').slice(0, 2_000)
  const money = cell('money')
  const fen = readFen(money)
  if (on === null || words === '' || fen === 'wrong') return null
  return {
    on,
    words,
    fen,
    kind: fen === null ? kindOf(cell('kind')) : 'money',
    body: cell('body') || null,
    source: cell('source').slice(0, 200) || null,
  }
}

function kindOf(said: string): Kind {
  const known = kinds.find((kind) => kind === said && kind !== 'money')
  return known ?? kindWords.find(([pattern]) => pattern.test(said))?.[1] ?? 'other'
}

/** 2019-05-06, 2019/5/6, 2019.5.6, 2019年5月6日, 2019年5月 (its first day), 2019年 (its first day). */
export function readDay(text: string): PlainDate | null {
  const found = /^\s*(\d{4})\s*(?:[-/.年]\s*(\d{1,2})\s*(?:[-/.月]\s*(\d{1,2})\s*日?)?)?[年月]?\s*$/.exec(
    text,
  )
  if (!found) return null
  const [year, month, day] = [Number(found[1]), Number(found[2] ?? 1), Number(found[3] ?? 1)]
  if (year < 1949 || month < 1 || month > 12 || day < 1 || day > 31) return null
  const written = `${found[1]}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  // The thirty-first of June is no day.
  const real = dateOfDay(dayNumber(plainDate(`${written.slice(0, 8)}01`)) + day - 1)
  return real === written ? real : null
}

/** 1,200.50元 in fen; null for nothing. */
export function readFen(text: string): number | null | 'wrong' {
  const said = text.replace(/[\s,，元￥¥]/g, '')
  if (said === '') return null
  const found = /^(-?)(\d{1,9})(?:\.(\d{1,2}))?$/.exec(said)
  if (!found) return 'wrong'
  const fen = Number(found[2]) * 100 + Number((found[3] ?? '').padEnd(2, '0'))
  return found[1] === '-' ? -fen : fen
}
