import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { rounded } from '../../src/language/linear/scores.ts'
import { readWords } from '../../src/language/read-words.ts'
import { likelySame, type Matter, type Nearness } from '../../src/language/same-nearby.ts'
import { isTopic } from '../../src/rulebook/categories.ts'

/*
 * node --import tsx bench/language/nearby.ts [folder]: the same matter nearby, as JSON. Each pair is judged as if it
 * stood in one stairwell, one building, or at places that are not known: pairs within a hot issue (votes >= 2) should
 * be taken; pairs of one topic by hand from other places stand for other matters of one place. Even rows were looked
 * at when the thresholds were chosen, odd rows were not.
 */

const folder = process.argv[2] ?? join(import.meta.dirname, '..', '..', '..', 'shared', 'data')
const Message = z.object({ id: z.string(), title: z.string(), detail: z.string() })
const Vote = z.object({ issue: z.string(), id: z.string(), votes: z.number() })
const Labelled = z.object({ id: z.string(), topic: z.string() })
type Said = z.output<typeof Message>

const nears = ['stairwell', 'building', 'unknown'] as const satisfies readonly Nearness[]

function measureAll() {
  const messages = new Map(linesOf('messages.jsonl', Message).map((each) => [each.id, each]))
  const votes = linesOf('hot-issues.dev.jsonl', Vote).filter(({ votes: count }) => count >= 2)
  const labelled = linesOf('neighbourhood.dev.jsonl', Labelled)
  const forms = { titles: ({ title }: Said) => title, first200: (it: Said) => it.detail.trim().slice(0, 200) }
  return Object.entries(forms).map(([form, textOf]) => {
    const others = (half: 0 | 1) => {
      const rows = labelled.filter((_, at) => at % 2 === half)
      const all = rows.flatMap(({ id, topic }) => matterOf(messages.get(id), textOf, topic))
      return taken(pairsOf(all).filter(([a, b]) => a.topic === b.topic && a.topic !== 'other'))
    }
    const issues = [...new Set(votes.map(({ issue }) => issue))].map((name) => {
      const ids = votes.flatMap(({ issue, id }) => (issue === name ? [id] : []))
      // The database offers only candidates of one topic.
      const [first, ...rest] = ids.flatMap((id) => matterOf(messages.get(id), textOf))
      return taken(pairsOf(first ? [first, ...rest.map((each) => ({ ...each, topic: first.topic }))] : []))
    })
    return { form, sameIssue: issues, otherMatterEvenRows: others(0), otherMatterOddRows: others(1) }
  })
}

function matterOf(message: Said | undefined, textOf: (message: Said) => string, label?: string): Matter[] {
  if (!message) return []
  const detail = textOf(message)
  const [{ summary, topic }] = readWords(detail).needs
  return [{ title: summary, detail, topic: label !== undefined && isTopic(label) ? label : topic, day: 0 }]
}

type Pair = readonly [Matter, Matter]

function taken(pairs: readonly Pair[]) {
  const share = (near: Nearness) =>
    rounded(pairs.filter(([a, b]) => likelySame(a)(b, near) !== null).length / (pairs.length || 1))
  return { pairs: pairs.length, ...Object.fromEntries(nears.map((near) => [near, share(near)])) }
}

function pairsOf(all: readonly Matter[]): Pair[] {
  return all.flatMap((a, at) => all.slice(0, at).map((b): Pair => [b, a]))
}

function linesOf<T>(file: string, schema: z.ZodType<T>): T[] {
  const lines = readFileSync(join(folder, file), 'utf8').split('\n')
  return lines.filter((line) => line.trim() !== '').map((line) => schema.parse(JSON.parse(line)))
}

if (existsSync(join(folder, 'hot-issues.dev.jsonl'))) console.log(JSON.stringify(measureAll(), null, 1))
else console.log(JSON.stringify({ skipped: `no data in ${folder}` }))
