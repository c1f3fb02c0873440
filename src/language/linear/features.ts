import { normalise } from '../normalise.ts'
import { once } from '../once.ts'

/** What is looked at in a text, as places in a table of `1 << bits`, each once, with its weight; length 1. */
export type Sparse = { readonly ids: Int32Array; readonly values: Float32Array }

/** How texts become numbers; kept with every model, so that it reads as it was taught. */
export type Spec = {
  /** The table has 2^bits places. */
  readonly bits: number
  /** Runs of one to so many characters. */
  readonly longestRun: number
  /** Characters of a text that are looked at. */
  readonly mostCharacters: number
  /** So many at the beginning count twice: people begin with what it is about. */
  readonly opening: number
  /** Whether words and pairs of neighbouring words are looked at beside the runs. */
  readonly words?: boolean
}

export const defaultSpec: Spec = { bits: 18, longestRun: 3, mostCharacters: 1_500, opening: 30, words: true }

/** The text as the model sees it: one form, digits alike, no spaces, for a number says nothing of the matter. */
export function plain(text: string, spec: Spec): string {
  return withoutMarks(readable(text, spec))
}

function readable(text: string, { mostCharacters }: Spec): string {
  return normalise(text.slice(0, mostCharacters)).replace(/\d/g, '0')
}

function withoutMarks(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, '')
}

/** How often each run and word occurs, by its place in the table. Two may share one; that is rare and harmless. */
export function countRuns(text: string, spec: Spec): Map<number, number> {
  const counts = new Map<number, number>()
  const cleaned = readable(text, spec)
  const said = withoutMarks(cleaned)
  for (let at = 0; at < said.length; at++) {
    let hash = start
    const last = Math.min(said.length, at + spec.longestRun)
    for (let next = at; next < last; next++) {
      hash = step(hash, said.charCodeAt(next))
      const place = placeOf(hash, spec.bits)
      counts.set(place, (counts.get(place) ?? 0) + (next < spec.opening ? 2 : 1))
    }
  }
  if (spec.words) countWords(cleaned, spec, counts)
  return counts
}

const cutter = once(() => new Intl.Segmenter('zh', { granularity: 'word' }))

/** Marks before a word and between two, so that a word is not taken for the same characters as a run. */
const aWord = '\u0001'
const andThen = '\u0002'

// What is no letter or digit to the runs is none to the words: the cutter takes some signs for words.
function countWords(text: string, { bits, opening }: Spec, counts: Map<number, number>): void {
  const cuttable = text.replace(/[^\p{L}\p{N}]+/gu, ' ')
  let before = ''
  for (const { segment, index, isWordLike } of cutter().segment(cuttable)) {
    if (!isWordLike) continue
    const times = index < opening ? 2 : 1
    const alone = placeOfRun(aWord + segment, bits)
    counts.set(alone, (counts.get(alone) ?? 0) + times)
    if (before !== '') {
      const both = placeOfRun(aWord + before + andThen + segment, bits)
      counts.set(both, (counts.get(both) ?? 0) + 1)
    }
    before = segment
  }
}

/** Sublinear term frequency times inverse document frequency, length 1 (Salton & Buckley 1988). Rare ones are left out. */
export function weigh(counts: ReadonlyMap<number, number>, idf: Float32Array): Sparse {
  const ids = new Int32Array(counts.size)
  const values = new Float32Array(counts.size)
  let n = 0
  let squares = 0
  for (const [id, count] of counts) {
    const rarity = idf[id] ?? 0
    if (rarity === 0) continue
    const value = (1 + Math.log(count)) * rarity
    ids[n] = id
    values[n++] = value
    squares += value * value
  }
  const norm = squares > 0 ? 1 / Math.sqrt(squares) : 0
  for (let at = 0; at < n; at++) values[at] = (values[at] ?? 0) * norm
  return { ids: ids.subarray(0, n), values: values.subarray(0, n) }
}

/** ln((1 + n) / (1 + df)) + 1 for what stands in at least `least` texts, else 0: it is not looked at. */
export function idfOf(all: readonly ReadonlyMap<number, number>[], spec: Spec, least = 2): Float32Array {
  const seen = new Int32Array(1 << spec.bits)
  for (const counts of all) for (const id of counts.keys()) seen[id] = (seen[id] ?? 0) + 1
  return Float32Array.from(seen, (df) => (df < least ? 0 : Math.log((1 + all.length) / (1 + df)) + 1))
}

/** The runs themselves, longest first, for those who want to know why. */
export function runsOf(text: string, spec: Spec): { readonly run: string; readonly id: number }[] {
  const said = plain(text, spec)
  const runs = new Map<string, number>()
  for (let length = spec.longestRun; length > 0; length--)
    for (let at = 0; at + length <= said.length; at++) {
      const run = said.slice(at, at + length)
      if (!runs.has(run)) runs.set(run, placeOfRun(run, spec.bits))
    }
  return [...runs].map(([run, id]) => ({ run, id }))
}

// FNV-1a over UTF-16 units, folded onto the table.
const start = 0x811c9dc5

function step(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x01000193)
}

function placeOf(hash: number, bits: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  return (mixed ^ (mixed >>> 13)) & ((1 << bits) - 1)
}

function placeOfRun(run: string, bits: number): number {
  let hash = start
  for (let at = 0; at < run.length; at++) hash = step(hash, run.charCodeAt(at))
  return placeOf(hash, bits)
}
