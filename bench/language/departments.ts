import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { foldsOf } from '../../src/language/linear/folds.ts'
import { groupRepeats } from '../../src/language/linear/groups.ts'
import { classify, teach } from '../../src/language/linear/model.ts'
import { type Pair, score } from '../../src/language/linear/scores.ts'
import { seeded } from '../../src/language/linear/seeded.ts'

/*
 * node --import tsx bench/language/departments.ts [folder] [seed]: five-fold cross-validation of the linear model on the
 * city's seven departments, taught on both files together, and on each alone as one file of `legwork train`. Most raw
 * rows stand among the segmented ones again, with words left out, so repeats are grouped by what the shorter text shares
 * with the longer, over both files, and a group is always in one fold.
 */

const Row = z.object({
  text: z.string().optional(),
  tokens: z.string().optional(),
  title: z.string().optional(),
  detail: z.string().optional(),
  label: z.string(),
})

const folder = process.argv[2] ?? join(import.meta.dirname, '..', '..', '..', 'shared', 'data')
const seed = Number(process.argv[3] ?? 7)
const files = ['departments.dev.jsonl', 'departments.segmented.dev.jsonl'] as const

if (existsSync(join(folder, files[0]))) console.log(JSON.stringify(measure(), null, 2))
else console.log(JSON.stringify({ skipped: `no data in ${folder}` }))

function measure() {
  const rows = files.flatMap((file) => rowsOf(file).map((row) => ({ ...row, isRaw: file === files[0] })))
  const groups = groupRepeats(rows.map((row) => (row.text ?? row.tokens ?? '').replace(/\s/g, '')))
  const fold = foldsOf(
    rows.map((row) => row.label),
    groups,
    { folds: 5, draw: seeded(seed) },
  )
  return {
    seed,
    rows: rows.length,
    groups: new Set(groups).size,
    contradictions: contradictionsIn(rows, groups),
    taughtOnBoth: judged(rows, fold, () => true),
    taughtOnRaw: judged(rows, fold, ({ isRaw }) => isRaw),
    taughtOnSegmented: judged(rows, fold, ({ isRaw }) => !isRaw),
  }
}

type Told = z.infer<typeof Row> & { readonly isRaw: boolean }

/** Near repeats that were given different labels: of so many groups of several rows, so many are not of one mind. */
function contradictionsIn(rows: readonly Told[], groups: Int32Array) {
  const labels = new Map<number, string[]>()
  rows.forEach(({ label }, n) => labels.set(groups[n] ?? n, [...(labels.get(groups[n] ?? n) ?? []), label]))
  const several = [...labels.values()].filter(({ length }) => length > 1)
  return { groups: several.length, divided: several.filter((all) => new Set(all).size > 1).length }
}

function judged(rows: readonly Told[], fold: Int32Array, isTaught: (row: Told) => boolean) {
  const draw = seeded(seed)
  const told = {
    titles: [] as Pair[],
    wholeOfTitles: [] as Pair[],
    raw: [] as Pair[],
    segmented: [] as Pair[],
  }
  const took: number[] = []
  for (const at of [0, 1, 2, 3, 4]) {
    const taught = rows
      .filter((row, n) => fold[n] !== at && isTaught(row))
      .map(({ label, ...row }) => ({ label, fields: fieldsOf(row) }))
    const start = performance.now()
    const model = teach(taught, { draw })
    took.push(performance.now() - start)
    rows.forEach((row, n) => {
      if (fold[n] !== at) return
      const judge = (text: string) => ({ gold: row.label, said: classify(model, text).label })
      const whole = judge(row.text ?? row.tokens ?? '')
      told[row.isRaw ? 'raw' : 'segmented'].push(whole)
      if (!row.title) return
      told.titles.push(judge(row.title))
      told.wholeOfTitles.push(whole)
    })
  }
  return {
    teachSeconds: Math.round(Math.max(...took) / 100) / 10,
    titles: score(told.titles),
    titlesWrong: wrongOf(told.titles, told.wholeOfTitles),
    raw: score(told.raw),
    segmented: score(told.segmented),
  }
}

/** How many titles were misread, and how many of them are misread alike when the whole letter is shown. */
function wrongOf(titles: readonly Pair[], wholes: readonly Pair[]) {
  const wrong = titles.map(({ gold, said }, n) => ({ gold, said, whole: wholes[n]?.said }))
  const all = wrong.filter(({ gold, said }) => gold !== said)
  return { all: all.length, alikeByWholeLetter: all.filter(({ said, whole }) => said === whole).length }
}

function fieldsOf({ text, tokens, title, detail }: Omit<z.infer<typeof Row>, 'label'>): string[] {
  if (title && detail) return [title, detail]
  return [text ?? tokens ?? '']
}

function rowsOf(file: string) {
  return readFileSync(join(folder, file), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => Row.parse(JSON.parse(line)))
}
