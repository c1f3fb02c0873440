import { newSameIndex, type Saying } from '../language/same-index.ts'
import { dayOf } from './hot.ts'
import type { Io } from './io.ts'
import { decode } from '../kernel/decode.ts'
import { type Fields, readAll, readLines, textOf } from './jsonl.ts'

/**
 * Sayings on stdin, one JSON object a line; for each, in order, whether an earlier line is about the same matter. A line
 * that cannot be read is told on stderr by its number and gets no answer. @returns 1 when there was such a line, else 0
 */
export async function runSame(io: Io, input: AsyncIterable<Uint8Array>): Promise<number> {
  const index = newSameIndex()
  const answers: string[] = []
  let broken = 0
  for (const each of readLines(decode(await readAll(input)).text)) {
    const saying = 'fields' in each ? sayingOf(each.fields) : each.why
    if (typeof saying === 'string') {
      broken++
      io.err(`line ${each.line}: ${saying}`)
      continue
    }
    const match = index.find(saying)
    index.add(saying)
    answers.push(
      JSON.stringify({
        id: saying.id,
        same_as: match?.id ?? null,
        score: match?.score ?? 0,
        because: match?.because ?? [],
      }),
    )
  }
  if (answers.length > 0) io.out(answers.join('\n'))
  return broken === 0 ? 0 : 1
}

function sayingOf(fields: Fields): Saying | string {
  const id = textOf(fields, 'id')
  if (id === '') return 'no id'
  const detail = textOf(fields, 'detail') || textOf(fields, 'text')
  const title = textOf(fields, 'title')
  const time = textOf(fields, 'time')
  const day = time === '' ? null : dayOf(time)
  return time !== '' && day === null ? 'no time' : { id, title, detail, day }
}
