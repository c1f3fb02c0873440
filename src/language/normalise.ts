import { placeForm } from './place-form.ts'

const numbered =
  /([零〇一二三四五六七八九十]{1,4})(?=\s?(?:号|栋|幢|单元|室|楼(?!一底)|层(?!次|层)))|(?<=单元|栋|幢|号楼)[一二三四五六七八九][零〇一二三四五六七八九]{2,3}/g
const pictures =
  /(?:\p{Extended_Pictographic}|\p{Regional_Indicator}|\p{Emoji_Modifier}|\ufe0e|\ufe0f|\u20e3)+/gu

/**
 * One form for matching: full width to half, letters to lower case, traditional characters to simplified ones, numbers
 * of houses to digits, dictated homophones of place words mended, emoji to a space, white space and repeated marks
 * folded. Never throws. Offsets are not kept; `findPlaces` gives spans of the original text.
 */
export function normalise(text: string): string {
  return placeForm(
    text
      .toWellFormed()
      .normalize('NFKC')
      .replace(/[\s\u200b-\u200f\ufeff]+/g, ' '),
  )
    .toLowerCase()
    .replace(pictures, ' ')
    .replace(numbered, digits)
    .replace(/ {2,}/g, ' ')
    .replace(/(\D)\1{3,}/gu, '$1$1$1')
    .trim()
}

// 一栋一栋 counts, 十一楼 does not: a lone 一 before 层 or 栋 stays a word.
function digits(said: string, _: string, at: number, whole: string): string {
  if (said === '一' && /^[栋幢层]/.test(whole.slice(at + 1))) return said
  const number = readNumber(said)
  return number === null ? said : String(number)
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
