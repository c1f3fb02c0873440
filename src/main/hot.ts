import { findHot, type Message } from '../language/hot.ts'
import { dateOfDay, minutesBetween, parseInstant } from '../kernel/time.ts'
import type { Io } from './io.ts'
import { decode } from '../kernel/decode.ts'
import { type Fields, readAll, readLines, textOf } from './jsonl.ts'
import { readTime } from './replay-messages.ts'

const usualTop = 20
const china = 8 * 60

/** Messages on stdin, one JSON object a line; the hottest matters among them on stdout, as one JSON list. */
export async function runHot(
  args: readonly string[],
  io: Io,
  input: AsyncIterable<Uint8Array>,
): Promise<number> {
  const top = topOf(args)
  if (top === null) {
    io.err('legwork hot [--top 20] < messages.jsonl')
    return 2
  }
  const messages: Message[] = []
  let broken = 0
  for (const each of readLines(decode(await readAll(input)).text)) {
    const read = 'fields' in each ? messageOf(each.fields) : each.why
    if (typeof read !== 'string') messages.push(read)
    else {
      broken++
      io.err(`line ${each.line}: ${read}`)
    }
  }
  const issues = findHot(messages).slice(0, top)
  io.out(
    JSON.stringify(
      issues.map(({ from, to, ...issue }, at) => ({
        rank: at + 1,
        ...issue,
        from: dateOf(from),
        to: dateOf(to),
      })),
      null,
      2,
    ),
  )
  return broken === 0 ? 0 : 1
}

function topOf(args: readonly string[]): number | null {
  if (args.length === 0) return usualTop
  const top = Number(args[1])
  return args.length === 2 && args[0] === '--top' && Number.isInteger(top) && top > 0 ? top : null
}

function messageOf(fields: Fields): Message | string {
  const id = textOf(fields, 'id')
  if (id === '') return 'no id'
  const detail = textOf(fields, 'detail') || textOf(fields, 'text')
  const title = textOf(fields, 'title')
  if (title.trim() === '' && detail.trim() === '') return 'no words'
  const day = dayOf(textOf(fields, 'time'))
  return day === null ? 'no time' : { id, title, detail, user: textOf(fields, 'user') || null, day }
}

const epoch = parseInstant('1970-01-01T00:00:00Z')

/** Days since 1970, with their part of a day; null when it is no time. */
export function dayOf(time: string): number | null {
  const at = readTime(time.trim(), china)
  return at === null ? null : minutesBetween(epoch, at) / 1440
}

function dateOf(day: number): string {
  return dateOfDay(Math.floor(day + china / 1440))
}
