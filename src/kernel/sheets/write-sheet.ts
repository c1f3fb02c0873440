import type { Encoding } from '../decode.ts'
import type { Cell, Sheet } from './sheet.ts'

/** A workbook (.xlsx), a sheet each: the first row stands still, figures are numbers. */
export async function xlsxOf(sheets: readonly Sheet[]): Promise<Buffer> {
  const { default: write } = await import('write-excel-file/node')
  return write(
    sheets.map(({ name, head, rows }) => ({
      sheet: nameOf(name),
      stickyRowsCount: 1,
      columns: head.map((title, column) => ({ width: widthOf(title, rows, column) })),
      data: [
        head.map((title) => ({ value: title, fontWeight: 'bold' as const })),
        ...rows.map((row) => row.map(kept)),
      ],
    })),
  ).toBuffer()
}

/**
 * Text with commas. In UTF-8 with a byte order mark, by which Excel knows it, or in GB18030 for older programs. A cell
 * that a spreadsheet would take for a formula is made a text (OWASP, CSV Injection).
 */
export async function csvOf({ head, rows }: Sheet, encoding: Encoding = 'utf-8'): Promise<Buffer> {
  const text = [head, ...rows].map((row) => `${row.map(quoted).join(',')}\r\n`).join('')
  if (encoding === 'utf-8') return Buffer.from(`\ufeff${text}`)
  const { default: iconv } = await import('iconv-lite')
  return iconv.encode(text, 'gb18030')
}

// The writer looks texts up by name in an object that knows `toString` and its like already, and would write none.
function kept(cell: Cell): Cell {
  return typeof cell === 'string' && cell in Object.prototype ? `${cell} ` : cell
}

function quoted(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const safe = /^[=+\-@\t\r]/.test(cell) && !/^[+-]?[\d.]+%?$/.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

// Excel takes at most 31 characters, and none of these.
function nameOf(name: string): string {
  return name.replace(/[\\/?*:[\]]/g, ' ').slice(0, 31)
}

// A Chinese character is as wide as two others.
function widthOf(title: string, rows: Sheet['rows'], column: number): number {
  const widest = Math.max(...[title, ...rows.slice(0, 200).map((row) => String(row[column] ?? ''))].map(wide))
  return Math.min(50, Math.max(6, widest + 2))
}

function wide(text: string): number {
  return Array.from(text).reduce((sum, letter) => sum + ((letter.codePointAt(0) ?? 0) > 0x2e80 ? 2 : 1), 0)
}
