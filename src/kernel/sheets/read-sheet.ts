import { parse } from 'csv-parse/sync'
import { decode } from '../decode.ts'
import { ok, refuse, type Result } from '../result.ts'

/** The first table of a file: its line of names, and rows of texts as wide as that line. */
export type ReadSheet = {
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** Which line of the file each row is, as a spreadsheet counts: from 1, empty ones as well. */
  readonly lines: readonly number[]
}

export type SheetRefused = 'sheet.too_large' | 'sheet.old_excel' | 'sheet.unreadable' | 'sheet.empty'

const mostBytes = 20_000_000
const mostUnpacked = 200_000_000
const mostRows = 50_000
const mostColumns = 200

/**
 * Reads an .xlsx workbook's first sheet, or text with commas, semicolons or tabs between (UTF-8 or GB18030). Whatever
 * the file is called, its bytes say what it is. Empty rows are left out, white space around a cell as well.
 */
export async function readSheet(bytes: Uint8Array): Promise<Result<ReadSheet, SheetRefused>> {
  if (bytes.byteLength > mostBytes)
    return refuse('sheet.too_large', { bytes: bytes.byteLength, most: mostBytes })
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return refuse('sheet.old_excel')
  const read = startsWith(bytes, [0x50, 0x4b]) ? await readXlsx(Buffer.from(bytes)) : readText(bytes)
  return read.ok ? shaped(read.value) : read
}

type Rows = readonly (readonly string[])[]

async function readXlsx(bytes: Buffer): Promise<Result<Rows, SheetRefused>> {
  const unpacked = unpackedBytes(bytes)
  if (unpacked > mostUnpacked) return refuse('sheet.too_large', { bytes: unpacked, most: mostUnpacked })
  try {
    const { readSheet: read } = await import('read-excel-file/node')
    const data = await read(bytes)
    return ok(data.map((row) => row.map(sayCell)))
  } catch {
    return refuse('sheet.unreadable')
  }
}

function readText(bytes: Uint8Array): Result<Rows, SheetRefused> {
  const { text } = decode(bytes)
  if (text.includes('\0')) return refuse('sheet.unreadable')
  try {
    const delimiter = delimiterOf(text)
    return ok(
      parse(text, {
        delimiter,
        relaxColumnCount: true,
        relaxQuotes: true,
        to: mostRows + 2,
      }),
    )
  } catch {
    return refuse('sheet.unreadable')
  }
}

// The first line says it: a program writes the same mark all the way down.
function delimiterOf(text: string): string {
  const first = text.slice(0, text.search(/\r|\n|$/))
  const counts = [',', '\t', ';', '，'].map((mark) => ({ mark, count: first.split(mark).length - 1 }))
  return counts.reduce((most, each) => (each.count > most.count ? each : most)).mark
}

function shaped(rows: Rows): Result<ReadSheet, SheetRefused> {
  const said = rows
    .map((row, at) => ({ line: at + 1, cells: row.map((cell) => cell.trim()) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''))
  const [first, ...body] = said
  const head = first?.cells
  if (!head || body.length === 0) return refuse('sheet.empty')
  if (body.length > mostRows || head.length > mostColumns)
    return refuse('sheet.too_large', { rows: body.length, most: mostRows })
  return ok({
    head,
    rows: body.map(({ cells }) => head.map((_, column) => cells[column] ?? '')),
    lines: body.map(({ line }) => line),
  })
}

function sayCell(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  // Excel keeps a day as midnight UTC.
  if (cell instanceof Date) return cell.toISOString().slice(0, 10)
  return typeof cell === 'string' ? cell : String(cell as number | boolean)
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, at) => bytes[at] === byte)
}

/** What the zip says that it unpacks to (APPNOTE 4.3.12): a small file may hold an enormous one. */
function unpackedBytes(zip: Buffer): number {
  const sizes: number[] = []
  for (let at = zip.indexOf(entry); at >= 0 && at + 28 <= zip.length; at = zip.indexOf(entry, at + 4))
    sizes.push(zip.readUInt32LE(at + 24))
  return sizes.reduce((sum, size) => sum + size, 0)
}

const entry = Buffer.from('PK\u0001\u0002')
