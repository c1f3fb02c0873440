import { readings } from './data/pinyin.ts'
import { normalise } from './normalise.ts'
import { once } from './once.ts'

/*
 * What characters sound like, without tones. A character with several readings has all of them: which one is meant is
 * not asked, because who searches would rather find a line too many.
 */

/** The readings of a simplified character, the most usual first (`lou`, ü as v); none when it is not known. */
export function soundsOf(character: string): readonly string[] {
  return table().get(character)?.sounds ?? unknown.sounds
}

/** The letters that its readings begin with. */
export function initialsOf(character: string): readonly string[] {
  return table().get(character)?.initials ?? unknown.initials
}

type Reading = { readonly sounds: readonly string[]; readonly initials: readonly string[] }
const unknown: Reading = { sounds: [], initials: [] }

// Most characters of one sound have no other one: they share their entry.
const table = once(() => {
  const known = new Map<string, Reading>()
  for (const part of readings.split(' ')) {
    const sound = soundOf(part)
    const alone: Reading = { sounds: [sound], initials: [sound.charAt(0)] }
    for (const character of part.slice(sound.length)) {
      const before = known.get(character)
      known.set(character, before ? joined(before, sound) : alone)
    }
  }
  return known
})

function joined({ sounds, initials }: Reading, sound: string): Reading {
  return { sounds: [...sounds, sound], initials: [...new Set([...initials, sound.charAt(0)])] }
}

function soundOf(part: string): string {
  return /^[a-z]+/.exec(part)?.[0] ?? ''
}

const syllables = once(() => {
  const sounds = readings.split(' ').map(soundOf)
  // Sighs: they would part every syllable that ends in them.
  return new Set(sounds.filter((sound) => sound !== 'o' && sound !== 'ng'))
})

const run = /\p{Script=Han}+/gu
// Every place has them; nobody looks for them.
const counters = /\d+ ?(?:号楼|单元|栋|幢|层|室|号)/g

/** How many initials a gram has, at least and at most. */
const [fewest, mostInitials] = [2, 3]
/** Titles and places are short. */
const longestNamed = 200
/** Readings make products; more than this says nothing. */
const mostReadings = 32

/**
 * What a short text (a title, a place) sounds like, as grams for the search index: each two and three initials (`p:ld`,
 * `p:ldd`), and each two syllables (`y:lou.dao`; `y:deng.` for the last one). Whole grams, because looking for the
 * beginnings of many would read what all communities have of them.
 */
export function soundGrams(text: string): string[] {
  const all = new Set<string>()
  for (const [part] of normalise(text.slice(0, longestNamed)).replace(counters, ' ').matchAll(run)) {
    const characters = Array.from(part)
    const initials = characters.map(initialsOf)
    for (let at = 0; at < characters.length; at++) {
      addInitials(initials, at, all)
      const seconds = characters[at + 1] === undefined ? end : soundsOf(characters[at + 1] ?? '')
      for (const first of soundsOf(characters[at] ?? ''))
        for (const second of seconds) all.add(`y:${first}.${second}`)
    }
  }
  return [...all]
}

const end = ['']

/** Every choice of one initial from each of two and of three characters; ends before the first that has none. */
function addInitials(initials: readonly (readonly string[])[], from: number, into: Set<string>): void {
  let made: readonly string[] = ['']
  for (let length = 1; length <= mostInitials; length++) {
    const choice = initials[from + length - 1]
    const [only] = choice ?? []
    if (choice === undefined || only === undefined) return
    made =
      choice.length === 1 && made.length === 1
        ? [`${made[0]}${only}`]
        : made.flatMap((head) => choice.map((tail) => head + tail)).slice(0, mostReadings)
    if (length >= fewest) for (const letters of made) into.add(`p:${letters}`)
  }
}

/** A gram that must be there, or one that begins so. */
type Wanted = { readonly gram: string; readonly isPrefix: boolean }

/** How initials are looked up: three by three, two alone. */
export function initialGrams(letters: string): Wanted[] {
  return Array.from({ length: Math.max(1, letters.length - mostInitials + 1) }, (_, at) => ({
    gram: `p:${letters.slice(at, at + mostInitials)}`,
    isPrefix: false,
  }))
}

/** How syllables are looked up: two by two; one alone, and an unfinished last one, by their beginning. */
export function syllableGrams(spelling: readonly string[]): Wanted[] {
  const [only] = spelling
  if (spelling.length === 1) return [{ gram: `y:${only}.`, isPrefix: true }]
  return spelling.slice(1).map((sound, at) => ({
    gram: `y:${spelling[at]}.${sound}`,
    isPrefix: !isSyllable(sound),
  }))
}

export function isSyllable(letters: string): boolean {
  return syllables().has(letters)
}

/** Whether letters can be the first letters of characters: no syllable begins with i, u or v. */
export function areInitials(letters: string): boolean {
  return /^[a-hj-tw-z]{2,12}$/.test(letters)
}

const longestSyllable = 6
const mostSpellings = 48

/**
 * The ways to read letters as syllables (`xian`: xian, xi an), at most forty-eight. When there is none, those whose last
 * syllable is only begun (`loud`: lou d).
 */
export function spellingsOf(letters: string): string[][] {
  if (letters.length > 40) return []
  const whole: string[][] = []
  const begun: string[][] = []
  spell(letters, [], { whole, begun })
  return whole.length > 0 ? whole : begun
}

type Found = { readonly whole: string[][]; readonly begun: string[][] }

function spell(rest: string, before: readonly string[], found: Found): void {
  if (found.whole.length >= mostSpellings || before.length > 12) return
  if (rest === '') {
    found.whole.push([...before])
    return
  }
  for (let length = Math.min(longestSyllable, rest.length); length > 0; length--) {
    const part = rest.slice(0, length)
    const sound = part === 'lue' || part === 'nue' ? part.replace('u', 'v') : part
    if (isSyllable(sound)) spell(rest.slice(length), [...before, sound], found)
  }
  const isBegun = before.length > 0 && rest.length < longestSyllable && begins(rest)
  if (isBegun && found.begun.length < mostSpellings) found.begun.push([...before, rest])
}

function begins(letters: string): boolean {
  for (const sound of syllables()) if (sound.startsWith(letters)) return true
  return false
}
