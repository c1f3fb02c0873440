import { expect, test } from 'vitest'
import { score } from './scores.ts'

test('the mean of the labels’ F1, as counted by hand', () => {
  const pairs = [
    { gold: 'a', said: 'a' },
    { gold: 'a', said: 'a' },
    { gold: 'a', said: 'b' },
    { gold: 'b', said: 'b' },
    { gold: 'c', said: 'a' },
  ]

  // a: precision 2/3, recall 2/3; b: precision 1/2, recall 1; c: never said.
  expect(score(pairs)).toEqual({
    n: 5,
    accuracy: 0.6,
    macroF1: 0.444,
    perLabel: {
      a: { f1: 0.667, gold: 3, said: 3 },
      b: { f1: 0.667, gold: 1, said: 2 },
      c: { f1: 0, gold: 1, said: 0 },
    },
    confusion: { a: { a: 2, b: 1 }, b: { b: 1 }, c: { a: 1 } },
  })
})
