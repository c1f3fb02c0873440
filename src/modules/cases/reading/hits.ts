import { findTerm, type Folded, fold, type How, type Span } from '../../../language/search-spans.ts'
import type { Term } from '../../../language/search-terms.ts'

/** A piece of a text; `how` it was found when it is one of the words that were looked for. */
export type Piece = { readonly text: string; readonly how: How | null }

/** Where and how a case has what was looked for. */
export type Hit = {
  /** The weakest: `near` when one of the words is only similar. */
  readonly how: How
  /** Similar words counted as well. */
  readonly isLoose: boolean
  /** In the title, not further down. */
  readonly isInTitle: boolean
  readonly title: readonly Piece[]
  /** A part of what was said, when neither title nor place has all of it. */
  readonly said: readonly Piece[] | null
}

export type Texts = {
  readonly title: string
  readonly place: string
  readonly said: readonly string[]
}

/** Which text has the words, and how; cheap, for many cases. */
export type Stand = Pick<Hit, 'how' | 'isLoose' | 'isInTitle'> & { readonly below: number | null }

/**
 * Where the words stand. `loosely`: similar words count as well, and null says that one of them stands nowhere; without
 * it the case is known to have them, if only by the name of its place.
 */
export function standOf(terms: readonly Term[], texts: Texts, isLoose: boolean): Stand | null {
  const ready = { title: fold(texts.title), place: fold(texts.place), said: texts.said.map(fold) }
  const found = terms.map((term) => whereIs(term, ready, isLoose))
  if (isLoose && found.some((each) => each === null)) return null
  const all = found.flatMap((each) => (each === null ? [] : [each]))
  const below = all.flatMap(({ where }) => (typeof where === 'number' ? [where] : []))
  const isOff = all.some(({ how }) => how !== 'words')
  return {
    how: all.some(({ how }) => how === 'near') ? 'near' : isOff ? 'sound' : 'words',
    isLoose,
    isInTitle: all.every(({ where }) => where === 'title'),
    below: below[0] ?? null,
  }
}

/** The texts with their marks. */
export function hitOf(terms: readonly Term[], texts: Texts, { below, ...stand }: Stand): Hit {
  const { isLoose } = stand
  return {
    ...stand,
    title: markedIn(texts.title, terms, isLoose),
    said: below === null ? null : excerpt(texts.said[below] ?? '', terms, isLoose),
  }
}

/** The text in pieces, with every word that was looked for in a piece of its own. */
export function markedIn(text: string, terms: readonly Term[], loosely: boolean): Piece[] {
  return cut(text, spansIn(fold(text), terms, loosely))
}

type Where = { readonly where: 'title' | 'place' | number; readonly how: How }
type Ready = { readonly title: Folded; readonly place: Folded; readonly said: readonly Folded[] }

/** The best place of one term: as typed rather than similar, in the title rather than further down. */
function whereIs(term: Term, { title, place, said }: Ready, loosely: boolean): Where | null {
  for (const isLoose of loosely ? [false, true] : [false]) {
    const places = [['title', title], ['place', place], ...said.map((each, n) => [n, each] as const)] as const
    for (const [where, text] of places) {
      const [first] = findTerm(text, term, isLoose)
      if (first) return { where, how: first.how }
    }
  }
  return null
}

function spansIn(text: Folded, terms: readonly Term[], loosely: boolean): Span[] {
  const all = terms
    .flatMap((term) => findTerm(text, term, loosely))
    .toSorted((a, b) => a.start - b.start || b.end - a.end)
  return all.filter((span, at) => all.slice(0, at).every((before) => before.end <= span.start))
}

function cut(text: string, spans: readonly Span[]): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const { start, end, how } of spans) {
    if (start > at) pieces.push({ text: text.slice(at, start), how: null })
    pieces.push({ text: text.slice(start, end), how })
    at = end
  }
  return at < text.length ? [...pieces, { text: text.slice(at), how: null }] : pieces
}

const before = 12
const longest = 48

/** What stands around the first word that was found, on one line. */
function excerpt(text: string, terms: readonly Term[], loosely: boolean): Piece[] {
  const spans = spansIn(fold(text), terms, loosely)
  const from = Math.max(0, (spans[0]?.start ?? 0) - before)
  const to = from + Math.max(longest, (spans[0]?.end ?? 0) - from)
  const shown = cut(
    text,
    spans.filter((span) => span.end <= to),
  ).flatMap(inside(from, to))
  return [
    ...(from > 0 ? [ellipsis] : []),
    ...shown.map((piece) => ({ ...piece, text: piece.text.toWellFormed().replaceAll(/\s+/g, ' ') })),
    ...(to < text.length ? [ellipsis] : []),
  ]
}

const ellipsis: Piece = { text: '…', how: null }

/** Keeps of each piece what lies between the two offsets; called for one piece after the other. */
function inside(from: number, to: number): (piece: Piece) => Piece[] {
  const state = { at: 0 }
  return (piece) => {
    const start = state.at
    state.at += piece.text.length
    const text = piece.text.slice(Math.max(0, from - start), Math.max(0, to - start))
    return text === '' ? [] : [{ ...piece, text }]
  }
}
