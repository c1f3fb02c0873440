import { countRuns, defaultSpec, idfOf, runsOf, type Sparse, type Spec, weigh } from './features.ts'
import { dot, separate } from './svm.ts'
import { openingIfLong, viewsOf } from './views.ts'

export type Model = {
  readonly spec: Spec
  /** In the order of `weights`. */
  readonly labels: readonly string[]
  readonly idf: Float32Array
  /** For each label a weight for each place of the table, and one more for the constant. */
  readonly weights: readonly Float32Array[]
  /** Margins times this are the exponents of the confidences. */
  readonly sharpness: number
}

export type Row = { readonly fields: readonly string[]; readonly label: string }

export type Verdict = {
  readonly label: string
  /** 0..1: how often a verdict of this kind is right. */
  readonly confidence: number
  /** One for each label of the model, in its order. */
  readonly margins: readonly number[]
}

export type Teaching = {
  readonly spec?: Spec
  readonly cost?: number
  readonly epochs?: number
  readonly draw: () => number
}

/**
 * Teaches one linear separator for each label on TF-IDF of character runs, then fits on rows kept back how sure a
 * margin makes (temperature scaling, Guo et al. 2017). Labels need two rows to be kept back from.
 */
export function teach(rows: readonly Row[], how: Teaching): Model {
  const [kept, taught] = apart(rows, how.draw)
  const rehearsal = fit(taught, how)
  const sharpness = sharpnessOf(
    kept.map(({ fields, label }) => ({
      margins: marginsOf(rehearsal, fields.join('。')),
      right: rehearsal.labels.indexOf(label),
    })),
  )
  return { ...fit(rows, how), sharpness }
}

export function classify(model: Model, text: string): Verdict {
  const margins = marginsOf(model, text)
  const best = margins.reduce((first, margin, at) => (margin > (margins[first] ?? 0) ? at : first), 0)
  const shares = softmax(margins, model.sharpness)
  return { label: model.labels[best] ?? '', confidence: shares[best] ?? 0, margins }
}

/** The runs of characters that spoke most for a label; a run within another counts once. */
export function because(model: Model, text: string, label: string, most = 3): string[] {
  const weights = model.weights[model.labels.indexOf(label)]
  if (!weights) return []
  const told = runsOf(text, model.spec)
    .map(({ run, id }) => ({ run, weight: (weights[id] ?? 0) * (model.idf[id] ?? 0) }))
    .filter(({ run, weight }) => run.length > 1 && weight > 0)
    .toSorted((a, b) => b.weight - a.weight)
  const chosen: string[] = []
  for (const { run } of told) {
    if (chosen.length === most) break
    if (!chosen.some((other) => other.includes(run) || run.includes(other))) chosen.push(run)
  }
  return chosen
}

function fit(rows: readonly Row[], { spec = defaultSpec, cost = 1, epochs = 30, draw }: Teaching): Model {
  const views = rows.flatMap(({ fields, label }) => viewsOf(fields).map((text) => ({ text, label })))
  const counted = views.map(({ text }) => countRuns(text, spec))
  const idf = idfOf(counted, spec)
  const vectors = counted.map((counts) => weigh(counts, idf))
  const labels = [...new Set(rows.map(({ label }) => label))].toSorted()
  const size = 1 << spec.bits
  const many = labels.map((label) => views.filter((view) => view.label === label).length)
  const weights = labels.map((label, at) => {
    // A rare label counts for more, by the root: evenly would believe three rows as much as three thousand.
    const lift = Math.sqrt((views.length - (many[at] ?? 0)) / Math.max(1, many[at] ?? 1))
    const isYes = (n: number) => views[n]?.label === label
    return separate(vectors, isYes, (n) => (isYes(n) ? lift : 1), { size, cost, epochs, draw })
  })
  return { spec, labels, idf, weights, sharpness: 1 }
}

// A long text once more by its opening. The mean keeps the margins of long and short texts on one scale.
function marginsOf(model: Model, text: string): number[] {
  const opening = openingIfLong(text)
  const whole = onceRead(model, text)
  if (opening === null) return whole
  const first = onceRead(model, opening)
  return whole.map((margin, at) => (margin + openingShare * (first[at] ?? 0)) / (1 + openingShare))
}

function onceRead({ spec, idf, weights }: Model, text: string): number[] {
  const row: Sparse = weigh(countRuns(text, spec), idf)
  return weights.map((each) => dot(each, row))
}

/** How much the opening counts beside the whole; flat from 0.15 to 0.3 (decision 0011). */
const openingShare = 0.2

// A fifth of the rows, at most 2,000.
function apart(rows: readonly Row[], draw: () => number): [Row[], Row[]] {
  const share = Math.min(0.2, 2_000 / rows.length)
  const isKept = rows.map(() => draw() < share)
  return [rows.filter((_, n) => isKept[n]), rows.filter((_, n) => !isKept[n])]
}

type Sure = { readonly margins: readonly number[]; readonly right: number }

const sharpest = 20

// The likelihood has one peak; a grid finds it as well as anything.
function sharpnessOf(all: readonly Sure[]): number {
  const told = all.filter(({ right }) => right >= 0)
  const steps = Array.from({ length: 80 }, (_, n) => ((n + 1) * sharpest) / 80)
  const loss = (sharpness: number) =>
    told.reduce(
      (sum, { margins, right }) => sum - Math.log((softmax(margins, sharpness)[right] ?? 0) + 1e-9),
      0,
    )
  return told.length === 0
    ? 1
    : steps.reduce((best, each) => (loss(each) < loss(best) ? each : best), steps[0] ?? 1)
}

function softmax(margins: readonly number[], sharpness: number): number[] {
  const top = Math.max(...margins)
  const powers = margins.map((margin) => Math.exp((margin - top) * sharpness))
  const sum = powers.reduce((a, b) => a + b, 0)
  return powers.map((power) => power / sum)
}
