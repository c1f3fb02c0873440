import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { featureKeys, learnFrom, type Taught } from '../../src/language/adapt.ts'
import { guessTopic, type Lean } from '../../src/language/classify.ts'
import { starters } from '../../src/language/data/starters.ts'
import { topics } from '../../src/rulebook/categories.ts'

/*
 * What a community gains by its corrections: hand-labelled messages come one after the other, each is read before it is
 * put right, and every correction teaches (progressive validation; no message is read after it taught). Beside it what
 * is lost: how many of the starter sentences keep their topic in the end. The data stays outside the repository.
 * With --files-as A:B the community has a way of its own: what others call A it files under B.
 * node bench/language/learning.ts [--data FOLDER] [--orders N] [--files-as A:B]
 */

const Labelled = z.object({ id: z.string(), topic: z.enum(topics) })
const Message = z.object({ id: z.string(), title: z.string() })

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: '../shared/data' },
    orders: { type: 'string', default: '5' },
    'files-as': { type: 'string', default: ':' },
  },
})
const titles = new Map(rowsOf('messages.jsonl', Message).map(({ id, title }) => [id, title]))
const [others, ours] = values['files-as'].split(':')
const gold = rowsOf('neighbourhood.dev.jsonl', Labelled).map(({ id, topic }) => ({
  id,
  topic: topic === others ? (topics.find((each) => each === ours) ?? topic) : topic,
}))

const runs = Array.from({ length: Number(values.orders) }, (_, n) => run(shuffled(gold, n + 1)))
const mean = (pick: (each: (typeof runs)[number]) => number) =>
  Math.round((runs.reduce((sum, each) => sum + pick(each), 0) / runs.length) * 1000) / 1000

process.stdout.write(
  `${JSON.stringify({
    messages: gold.length,
    orders: runs.length,
    right: { fixed: mean((each) => each.fixed), learning: mean((each) => each.learning) },
    rightInSecondHalf: { fixed: mean((each) => each.fixedLate), learning: mean((each) => each.learningLate) },
    corrections: mean((each) => each.corrections),
    startersThatKeepTheirTopic: mean((each) => each.kept),
    msToLearnAnew: mean((each) => each.millis),
  })}\n`,
)

function run(rows: readonly z.infer<typeof Labelled>[]) {
  const taught: Taught[] = []
  let lean: Lean | undefined
  const read = rows.map(({ id, topic }) => {
    const text = titles.get(id) ?? ''
    const fixed = guessTopic(text).topic === topic
    const proposed = guessTopic(text, lean).topic
    if (proposed !== topic) {
      taught.push({ keys: featureKeys(text), proposed, decided: topic })
      lean = learnFrom(taught) ?? undefined
    }
    return { fixed, learning: proposed === topic }
  })
  const late = read.slice(read.length / 2)
  const from = performance.now()
  const last = learnFrom(taught) ?? undefined
  const millis = performance.now() - from
  const all = topics.flatMap((topic) => starters[topic])
  const kept = all.filter((said) => guessTopic(said, last).topic === guessTopic(said).topic)
  return {
    fixed: share(read, 'fixed'),
    learning: share(read, 'learning'),
    fixedLate: share(late, 'fixed'),
    learningLate: share(late, 'learning'),
    corrections: taught.length,
    kept: kept.length / all.length,
    millis,
  }
}

function share(read: readonly { fixed: boolean; learning: boolean }[], which: 'fixed' | 'learning'): number {
  return read.filter((each) => each[which]).length / read.length
}

function shuffled<T>(from: readonly T[], seed: number): T[] {
  let state = seed
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
  return from
    .map((each) => ({ each, key: next() }))
    .toSorted((a, b) => a.key - b.key)
    .map(({ each }) => each)
}

function rowsOf<T>(file: string, schema: z.ZodType<T>): T[] {
  return readFileSync(join(values.data, file), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => schema.parse(JSON.parse(line)))
}
