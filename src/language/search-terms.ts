import { grams } from './grams.ts'
import { normalise } from './normalise.ts'
import { areInitials, initialGrams, soundsOf, spellingsOf, syllableGrams } from './pinyin.ts'

/** One word that is looked for. */
export type Term =
  | { readonly kind: 'han'; readonly text: string }
  /** Letters: themselves, first letters of characters, or syllables (several ways to part them). */
  | {
      readonly kind: 'latin'
      readonly text: string
      readonly initials: boolean
      readonly spellings: readonly (readonly string[])[]
    }
  /** Digits, or characters and letters mixed. */
  | { readonly kind: 'plain'; readonly text: string }

const mostTerms = 8
const mostTyped = 200

/** What was typed, word by word; what has nothing to look for is left out. */
export function readTerms(typed: string): Term[] {
  return normalise(typed.slice(0, mostTyped))
    .split(' ')
    .filter((text) => grams(text).length > 0)
    .slice(0, mostTerms)
    .map(termOf)
}

function termOf(text: string): Term {
  if (/^\p{Script=Han}+$/u.test(text)) return { kind: 'han', text }
  if (!/^[a-z]+$/.test(text)) return { kind: 'plain', text }
  return { kind: 'latin', text, initials: areInitials(text), spellings: spellingsOf(text) }
}

/** A tsquery: every term must be there, with all its pairs, or as it sounds when letters were typed. Null: nothing to find. */
export function searchQuery(terms: readonly Term[]): string | null {
  return terms.length === 0 ? null : terms.map(exactly).join(' & ')
}

/**
 * A tsquery for what is only similar: one character of a term may be another one, or all of them sound alike. It
 * finds candidates; whether a text is really similar is seen in the text. Null when no term can be similar to anything.
 */
export function nearQuery(terms: readonly Term[]): string | null {
  const near = terms.map((term) => (term.kind === 'han' ? nearly(term.text) : []))
  if (near.every((forms) => forms.length === 0)) return null
  return terms.map((term, at) => either([exactly(term), ...(near[at] ?? [])])).join(' & ')
}

/** So many places of a title say what it is about. */
const mostAlike = 24

/** A tsquery for texts that have some three characters in a row in common with this one: candidates to be compared. */
export function alikeQuery(text: string): string | null {
  const forms = [
    ...normalise(text.slice(0, mostTyped)).matchAll(/(?=(\p{Script=Han})(\p{Script=Han})(\p{Script=Han}))/gu),
  ]
    .slice(0, mostAlike)
    .map(([, a, b, c]) => all([lexeme(`${a}${b}`, false), lexeme(`${b}${c}`, false)]))
  return forms.length === 0 ? null : either([...new Set(forms)])
}

function exactly(term: Term): string {
  if (term.kind !== 'latin') return all(grams(term.text).map((gram) => lexeme(gram, isShort(gram))))
  const sounds = [...(term.initials ? [initialGrams(term.text)] : []), ...term.spellings.map(syllableGrams)]
  return either([
    lexeme(term.text, true),
    ...sounds.map((found) => all(found.map(({ gram, isPrefix }) => lexeme(gram, isPrefix)))),
  ])
}

// A single character finds the pairs that begin with it; digits find what begins with them.
function isShort(gram: string): boolean {
  return !/^\p{Script=Han}/u.test(gram) || Array.from(gram).length === 1
}

function nearly(text: string): string[] {
  const characters = Array.from(text)
  return [...new Set([...oneWrong(characters), ...alike(characters)])]
}

/** Beyond this, thirds are looked for instead of all but the pairs of each character. */
const mostSpelledOut = 8

/** For each character that may be wrong: all pairs that do not touch it. */
function oneWrong(characters: readonly string[]): string[] {
  const count = characters.length
  if (count < 3) return []
  const pair = (at: number) => lexeme(`${characters[at]}${characters[at + 1]}`, false)
  if (count === 3) return [pair(0), pair(1)]
  const pairs = Array.from({ length: count - 1 }, (_, at) => at)
  if (count <= mostSpelledOut)
    // The first and the last may be wrong as well: their neighbours' forms ask for less.
    return pairs
      .slice(1)
      .map((wrong) => all(pairs.filter((at) => at !== wrong && at !== wrong - 1).map(pair)))
  return [0, 1, 2].map((wrong) => all(pairs.filter((at) => isBeside(at, wrong, count)).map(pair)))
}

/** Whether a pair lies wholly in one of the thirds that are not the wrong one. */
function isBeside(at: number, wrong: number, count: number): boolean {
  const third = Math.floor((3 * at) / count)
  return third !== wrong && third === Math.floor((3 * (at + 1)) / count)
}

const longestAlike = 12

/** Other characters that sound the same. */
function alike(characters: readonly string[]): string[] {
  const sounds = characters.map(soundsOf)
  if (sounds.length < 2 || sounds.length > longestAlike || sounds.some((each) => each.length === 0)) return []
  const pairs = sounds
    .slice(1)
    .map((seconds, at) =>
      either(
        (sounds[at] ?? []).flatMap((first) => seconds.map((second) => lexeme(`y:${first}.${second}`, false))),
      ),
    )
  return [all(pairs)]
}

function all(parts: readonly string[]): string {
  return parts.length === 1 ? (parts[0] ?? '') : `(${parts.join(' & ')})`
}

function either(parts: readonly string[]): string {
  return parts.length === 1 ? (parts[0] ?? '') : `(${parts.join(' | ')})`
}

function lexeme(gram: string, isPrefix: boolean): string {
  return `'${gram}'${isPrefix ? ':*' : ''}`
}
