import { normalise } from './normalise.ts'
import { initialsOf, isSyllable, soundsOf } from './pinyin.ts'
import type { Term } from './search-terms.ts'

/** Where a term stands in a text (UTF-16 offsets), and how: as typed, as it sounds, or with one character off. */
export type Span = { readonly start: number; readonly end: number; readonly how: How }
export type How = 'words' | 'sound' | 'near'

/** A text made ready to be looked through. */
export type Folded = {
  readonly words: readonly string[]
  readonly from: readonly number[]
  readonly to: readonly number[]
}

const mostSpans = 12
const longestLookedAt = 4_000

/** Folds a text as what is typed is folded, and remembers where each character came from. */
export function fold(text: string): Folded {
  const [words, from, to]: [string[], number[], number[]] = [[], [], []]
  let at = 0
  for (const character of text.slice(0, longestLookedAt)) {
    for (const folded of plain.test(character) ? character : normalise(character) || ' ') {
      words.push(folded)
      from.push(at)
      to.push(at + character.length)
    }
    at += character.length
  }
  return { words, from, to }
}

// What folding leaves as it is, most of a text: the commonest characters need no look at the table.
const plain = /^[a-z0-9 的了是在我有人这不一]$/

/** Where the term stands; `loosely` also where it stands with one character off, or sounds the same. */
export function findTerm(text: Folded, term: Term, loosely: boolean): Span[] {
  const wanted = Array.from(term.text)
  const exact = collect(text, 'words', (at) => (standsAt(text.words, wanted, at) ? wanted.length : 0))
  if (exact.length > 0) return exact
  if (term.kind === 'latin') return sounding(text, term)
  return term.kind === 'han' && loosely ? similar(text, wanted) : []
}

function sounding(text: Folded, term: Extract<Term, { kind: 'latin' }>): Span[] {
  const sounds = text.words.map(soundsOf)
  const letters = Array.from(term.text)
  return collect(text, 'sound', (at) => {
    if (term.initials && letters.every((letter, n) => initialsOf(text.words[at + n] ?? '').includes(letter)))
      return letters.length
    return term.spellings.find((spelling) => isSpelt(sounds, spelling, at))?.length ?? 0
  })
}

function isSpelt(sounds: readonly (readonly string[])[], spelling: readonly string[], at: number): boolean {
  return spelling.every((syllable, n) =>
    (sounds[at + n] ?? []).some((sound) =>
      isSyllable(syllable) ? sound === syllable : sound.startsWith(syllable),
    ),
  )
}

function similar(text: Folded, wanted: readonly string[]): Span[] {
  const alike = wanted.length < 2 ? [] : soundAlike(text, wanted)
  if (alike.length > 0) return alike
  if (wanted.length < 3) return []
  return collect(text, 'near', (at) => {
    const { words } = text
    if (isOneOther(words, wanted, at)) return wanted.length
    if (isOneMore(words, wanted, at)) return wanted.length + 1
    return wanted.length > 3 && isOneLess(words, wanted, at) ? wanted.length - 1 : 0
  })
}

function soundAlike(text: Folded, wanted: readonly string[]): Span[] {
  const sounds = wanted.map(soundsOf)
  return collect(text, 'sound', (at) =>
    sounds.every((each, n) => soundsOf(text.words[at + n] ?? '').some((sound) => each.includes(sound)))
      ? wanted.length
      : 0,
  )
}

const isWord = /^[\p{L}\p{N}]$/u

/** 楼到灯 stands where 楼道灯 is. */
function isOneOther(words: readonly string[], wanted: readonly string[], at: number): boolean {
  const wrong = firstWrong(words, wanted, at)
  return isWord.test(words[at + wrong] ?? '') && standsAt(words, wanted.slice(wrong + 1), at + wrong + 1)
}

/** The text has a character that was not typed. */
function isOneMore(words: readonly string[], wanted: readonly string[], at: number): boolean {
  const wrong = firstWrong(words, wanted, at)
  return (
    wrong > 0 && isWord.test(words[at + wrong] ?? '') && standsAt(words, wanted.slice(wrong), at + wrong + 1)
  )
}

/** Something was typed that the text has not. */
function isOneLess(words: readonly string[], wanted: readonly string[], at: number): boolean {
  const wrong = firstWrong(words, wanted, at)
  return standsAt(words, wanted.slice(wrong + 1), at + wrong)
}

function firstWrong(words: readonly string[], wanted: readonly string[], at: number): number {
  const wrong = wanted.findIndex((character, n) => words[at + n] !== character)
  return wrong === -1 ? wanted.length : wrong
}

function standsAt(words: readonly string[], wanted: readonly string[], at: number): boolean {
  return wanted.every((character, n) => words[at + n] === character)
}

function collect(text: Folded, how: How, lengthAt: (at: number) => number): Span[] {
  const spans: Span[] = []
  for (let at = 0; at < text.words.length && spans.length < mostSpans; at++) {
    const length = lengthAt(at)
    if (length === 0) continue
    spans.push({ start: text.from[at] ?? 0, end: text.to[at + length - 1] ?? 0, how })
    at += length - 1
  }
  return spans
}
