import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readings } from './data/pinyin.ts'
import { searchVector } from './grams.ts'
import { soundsOf } from './pinyin.ts'
import { fold, findTerm } from './search-spans.ts'
import { alikeQuery, nearQuery, readTerms, searchQuery } from './search-terms.ts'

const exact = (typed: string) => searchQuery(readTerms(typed))
const near = (typed: string) => nearQuery(readTerms(typed))

test('every term must be there with all its pairs', () => {
  expect(exact('楼道灯 坏了')).toBe("('楼道' & '道灯') & '坏了'")
})

test('one character finds the pairs that begin with it, letters what begins with them or sounds so', () => {
  expect(exact('灯 kt 12')).toBe("'灯':* & ('kt':* | 'p:kt') & '12':*")
})

test('letters are looked for as they stand, as initials and as syllables', () => {
  expect(exact('loudun')).toBe("('loudun':* | 'y:lou.dun')")
  expect(exact('lddhl')).toBe("('lddhl':* | ('p:ldd' & 'p:ddh' & 'p:dhl'))")
})

test('traditional characters find what was written in simplified ones', () => {
  expect(exact('電梯')).toBe(exact('电梯'))
})

test.each(['', '   ', '，。！', "'':* & !", '🔥'])('%j leaves nothing to look for', (typed) => {
  expect(exact(typed)).toBeNull()
  expect(near(typed)).toBeNull()
})

test('marks that mean something to the database do not get through', () => {
  expect(exact("灯'坏 | !!&(")).toBe("('灯':* & '坏':*)")
})

test('at most eight terms are looked for', () => {
  expect(exact('一二 三四 五六 七八 九十 甲乙 丙丁 戊己 庚辛')?.split(' & ')).toHaveLength(8)
})

test('with one character off, the pairs that do not touch it are enough', () => {
  expect(near('楼道灯坏')).toContain("'灯坏' | '楼道'")
})

test('a number or a letter is never similar to another', () => {
  expect(near('12 kt')).toBeNull()
})

test('texts with three characters in a row in common are candidates for the same matter', () => {
  expect(alikeQuery('楼道灯坏')).toBe("(('楼道' & '道灯') | ('道灯' & '灯坏'))")
  expect(alikeQuery('漏水 12')).toBeNull()
})

/** Whether a query of ours finds a vector of ours, as PostgreSQL would say. */
function finds(query: string | null, vector: string): boolean {
  const lexemes = [...vector.matchAll(/'([^']+)'/g)].map(([, lexeme]) => lexeme ?? '')
  const has = (lexeme: string, isPrefix: boolean) =>
    lexemes.some((each) => (isPrefix ? each.startsWith(lexeme) : each === lexeme))
  let left = (query ?? '0').replaceAll(/'([^']+)'(:\*)?/g, (_, lexeme: string, prefix?: string) =>
    has(lexeme, prefix !== undefined) ? '1' : '0',
  )
  const flat = (part: string) => (part.split(' | ').some((one) => !one.includes('0')) ? '1' : '0')
  while (left.includes('(')) left = left.replaceAll(/\(([^()]*)\)/g, (_, part: string) => flat(part))
  return flat(left) === '1'
}

// Characters that have a reading, the numbers and counters of buildings left out: they have no sound of their own.
const known = Array.from(readings.replaceAll(/[a-z ]|[号单栋幢层室]/g, ''))
const titles = fc
  .array(fc.constantFrom(...known), { minLength: 5, maxLength: 30 })
  .filter((characters) => !/(.)\1{2}/u.test(characters.join('')))
type Part = { readonly title: string; readonly part: readonly string[] }
const partsOf = (least: number): fc.Arbitrary<Part> =>
  titles.chain((characters) =>
    fc
      .tuple(fc.nat(characters.length - least), fc.integer({ min: least, max: characters.length }))
      .map(([from, length]) => ({ title: characters.join(''), part: characters.slice(from, from + length) }))
      .filter(({ part }) => part.length >= least),
  )

test('any part of a title with two characters or more finds it, and is shown where it stands', () => {
  fc.assert(
    fc.property(partsOf(2), ({ title, part }) => {
      const typed = part.join('')
      expect(finds(exact(typed), searchVector(title, title))).toBe(true)
      const [term] = readTerms(typed)
      const [span] = term ? findTerm(fold(title), term, false) : []
      expect(title.slice(span?.start, span?.end)).toBe(typed)
    }),
  )
})

test('a part of four characters or more finds its title with any one of them wrong', () => {
  fc.assert(
    fc.property(partsOf(4), fc.nat(), fc.constantFrom(...known), ({ title, part }, n, other) => {
      const typed = part.with(n % part.length, other).join('')
      fc.pre(!/(.)\1{2}/u.test(typed))
      expect(finds(near(typed), searchVector(title, title))).toBe(true)
      const [term] = readTerms(typed)
      expect(term && findTerm(fold(title), term, true)).not.toHaveLength(0)
    }),
  )
})

test('a part of four characters or more finds its title with one left out inside', () => {
  fc.assert(
    fc.property(partsOf(5), fc.nat(), ({ title, part }, n) => {
      const typed = part.toSpliced(1 + (n % (part.length - 2)), 1).join('')
      fc.pre(!/(.)\1{2}/u.test(typed))
      expect(finds(near(typed), searchVector(title, title))).toBe(true)
      const [term] = readTerms(typed)
      expect(term && findTerm(fold(title), term, true)).not.toHaveLength(0)
    }),
  )
})

test('the initials of any three characters or more of a title find it', () => {
  fc.assert(
    fc.property(partsOf(3), fc.nat(3), ({ title, part }, n) => {
      const letters = part
        .slice(0, 12)
        .map(
          (character) =>
            soundsOf(character)
              .at(n % soundsOf(character).length)
              ?.charAt(0) ?? '',
        )
        .join('')
      fc.pre(!/(.)\1{3}/.test(letters))
      expect(finds(exact(letters), searchVector(title, title))).toBe(true)
      const [term] = readTerms(letters)
      expect(term && findTerm(fold(title), term, false)).not.toHaveLength(0)
    }),
  )
})

test('the syllables of any part of a title find it', () => {
  fc.assert(
    fc.property(partsOf(2), ({ title, part }) => {
      // Sighs are no syllables: they would part every syllable that ends in them.
      fc.pre(part.every((character) => !['o', 'ng'].includes(soundsOf(character)[0] ?? '')))
      const letters = part
        .slice(0, 6)
        .map((character) => soundsOf(character)[0] ?? '')
        .join('')
      fc.pre(!/(.)\1{3}/.test(letters))
      expect(finds(exact(letters), searchVector(title, title))).toBe(true)
    }),
  )
})

test('characters that sound the same find a title too', () => {
  expect(finds(near('楼到灯'), searchVector('楼道灯坏了', '楼道灯坏了'))).toBe(true)
  expect(finds(near('店提'), searchVector('电梯', '电梯'))).toBe(true)
  expect(finds(exact('店提'), searchVector('电梯', '电梯'))).toBe(false)
})
