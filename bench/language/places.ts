import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { findPlaces, type PlaceSpan } from '../../src/language/places.ts'
import { rounded } from '../../src/language/linear/scores.ts'
import { percentile, scoreSets } from './scores.ts'

/*
 * Places found against places that people marked: exact words and kind. The rules were made looking at the rows of
 * three of every four rows ("seen"); every fourth is the check. The data stays outside the repository.
 *   node --import tsx bench/language/places.ts ../shared/data [--errors]
 */

const Labelled = z.object({
  id: z.string(),
  place: z.array(z.object({ text: z.string(), kind: z.string() })),
})
const Message = z.object({ id: z.string(), title: z.string(), detail: z.string() })
type Row = {
  readonly gold: z.infer<typeof Labelled>
  readonly message: z.infer<typeof Message>
  readonly seen: boolean
}
type Pick = (message: Row['message']) => string

const texts: Readonly<Record<string, Pick>> = {
  whole: ({ title, detail }) => `${title}。${detail}`,
  title: ({ title }) => title,
  detail: ({ detail }) => detail,
}
const kinds = ['estate', 'building', 'stairwell', 'floor', 'room', 'road', 'poi'] as const

/** F1 by text, half and kind. A title or a detail answers only for the spans that stand in it. */
function measurePlaces(folder: string) {
  const rows = rowsOf(folder)
  return Object.fromEntries(
    Object.entries(texts).map(([name, pick]) => [
      name,
      {
        all: scored(rows, pick),
        seen: scored(
          rows.filter(({ seen }) => seen),
          pick,
        ),
        unseen: scored(
          rows.filter(({ seen }) => !seen),
          pick,
        ),
        kinds: Object.fromEntries(kinds.map((kind) => [kind, scored(rows, pick, kind)])),
      },
    ]),
  )
}

function scored(rows: readonly Row[], pick: Pick, only?: string) {
  const wanted = ({ kind }: { readonly kind: string }) => only === undefined || kind === only
  return scoreSets(
    rows.map(({ gold, message }) => {
      const text = pick(message)
      return {
        gold: gold.place.filter((each) => wanted(each) && text.includes(each.text)).map(key),
        said: findPlaces(text).filter(wanted).map(key),
      }
    }),
  )
}

const key = ({ kind, text }: { readonly kind: string; readonly text: string }) => `${kind} ${text}`

/** What was missed and what was found wrongly in the rows that may be looked at, with the words around. */
function listErrors(folder: string) {
  return rowsOf(folder)
    .filter(({ seen }) => seen)
    .flatMap(({ gold, message }) => {
      const text = `${message.title}。${message.detail}`
      const said = findPlaces(text)
      const truth = new Set(gold.place.map(key))
      const mine = new Set(said.map(key))
      const missed = gold.place.filter((each) => !mine.has(key(each)))
      const wrong = said.filter((each) => !truth.has(key(each)))
      return missed.length + wrong.length === 0
        ? []
        : [
            {
              missed: missed.map((each) => around(text, each)),
              wrong: wrong.map((each) => around(text, each)),
            },
          ]
    })
}

function around(text: string, each: Pick2): string {
  const at = each.start ?? text.indexOf(each.text)
  const end = at + each.text.length
  return `${each.kind} ${text.slice(Math.max(0, at - 8), at)}[${each.text}]${text.slice(end, end + 6)}`
}
type Pick2 = { readonly kind: string; readonly text: string; readonly start?: PlaceSpan['start'] }

/** Milliseconds for one call: whole messages, and titles, which are one sentence. */
function measureSpeed(folder: string) {
  const messages = linesOf(folder, 'messages.jsonl', Message)
  return Object.fromEntries(
    ['whole', 'title'].map((name) => {
      const pick = texts[name] ?? (({ title }) => title)
      const took = messages.map((message) => {
        const text = pick(message)
        const start = performance.now()
        findPlaces(text)
        return performance.now() - start
      })
      const sorted = took.toSorted((a, b) => a - b)
      const mean = took.reduce((a, b) => a + b, 0) / took.length
      return [name, { mean: rounded(mean), p99: rounded(percentile(sorted, 0.99)) }]
    }),
  )
}

function rowsOf(folder: string): Row[] {
  const messages = new Map(linesOf(folder, 'messages.jsonl', Message).map((each) => [each.id, each]))
  return linesOf(folder, 'neighbourhood.dev.jsonl', Labelled).flatMap((gold, at) => {
    const message = messages.get(gold.id)
    return message ? [{ gold, message, seen: at % 4 !== 3 }] : []
  })
}

function linesOf<T>(folder: string, file: string, schema: z.ZodType<T>): T[] {
  return readFileSync(join(folder, file), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => schema.parse(JSON.parse(line)))
}

const [folder = '../shared/data', errors] = process.argv.slice(2)
if (errors === '--errors') for (const each of listErrors(folder)) console.log(JSON.stringify(each))
else console.log(JSON.stringify({ places: measurePlaces(folder), speed: measureSpeed(folder) }, null, 1))
