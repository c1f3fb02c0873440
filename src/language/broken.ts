import { once } from './once.ts'

/*
 * Text that was decoded with the wrong character set. Real Chinese does not, by chance, turn into valid UTF-8 when it
 * is written as GBK, nor do real words consist of accented letters and control characters.
 */

const least = 4

/** Whether the text was read in a wrong character set (UTF-8 as GBK or Latin-1, GBK as Latin-1 or UTF-8). */
export function looksBroken(text: string): boolean {
  const head = text.slice(0, 2_000)
  if (/锟斤拷|烫烫烫|屯屯屯/.test(head)) return true
  const said = head.replace(/[\s\x20-\x7e]/g, '')
  if (said.length < least) return false
  const unknown = count(said, /\ufffd/g)
  if (unknown >= 2 && unknown * 5 >= said.length) return true
  return readAsLatin(head, said) || readAsGbk(said)
}

// é“¥: what Windows makes of the bytes 80 to 9f stands beside the accented letters.
const windows = '€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ'
const sequence = new RegExp(`[\\u00c2-\\u00f4](?:[\\u0080-\\u00bf]|[${windows}]){1,3}`, 'g')

function readAsLatin(head: string, said: string): boolean {
  const inSequences = (said.match(sequence) ?? []).reduce((sum, { length }) => sum + length, 0)
  return inSequences * 2 >= said.length || count(head, /[\u0080-\u00ff]/g) * 10 >= count(head, /\S/g) * 6
}

/** Byte pairs of GBK by character; decoded in one go, since somebody waits when it is first asked for. */
const gbk = once(() => {
  const pairs: [number, number][] = []
  for (let high = 0x81; high <= 0xfe; high++)
    for (let low = 0x40; low <= 0xfe; low++) if (low !== 0x7f) pairs.push([high, low])
  const lines = Uint8Array.from(pairs.flatMap(([high, low]) => [high, low, newLine]))
  const characters = new TextDecoder('gbk').decode(lines).split('\n')
  const bytes = new Map<string, readonly [number, number]>()
  for (const [at, pair] of pairs.entries()) {
    const character = characters[at] ?? ''
    if (character.length === 1 && character !== '\ufffd') bytes.set(character, pair)
  }
  return bytes
})

const newLine = 10

// The bytes that were misread are made again; when they are UTF-8, UTF-8 they were. Ends may have been torn off.
function readAsGbk(said: string): boolean {
  const bytes: number[] = []
  for (const character of said) bytes.push(...(gbk().get(character) ?? [0x3f]))
  const again = new TextDecoder('utf-8').decode(Uint8Array.from(bytes))
  const good = count(again, /[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]/g)
  return good * 2 >= said.length && count(again, /\ufffd/g) * 3 <= good
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}

/** What makes one ask again before such words are filed: a wrong character set, nothing but pictures, one character over and over. */
export type Odd = 'broken' | 'pictures' | 'repeated'

/** What is odd about the words as a whole; null for all that can be read, and for nothing. */
export function oddIn(text: string): Odd | null {
  if (looksBroken(text)) return 'broken'
  const said = text.replace(/[\s\p{P}]+/gu, '').normalize('NFKC')
  if (said === '') return null
  if (onlyPictures.test(said)) return 'pictures'
  return onlyOne.test(said) ? 'repeated' : null
}

// Digits are emoji to Unicode, since a keycap is made of one; alone they are digits.
const onlyPictures =
  /^(?:(?!\d)\p{Extended_Pictographic}|\d\ufe0f?\u20e3|\p{Regional_Indicator}|\p{Emoji_Modifier}|\u200d|\ufe0e|\ufe0f)+$/u
// 啊啊啊, 111; two of them may be a word: 爸爸.
const onlyOne = /^(.)\1{2,}$/u
