import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { foldsOf } from '../../src/language/linear/folds.ts'
import { groupRepeats } from '../../src/language/linear/groups.ts'
import { classify, teach } from '../../src/language/linear/model.ts'
import { type Pair, score } from '../../src/language/linear/scores.ts'
import { seeded } from '../../src/language/linear/seeded.ts'

/*
 * node --import tsx bench/language/departments.ts [folder]: five-fold cross-validation of the linear model on the
 * city's seven departments, raw and segmented rows together. Most raw rows stand among the segmented ones again, with
 * words left out, so repeats are grouped by what the shorter text shares with the longer, over both files.
 */

const Row = z.object({
  text: z.string().optional(),
  tokens: z.string().optional(),
  title: z.string().optional(),
  detail: z.string().optional(),
  label: z.string(),
})

const folder = process.argv[2] ?? join(import.meta.dirname, '..', '..', '..', 'shared', 'data')
const files = ['departments.dev.jsonl', 'departments.segmented.dev.jsonl'] as const

if (existsSync(join(folder, files[0]))) console.log(JSON.stringify(measure(), null, 2))
else console.log(JSON.stringify({ skipped: `no data in ${folder}` }))

function measure() {
  const rows = files.flatMap((file) => rowsOf(file).map((row) => ({ ...row, isRaw: file === files[0] })))
  const groups = groupRepeats(rows.map((row) => (row.text ?? row.tokens ?? '').replace(/\s/g, '')))
  const draw = seeded(7)
  const fold = foldsOf(
    rows.map((row) => row.label),
    groups,
    { folds: 5, draw },
  )
  const told = { titles: [] as Pair[], raw: [] as Pair[], segmented: [] as Pair[] }
  for (const at of [0, 1, 2, 3, 4]) {
    const taught = rows
      .filter((_, n) => fold[n] !== at)
      .map(({ label, ...row }) => ({ label, fields: fieldsOf(row) }))
    const model = teach(taught, { draw })
    rows.forEach((row, n) => {
      if (fold[n] !== at) return
      const judge = (text: string) => ({ gold: row.label, said: classify(model, text).label })
      told[row.isRaw ? 'raw' : 'segmented'].push(judge(row.text ?? row.tokens ?? ''))
      if (row.title) told.titles.push(judge(row.title))
    })
  }
  return {
    rows: rows.length,
    groups: new Set(groups).size,
    titles: score(told.titles),
    raw: score(told.raw),
    segmented: score(told.segmented),
  }
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
