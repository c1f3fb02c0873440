import { type Instant, instantOf, parseInstant } from '../kernel/time.ts'
import { tidy } from '../modules/cases/tidy.ts'
import { type Fields, readLines, textOf } from './jsonl.ts'

/** One message of a file: what was said and when. */
export type Message = { readonly line: number; readonly words: string; readonly at: Instant }

export type Messages = {
  /** In the order of their own times. */
  readonly messages: readonly Message[]
  /** The numbers of the lines that could not be read, and why. */
  readonly broken: readonly { readonly line: number; readonly why: string }[]
}

/**
 * Reads a file of one JSON object a line: `words`, or `title` and `detail`; `saidAt` or `time`. Empty lines count for
 * nothing; a line that cannot be read is reported by its number and never stops the others.
 */
export function readMessages(text: string, { most, offsetMinutes }: Reading): Messages {
  const messages: Message[] = []
  const broken: { line: number; why: string }[] = []
  for (const each of readLines(text.replace(/^\ufeff/, ''))) {
    const read = 'fields' in each ? readMessage(each.fields, { most, offsetMinutes }) : 'no JSON object'
    if (typeof read === 'string') broken.push({ line: each.line, why: read })
    else messages.push({ line: each.line, ...read })
  }
  return { messages: messages.toSorted((a, b) => compare(a.at, b.at)), broken }
}

/** How long words may be, and the wall clock that times without a zone were read from. */
type Reading = { readonly most: number; readonly offsetMinutes: number }

function readMessage(fields: Fields, { most, offsetMinutes }: Reading): Omit<Message, 'line'> | string {
  const words = tidy(wordsOf(fields))
  if (words === '') return 'no words'
  const at = readTime(textOf(fields, 'saidAt').trim() || textOf(fields, 'time').trim(), offsetMinutes)
  return at === null ? 'no time' : { words: tidy(words.slice(0, most)), at }
}

// A title that the detail repeats is said once.
function wordsOf(fields: Fields): string {
  const [words, title, detail] = ['words', 'title', 'detail'].map((name) =>
    textOf(fields, name).trim(),
  ) as Three
  if (words !== '') return words
  if (title === '' || detail.startsWith(title)) return detail || title
  return detail === '' ? title : `${title}\n${detail}`
}

const wall = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[ T](\d{1,2}):(\d{2})(?::(\d{2}))?)?$/
const minute = 60_000

/** 2019/2/28 11:25:05 on the wall, an instant with its zone, or a spreadsheet's count of days since 1899-12-30. */
export function readTime(text: string, offsetMinutes: number): Instant | null {
  const [, year, month, day, hour = '0', min = '0', second = '0'] = wall.exec(text) ?? []
  if (year !== undefined) {
    const [y, mo, d, h, mi, s] = [year, month, day, hour, min, second].map(Number) as Six
    const at = new Date(Date.UTC(y, mo - 1, d, h, mi, s))
    const isReal = at.getUTCMonth() === mo - 1 && at.getUTCDate() === d && at.getUTCHours() === h
    return isReal && mi < 60 && s < 60 ? instantOf(new Date(at.getTime() - offsetMinutes * minute)) : null
  }
  if (/^\d{5}(?:\.\d+)?$/.test(text))
    return instantOf(new Date(Date.UTC(1899, 11, 30) + Number(text) * 86_400_000 - offsetMinutes * minute))
  return /^\d{4}-\d\d-\d\dT.*(?:Z|[+-]\d\d:\d\d)$/.test(text) && !Number.isNaN(Date.parse(text))
    ? parseInstant(text)
    : null
}

type Three = [string, string, string]
type Six = [number, number, number, number, number, number]

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
