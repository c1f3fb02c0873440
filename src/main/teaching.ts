import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { foldsOf } from '../language/linear/folds.ts'
import { groupRepeats } from '../language/linear/groups.ts'
import { because, classify, type Row, teach } from '../language/linear/model.ts'
import { readModel, writeModel } from '../language/linear/model-file.ts'
import { score } from '../language/linear/scores.ts'
import { seeded } from '../language/linear/seeded.ts'
import type { Io } from './io.ts'
import { readLines, textOf } from './jsonl.ts'
import { labelledRows, namesIn, textIn, wordsOf } from './rows.ts'

/* `legwork train`, `classify` and `evaluate`: JSON lines in, JSON out. The same rows always give the same model. */

const seed = 20_260_101
const fewestRows = 10

export async function runTrain(args: readonly string[], { out, err }: Io): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      text: { type: 'string', default: 'text' },
      label: { type: 'string', default: 'label' },
      out: { type: 'string' },
    },
  })
  if (values.out === undefined) return misused(err, 'Say with --out where the model is to be kept.')
  const { rows, skipped } = labelledRows(await textIn(undefined), {
    text: namesIn(values.text),
    label: values.label,
  })
  if (!isEnough(rows)) return tooFew(err, rows, skipped)
  const model = teach(rows, { draw: seeded(seed) })
  const file = writeModel(model)
  writeFileSync(values.out, file)
  out(JSON.stringify({ rows: rows.length, labels: model.labels, skipped, bytes: file.length }))
  return 0
}

export async function runClassify(args: readonly string[], { out, err }: Io): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      model: { type: 'string' },
      text: { type: 'string', default: 'text' },
      why: { type: 'boolean', default: false },
    },
  })
  if (values.model === undefined) return misused(err, 'Say with --model which model is to be used.')
  const model = readModel(readFileSync(values.model, 'utf8'))
  const names = namesIn(values.text)
  const lines = readLines(await textIn(undefined)).map((each) => {
    if (!('fields' in each)) return { line: each.line, error: each.why }
    const words = wordsOf(each.fields, names).join('。')
    const { label, confidence } = classify(model, words)
    const told = { id: each.fields['id'] ?? null, label, confidence: Math.round(confidence * 1000) / 1000 }
    return values.why ? { ...told, because: because(model, words, label) } : told
  })
  if (lines.length > 0) out(lines.map((line) => JSON.stringify(line)).join('\n'))
  return 0
}

export async function runEvaluate(args: readonly string[], { out, err }: Io): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      text: { type: 'string', default: 'text' },
      label: { type: 'string', default: 'label' },
      on: { type: 'string' },
      folds: { type: 'string', default: '5' },
      group: { type: 'string' },
    },
  })
  const folds = Number(values.folds)
  if (!Number.isInteger(folds) || folds < 2 || folds > 50)
    return misused(err, `--folds must be a whole number from 2 to 50, not "${values.folds}".`)
  const text = await textIn(undefined)
  const names = namesIn(values.text)
  const isByField = values.group !== undefined && values.group !== 'near-repeats'
  const { rows, skipped } = labelledRows(text, {
    text: names,
    label: values.label,
    ...(isByField ? { group: values.group ?? '' } : {}),
  })
  if (!isEnough(rows)) return tooFew(err, rows, skipped)
  const groups = isByField
    ? numbered(rows.map((row, n) => row.group || `row ${n}`))
    : values.group === undefined
      ? rows.map((_, n) => n)
      : groupRepeats(rows.map((row) => row.fields.join('')))
  const asked = askedOf(text, { names, label: values.label, on: values.on })
  const pairs = crossValidate(rows, asked, { groups, folds })
  out(JSON.stringify({ folds, groups: new Set(groups).size, ...score(pairs), skipped }, null, 2))
  return 0
}

type Split = { readonly groups: ArrayLike<number> & Iterable<number>; readonly folds: number }

// Every row is judged once, by a model that saw neither it nor a near repeat of it.
function crossValidate(rows: readonly Row[], asked: readonly (string | null)[], { groups, folds }: Split) {
  const draw = seeded(seed)
  const fold = foldsOf(
    rows.map((row) => row.label),
    groups,
    { folds, draw },
  )
  return Array.from({ length: folds }, (_, at) => at).flatMap((at) => {
    const model = teach(
      rows.filter((_, n) => fold[n] !== at),
      { draw },
    )
    return rows.flatMap((row, n) => {
      const words = asked[n]
      return fold[n] !== at || !words ? [] : [{ gold: row.label, said: classify(model, words).label }]
    })
  })
}

type Asking = { readonly names: readonly string[]; readonly label: string; readonly on: string | undefined }

/** What each row that can be taught by is asked with: its own words, or another field, null when it has none. */
function askedOf(text: string, { names, label, on }: Asking): (string | null)[] {
  return readLines(text).flatMap((each) => {
    if (!('fields' in each) || textOf(each.fields, label) === '') return []
    const words = wordsOf(each.fields, names)
    if (words.length === 0) return []
    return [on === undefined ? words.join('。') : textOf(each.fields, on) || null]
  })
}

function numbered(names: readonly string[]): number[] {
  const known = new Map<string, number>()
  return names.map((name) => {
    const number = known.get(name) ?? known.size
    known.set(name, number)
    return number
  })
}

function isEnough(rows: readonly Row[]): boolean {
  return rows.length >= fewestRows && new Set(rows.map(({ label }) => label)).size >= 2
}

function tooFew(err: Io['err'], rows: readonly Row[], skipped: readonly object[]): number {
  err(
    `A model needs at least ${fewestRows} rows of two labels; there are ${rows.length}, and ${skipped.length} lines were left out: ${JSON.stringify(skipped.slice(0, 5))}`,
  )
  return 1
}

function misused(err: Io['err'], says: string): number {
  err(says)
  return 2
}
