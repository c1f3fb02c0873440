import fc from 'fast-check'
import { expect, test } from 'vitest'
import { searchVector } from './grams.ts'
import { maskNumbers } from './mask.ts'
import { readWords } from './read-words.ts'
import { nearQuery, readTerms, searchQuery } from './search-terms.ts'
import { likelySame, wordsInBoth } from './same-nearby.ts'

/** Pieces of what the rules look for, so that random strings come near them. */
const pieces =
  '楼道灯坏了 三号楼 二单元 3-2-501 电梯 困 着火 煤气 味 小区 路 一 十 ， 。 ? 不敢下楼 八十 老人 13912345678 🔥 \ud83d \u0000 a KTV 的 没 栋 - # 关 在 里面 可能 如果 \u202e \n'.split(
    ' ',
  )
const sayings = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.array(fc.constantFrom(...pieces), { maxLength: 120 }).map((parts) => parts.join('')),
)

const matter = (detail: string) => ({ title: '', detail, topic: 'noise', day: 0 }) as const

test('any string is read: a title of 1 to 30 characters, a confidence from 0 to 1, well-formed words', () => {
  fc.assert(
    fc.property(sayings, (text) => {
      for (const { summary, confidence, words } of readWords(text).needs) {
        expect(Array.from(summary).length).toBeGreaterThanOrEqual(1)
        expect(Array.from(summary).length).toBeLessThanOrEqual(30)
        expect(confidence >= 0 && confidence <= 1).toBe(true)
        expect(words.isWellFormed() && summary.isWellFormed()).toBe(true)
      }
    }),
    { numRuns: 400 },
  )
})

test('places stand where they say, in order, none over another', () => {
  fc.assert(
    fc.property(sayings, (text) => {
      const whole = text.toWellFormed()
      let from = 0
      for (const { start, text: words } of readWords(text).places) {
        expect(start).toBeGreaterThanOrEqual(from)
        expect(whole.slice(start, start + words.length)).toBe(words)
        from = start + words.length
      }
    }),
    { numRuns: 400 },
  )
})

test('the same words give the same reading', () => {
  fc.assert(
    fc.property(sayings, (text) => {
      expect(readWords(text)).toEqual(readWords(text))
    }),
    { numRuns: 100 },
  )
})

test('any two strings are alike from 0 to 1 or not at all, either way round, and share only what both say', () => {
  fc.assert(
    fc.property(sayings, sayings, (a, b) => {
      const [one, other] = [matter(a), matter(b)]
      const score = likelySame(one)(other, 'building')
      expect(score === null || (score > 0 && score <= 1)).toBe(true)
      expect(likelySame(other)(one, 'building') === null).toBe(score === null)
      for (const word of wordsInBoth(one, other)) expect(a).toContain(word)
    }),
  )
})

test('whatever is typed, the query holds nothing but quoted terms', () => {
  fc.assert(
    fc.property(sayings, (typed) => {
      const terms = readTerms(typed)
      for (const query of [searchQuery(terms) ?? '', nearQuery(terms) ?? ''])
        expect(query).toMatch(/^(?:\(*'[^'\\]+'(?::\*)?\)*(?: [&|] |$))*$/)
      expect(searchVector(typed, typed)).toMatch(/^(?:'[^'\\]+'(?: |$))*$/)
    }),
  )
})

test.each([
  ['digits', '1'],
  ['Chinese numbers', '一'],
  ['spaces', ' '],
  ['a number and spaces', '1 '],
  ['dashes', '1-'],
  ['a room after room', '1-1-1'],
  ['names without an end', '榆荫'],
  ['roads', '路'],
  ['estates', '小区'],
  ['floors', '1楼'],
  ['commas', '，'],
  ['gas without a smell', '煤气'],
  ['people who do not fall', '老人'],
  ['stuck in no lift', '困在'],
  ['new lines', '\n'],
  ['greetings', '领导'],
  ['emoji', '🔥'],
  ['half pairs', '\ud83d'],
  ['letters', 'a'],
  ['quotes', "'"],
  ['traditional characters', '電'],
] as const)('100,000 characters of %s are read in a moment', (_, unit) => {
  const text = unit.repeat(Math.ceil(100_000 / unit.length)).slice(0, 100_000)
  const start = performance.now()

  readWords(text)
  likelySame(matter(text))(matter(`${text}了`), 'building')
  maskNumbers(text)
  searchVector(text, text)
  const terms = readTerms(text)
  searchQuery(terms)
  nearQuery(terms)

  expect(performance.now() - start).toBeLessThan(400)
})
