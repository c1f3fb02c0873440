import { normalise } from './normalise.ts'

/*
 * Chinese is searched by pairs of neighbouring characters, made here and not in the database: exact for words of two
 * characters and more, and no dictionary to keep.
 */

const run = /\p{Script=Han}+|[a-z]+|\d+/gu
const han = /\p{Script=Han}/u

/** The pairs of a text (latin words and numbers whole), each once, in order; a lone character stands for itself. */
export function grams(text: string): string[] {
  return [...new Set(allGrams(text))]
}

export function allGrams(text: string): string[] {
  const all: string[] = []
  for (const [part] of normalise(text).matchAll(run)) {
    if (!han.test(part)) all.push(part)
    else pairs(part, all)
  }
  return all
}

/** A tsvector of the text's pairs, without positions. */
export function searchVector(text: string): string {
  return grams(text).slice(0, mostGrams).map(quoted).join(' ')
}

/** What was typed, as a tsquery: every term must be there, each with all its pairs. Null when nothing is left to find. */
export function searchQuery(typed: string): string | null {
  const terms = normalise(typed)
    .split(' ')
    .flatMap((term) => {
      const found = grams(term)
      return found.length === 0
        ? []
        : [found.map((gram) => quoted(gram) + (isPrefix(gram) ? ':*' : '')).join(' & ')]
    })
  return terms.length === 0 ? null : terms.slice(0, 8).join(' & ')
}

// A single character finds the pairs that begin with it; letters and digits find what begins with them.
function isPrefix(gram: string): boolean {
  return !han.test(gram) || Array.from(gram).length === 1
}

const mostGrams = 2_000

function pairs(part: string, into: string[]): void {
  const characters = Array.from(part)
  const [only] = characters
  if (characters.length === 1 && only !== undefined) into.push(only)
  for (let at = 0; at + 1 < characters.length; at++) into.push(`${characters[at]}${characters[at + 1]}`)
}

function quoted(gram: string): string {
  return `'${gram}'`
}
