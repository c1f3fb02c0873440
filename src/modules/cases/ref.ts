import { randomInt } from 'node:crypto'

/*
 * The short number that a person reads out on the phone: random digits and a check digit (Damm 2004), so that one
 * wrong digit or two swapped neighbours are noticed. It tells nothing about how many requests there are.
 */

const damm = [
  [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
  [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
  [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
  [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
  [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
  [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
  [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
  [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
  [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
  [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
] as const

export const shortest = 4
const longest = 8

/** A number of `digits` digits without the check digit, drawn by `draw(below)`. */
export function makeRef(digits: number, draw: (below: number) => number = randomInt): string {
  const number = String(draw(10 ** digits)).padStart(digits, '0')
  return `${number}${checkDigit(number)}`
}

/** False when the number was misheard or mistyped. A part's tail (`-2`) is not checked. */
export function isRef(text: string): boolean {
  const [number = ''] = text.split('-')
  return /^\d{5,9}$/.test(number) && checkDigit(number) === 0
}

/** Whether it has the form of a number of ours, of a case or a part of one. */
export function isNumber(text: string): boolean {
  return /^\d{4,9}(-\d{1,3})?$/.test(text)
}

/** The next length to try after a number was taken: the longer, the emptier. */
export function longer(digits: number): number {
  return Math.min(digits + 1, longest)
}

function checkDigit(digits: string): number {
  return Array.from(digits).reduce((state, digit) => damm[state]?.[Number(digit)] ?? 0, 0)
}
