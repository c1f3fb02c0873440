import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isRef, longer, makeRef, shortest } from './ref.ts'

const refs = fc
  .integer({ min: shortest, max: 8 })
  .chain((digits) => fc.nat(10 ** digits - 1).map((number) => makeRef(digits, () => number)))

test('every number that is made is one', () => {
  fc.assert(fc.property(refs, (ref) => isRef(ref) && isRef(`${ref}-2`)))
})

test('one wrong digit is always noticed', () => {
  fc.assert(
    fc.property(refs, fc.nat(8), fc.integer({ min: 1, max: 9 }), (ref, at, more) => {
      const place = at % ref.length
      const wrong = String((Number(ref[place]) + more) % 10)
      return !isRef(ref.slice(0, place) + wrong + ref.slice(place + 1))
    }),
  )
})

test('two neighbours that changed places are always noticed', () => {
  fc.assert(
    fc.property(refs, fc.nat(8), (ref, at) => {
      const place = at % (ref.length - 1)
      const [one, two] = [ref[place], ref[place + 1]]
      fc.pre(one !== two)
      return !isRef(`${ref.slice(0, place)}${two}${one}${ref.slice(place + 2)}`)
    }),
  )
})

test('what is no number is none', () => {
  for (const text of ['', '12', '1234567890', 'abcde', '١٢٣٤٥', ' 41703', '４１７０３'])
    expect(isRef(text)).toBe(false)
})

test('numbers grow until they are nine digits long with their check digit', () => {
  expect([4, 5, 6, 7, 8].map(longer)).toEqual([5, 6, 7, 8, 8])
})
