import type { BuildingId, EstateId, StairwellId } from '../../../kernel/ids.ts'
import type { Term } from '../../../language/search-terms.ts'

/** What somebody typed, made ready to be found. */
export type Sought = {
  /** Word by word, to be shown where they stand. */
  readonly terms: readonly Term[]
  /** The pairs of all words, as a tsquery. */
  readonly vector: string
  /** What is only similar, as a tsquery; null when nothing can be. */
  readonly near: string | null
  /** Words that are longer than one pair: the pairs may stand apart, so the phrase itself is looked for. */
  readonly phrases: readonly Phrase[]
  /** A whole phone number, as its fingerprint: finds what was said from it. */
  readonly phone: string | null
}

export type Phrase = {
  /** A regular expression. */
  readonly pattern: string
  readonly estates: readonly EstateId[]
  readonly buildings: readonly BuildingId[]
  readonly stairwells: readonly StairwellId[]
}
