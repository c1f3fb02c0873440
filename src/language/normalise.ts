import { simplified, traditional } from './data/characters.ts'

const simpler = new Map(Array.from(traditional, (character, at) => [character, simplified[at] ?? character]))
const isTraditional = new RegExp(`[${traditional}]`, 'g')

/**
 * One form for matching: full width to half, letters to lower case, traditional characters to simplified ones, white
 * space and repeated marks folded. Never throws. Offsets are not kept; look for spans in the original text.
 */
export function normalise(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFKC')
    .toLowerCase()
    .replace(isTraditional, (character) => simpler.get(character) ?? character)
    .replace(/[\s\u200b-\u200f\ufeff]+/g, ' ')
    .replace(/(.)\1{3,}/gu, '$1$1$1')
    .trim()
}

const digitOf: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
}

/** 十二 → 12, 五零一 → 501, ３ → 3; null when it is not a number below ten thousand. */
export function readNumber(text: string): number | null {
  const plain = text.normalize('NFKC')
  if (/^\d{1,4}$/.test(plain)) return Number(plain)
  const tens = /^([一二两三四五六七八九])?十([一二三四五六七八九])?$/.exec(plain)
  if (tens) return (digitOf[tens[1] ?? '一'] ?? 0) * 10 + (digitOf[tens[2] ?? '零'] ?? 0)
  if (!/^[零〇一二两三四五六七八九]{1,4}$/.test(plain)) return null
  return Array.from(plain).reduce((sum, digit) => sum * 10 + (digitOf[digit] ?? 0), 0)
}
