import { ok, refuse, type Result } from '../../../kernel/result.ts'
import type { PlainDate } from '../../../kernel/time.ts'
import { readDay } from '../read-day.rules.ts'
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

/** 1,200.50元 in fen; null for nothing. */
export function readFen(text: string): number | null | 'wrong' {
  const said = text.replace(/[\s,，元￥¥]/g, '')
  if (said === '') return null
  const found = /^(-?)(\d{1,9})(?:\.(\d{1,2}))?$/.exec(said)
  if (!found) return 'wrong'
  const fen = Number(found[2]) * 100 + Number((found[3] ?? '').padEnd(2, '0'))
  return found[1] === '-' ? -fen : fen
}
