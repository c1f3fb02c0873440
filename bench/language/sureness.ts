import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { readWords } from '../../src/language/read-words.ts'
import { unsureBelow } from '../../src/language/sure.ts'

/*
 * What a confidence is worth: for each step of it, how often the topic was right, on hand-labelled messages that the
 * shipped model has never seen. The data stays outside the repository.
 * node bench/language/sureness.ts [--data FOLDER]
 */

const Labelled = z.object({ id: z.string(), topic: z.string() })
const Message = z.object({ id: z.string(), title: z.string(), detail: z.string() })

const { values } = parseArgs({ options: { data: { type: 'string', default: '../shared/data' } } })
const messages = new Map(rowsOf('messages.jsonl', Message).map((each) => [each.id, each]))
const gold = rowsOf('neighbourhood.dev.jsonl', Labelled)

const read = gold.flatMap(({ id, topic }) => {
  const message = messages.get(id)
  if (!message) return []
  return [message.title, `${message.title}。${message.detail}`].map((text) => {
    const [need] = readWords(text).needs
    return { confidence: need.confidence, isRight: need.topic === topic }
  })
})

const steps = Array.from({ length: 10 }, (_, n) => {
  const those = read.filter(({ confidence }) => confidence >= n / 10 && confidence < (n + 1) / 10)
  return { from: n / 10, readings: those.length, right: share(those) }
})
const above = read.filter(({ confidence }) => confidence >= unsureBelow)
const below = read.filter(({ confidence }) => confidence < unsureBelow)

process.stdout.write(
  `${JSON.stringify(
    {
      readings: read.length,
      right: share(read),
      steps,
      unsureBelow,
      below: { readings: below.length, right: share(below) },
      above: { readings: above.length, right: share(above) },
    },
    null,
    2,
  )}\n`,
)

function share(those: readonly { readonly isRight: boolean }[]): number | null {
  if (those.length === 0) return null
  return Math.round((those.filter(({ isRight }) => isRight).length / those.length) * 1000) / 1000
}

function rowsOf<T>(file: string, schema: z.ZodType<T>): T[] {
  return readFileSync(join(values.data, file), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => schema.parse(JSON.parse(line)))
}
