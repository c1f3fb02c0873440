import { normalise } from './normalise.ts'
import { initialsOf, isSyllable, soundsOf } from './pinyin.ts'
import type { Term } from './search-terms.ts'

/** Where a term stands in a text (UTF-16 offsets), and how: as typed, as it sounds, or with one character off. */
export type Span = { readonly start: number; readonly end: number; readonly how: How }
export type How = 'words' | 'sound' | 'near'

/** A text made ready to be looked through: as it is matched, and where each of its characters came from. */
export type Folded = {
  readonly words: string
  /** Null: where it is. */
  readonly origins: readonly Origin[] | null
}
type Origin = { readonly from: number; readonly to: number }

const mostSpans = 12
const longestLookedAt = 4_000

/** Folds a text as what is typed is folded, and remembers where each character came from. */
export function fold(text: string): Folded {
  const head = text.slice(0, longestLookedAt)
  const words = simple.test(head) ? normalise(head) : ''
  if (staysInPlace(head, words)) return { words, origins: null }
  return foldEach(head)
}

/** Numbers may become longer or shorter in between: each character must be what came of the one at its place. */
function staysInPlace(text: string, words: string): boolean {
  if (text.length !== words.length) return false
  for (let at = 0; at < text.length; at++) {
    const [was, is] = [text.charAt(at), words.charAt(at)]
    if (was !== is && isDigit(is) !== numerals.includes(was)) return false
  }
  return true
}

function isDigit(character: string): boolean {
  return character >= '0' && character <= '9'
}

const numerals = '零〇一二三四五六七八九十'

const simple = /^[\u3400-\u9fffA-Za-z0-9 ，。、？！；：]*$/

function foldEach(text: string): Folded {
  const origins: Origin[] = []
  let [words, from] = ['', 0]
  for (const character of text) {
    const folded = normalise(character) || ' '
    for (let unit = 0; unit < folded.length; unit++) origins.push({ from, to: from + character.length })
    words += folded
    from += character.length
  }
  return { words, origins }
}

/** Where the term stands; `loosely` also where it stands with one character off, or sounds the same. */
export function findTerm(text: Folded, term: Term, loosely: boolean): Span[] {
  const exact = exactly(text, term.text)
  if (exact.length > 0) return exact
  if (term.kind === 'latin') return sounding(text, term)
  return term.kind === 'han' && loosely ? similar(text, term.text) : []
}

function exactly(text: Folded, wanted: string): Span[] {
  const spans: Span[] = []
  let at = text.words.indexOf(wanted)
  while (at !== -1 && spans.length < mostSpans) {
    spans.push(spanOf(text, at, { length: wanted.length, how: 'words' }))
    at = text.words.indexOf(wanted, at + wanted.length)
  }
  return spans
}

function sounding(text: Folded, term: Extract<Term, { kind: 'latin' }>): Span[] {
  const sounds = Array.from({ length: text.words.length }, (_, at) => soundsOf(text.words.charAt(at)))
  const letters = Array.from(term.text)
  return collect(text, 'sound', (at) => {
    if (term.initials && letters.every((letter, n) => initialsOf(text.words.charAt(at + n)).includes(letter)))
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

function similar(text: Folded, wanted: string): Span[] {
  const alike = wanted.length < 2 ? [] : soundAlike(text, wanted)
  if (alike.length > 0 || wanted.length < 3) return alike
  return collect(text, 'near', (at) => oneOff(text.words, wanted, at))
}

function soundAlike(text: Folded, wanted: string): Span[] {
  const sounds = Array.from(wanted, soundsOf)
  return collect(text, 'sound', (at) =>
    sounds.every((each, n) => soundsOf(text.words.charAt(at + n)).some((sound) => each.includes(sound)))
      ? sounds.length
      : 0,
  )
}

/**
 * How much of the text from here on is the term with one character off (another one, one more or one less), 0 when it
 * is not. A comma is no character, and of three characters all must be there.
 */
function oneOff(words: string, wanted: string, at: number): number {
  let wrong = 0
  while (wrong < wanted.length && words[at + wrong] === wanted[wrong]) wrong++
  const isWritten = isWord.test(words.charAt(at + wrong))
  if (isWritten && words.startsWith(wanted.slice(wrong + 1), at + wrong + 1)) return wanted.length
  if (isWritten && wrong > 0 && words.startsWith(wanted.slice(wrong), at + wrong + 1))
    return wanted.length + 1
  const isLess = wanted.length > 3 && words.startsWith(wanted.slice(wrong + 1), at + wrong)
  return isLess ? wanted.length - 1 : 0
}

const isWord = /^[\p{L}\p{N}]$/u

function collect(text: Folded, how: How, lengthAt: (at: number) => number): Span[] {
  const spans: Span[] = []
  for (let at = 0; at < text.words.length && spans.length < mostSpans; at++) {
    const length = lengthAt(at)
    if (length === 0) continue
    spans.push(spanOf(text, at, { length, how }))
    at += length - 1
  }
  return spans
}

function spanOf({ origins }: Folded, at: number, { length, how }: { length: number; how: How }): Span {
  const last = at + length - 1
  return { start: origins?.[at]?.from ?? at, end: origins?.[last]?.to ?? last + 1, how }
}
