import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { looksBroken } from '../language/broken.ts'
import type { Model } from '../language/linear/model.ts'
import { readModel } from '../language/linear/model-file.ts'
import type { PlaceSpan } from '../language/places.ts'
import { type Reading, readWords } from '../language/read-words.ts'
import { knowsBodies, knowsTopics, leaderBy, leanOn } from '../language/taught.ts'
import type { Nature, Topic } from '../rulebook/categories.ts'
import type { Io } from './io.ts'
import { decode } from '../kernel/decode.ts'
import { type Fields, type Line, readLines, textOf } from './jsonl.ts'

/** What the command says of one message; `start` counts UTF-16 units in the text that was read (see `textIn`). */
export type Triaged = {
  readonly id: unknown
  readonly topic: Topic
  readonly body: string
  readonly nature: Nature
  readonly urgent: boolean
  readonly neighbourhood: boolean
  readonly place: readonly Pick<PlaceSpan, 'text' | 'start' | 'kind'>[]
  /** One phrase for each thing to be done. */
  readonly needs: readonly string[]
  /** 0..1: how often a topic said so surely is right. */
  readonly confidence: number
  readonly because: readonly string[]
}

type Taught = Parameters<typeof readWords>[1]

type Answer = Triaged | { readonly line: number; readonly error: string }

/**
 * Reads JSON lines as they come and writes an answer for each, in order, so that a file of any length takes the same
 * memory. Each line may be UTF-8 or GB18030. @returns 1 when a line could not be read, else 0
 */
export async function runTriage(
  args: readonly string[],
  input: AsyncIterable<Uint8Array>,
  { out, err }: Io,
): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: { model: { type: 'string' }, bodies: { type: 'string' } },
  })
  const [topics, bodies] = [modelIn(values.model), modelIn(values.bodies)]
  if ((topics && !knowsTopics(topics)) || (bodies && !knowsBodies(bodies))) {
    err(
      'This model was taught something else. Train one with: legwork train --text title,detail --label topic (or body)',
    )
    return 2
  }
  const taught = { lean: topics && leanOn(topics), leader: bodies && leaderBy(bodies) }
  let [failed, count] = [false, 0]
  for await (const lines of linesOf(input)) {
    const answers = lines.flatMap((bytes) => {
      count++
      return readLines(decode(bytes).text).map((read) => answerTo({ ...read, line: count }, taught))
    })
    failed ||= answers.some((answer) => 'error' in answer)
    if (answers.length > 0) out(answers.map((answer) => JSON.stringify(answer)).join('\n'))
    // A slow reader of ours must not fill the memory.
    if (process.stdout.writableNeedDrain) await once(process.stdout, 'drain')
  }
  return failed ? 1 : 0
}

function modelIn(file: string | undefined): Model | undefined {
  return file === undefined ? undefined : readModel(readFileSync(file, 'utf8'))
}

// The byte of a new line stands in no character of either encoding but its own.
async function* linesOf(input: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array[]> {
  let rest = Buffer.alloc(0)
  for await (const part of input) {
    const bytes = Buffer.concat([rest, part])
    const lines: Uint8Array[] = []
    let from = 0
    for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, from)) {
      lines.push(bytes.subarray(from, end))
      from = end + 1
    }
    rest = bytes.subarray(from)
    yield lines
  }
  yield [rest]
}

/** The text of a message: `text`, or title + '。' + detail; the title is left out when the detail begins with it. */
export function textIn(fields: Fields): string {
  const [title, detail] = [textOf(fields, 'title'), textOf(fields, 'detail')]
  const said = 'text' in fields ? textOf(fields, 'text') : detail
  if (title.trim() === '' || said.trimStart().startsWith(title.trim())) return said
  return said.trim() === '' ? title : `${title}。${said}`
}

function answerTo(read: Line, taught: Taught): Answer {
  if (!('fields' in read)) return { line: read.line, error: read.why }
  const { fields, line } = read
  if (!['title', 'text', 'detail'].some((name) => name in fields)) return { line, error: 'no text' }
  const text = textIn(fields)
  return triaged(fields['id'] ?? null, readWords(text, taught), noteOn(text))
}

function triaged(id: unknown, { needs, asks, places }: Reading, note: string | null): Triaged {
  const [first] = needs
  return {
    id,
    topic: first.topic,
    body: first.body === 'helpers' ? 'community' : first.body,
    nature: first.nature,
    urgent: needs.some(({ urgency }) => urgency === 'now'),
    neighbourhood: first.neighbourhood,
    place: places.map(({ text, start, kind }) => ({ text, start, kind })),
    needs: asks,
    confidence: note === null ? first.confidence : 0,
    because: note === null ? first.because : [note],
  }
}

// Why nothing can be said of a text.
function noteOn(text: string): string | null {
  if (text.trim() === '') return '没有内容'
  if (!/[\p{L}\p{N}]/u.test(text)) return '没有文字'
  return looksBroken(text) ? '乱码：文字编码不对' : null
}
