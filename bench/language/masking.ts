import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { maskForOutside } from '../../src/language/mask-outside.ts'
import { readWords } from '../../src/language/read-words.ts'

/*
 * What masking leaves of words that people really wrote: do rooms and numbers still stand in them, and can the topic
 * still be told? The data stays outside the repository.
 * node bench/language/masking.ts [--data FOLDER]
 */

const Labelled = z.object({
  id: z.string(),
  topic: z.string(),
  place: z.array(z.object({ text: z.string(), kind: z.string() })),
})
const Message = z.object({ id: z.string(), title: z.string(), detail: z.string() })

const finer = new Set(['room', 'building', 'stairwell'])

function measureMasking(folder: string) {
  const messages = new Map(linesOf(folder, 'messages.jsonl', Message).map((each) => [each.id, each]))
  const masked = [...messages.values()].map(({ title, detail }) => maskForOutside(`${title}。${detail}`))
  const rows = linesOf(folder, 'neighbourhood.dev.jsonl', Labelled).flatMap(({ id, topic, place }) => {
    const message = messages.get(id)
    if (!message) return []
    const words = `${message.title}。${message.detail}`
    return [{ topic, words, masked: maskForOutside(words), place }]
  })
  const doors = rows.flatMap(({ masked: left, place }) =>
    place
      .filter(({ kind }) => finer.has(kind))
      .map(({ text, kind }) => ({ kind, stays: left.includes(text) })),
  )
  const told = (pick: 'words' | 'masked') =>
    rows.filter((row) => readWords(row[pick]).needs[0].topic === row.topic).length / rows.length
  return {
    messages: masked.length,
    withThreeDigitsInARow: masked.filter((text) => /\p{Nd}{3}/u.test(text)).length,
    withAnAddressInTheNet: masked.filter((text) => /https?:|@\w/u.test(text)).length,
    labelledPlacesThatStay: Object.fromEntries(
      [...finer].map((kind) => {
        const all = doors.filter((each) => each.kind === kind)
        return [kind, { of: all.length, stay: all.filter(({ stays }) => stays).length }]
      }),
    ),
    topicToldByOurselves: {
      rows: rows.length,
      before: rounded(told('words')),
      masked: rounded(told('masked')),
    },
    charactersLeft: rounded(
      rows.reduce((sum, row) => sum + row.masked.length, 0) /
        rows.reduce((sum, row) => sum + row.words.length, 0),
    ),
  }
}

function rounded(value: number): number {
  return Math.round(value * 1_000) / 1_000
}

function linesOf<T extends z.ZodType>(folder: string, name: string, schema: T): z.infer<T>[] {
  return readFileSync(join(folder, name), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => schema.parse(JSON.parse(line)))
}

const { values } = parseArgs({ options: { data: { type: 'string', default: '../shared/data' } } })
process.stdout.write(`${JSON.stringify(measureMasking(values.data), null, 2)}\n`)
