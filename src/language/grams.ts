import { normalise } from './normalise.ts'
import { soundGrams } from './pinyin.ts'

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

/**
 * A tsvector, without positions: the pairs of the text, and what `named` sounds like (its title, its place: what
 * people look for by pinyin; the whole text would make the index three times as large).
 */
export function searchVector(text: string, named = ''): string {
  return [...grams(text).slice(0, mostGrams), ...soundGrams(named).slice(0, mostGrams)].map(quoted).join(' ')
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
