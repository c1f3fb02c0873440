/*
 * Pairs of characters as whole numbers, for comparing and classifying: no strings are made, so that a sentence costs
 * microseconds. (Search needs the pairs themselves: see grams.ts.)
 */

/**
 * The keys of a normalised text, in order: each pair of neighbouring Chinese characters, each latin word and number
 * whole, and a lone Chinese character for itself; at most `most` of them.
 */
export function pairKeys(words: string, most: number): Int32Array {
  const keys = new Int32Array(Math.min(most, words.length))
  let count = 0
  let at = 0
  while (at < words.length && count < keys.length) {
    const end = endOfRun(words, at)
    if (end === at) at++
    else if (!isHan(words.charCodeAt(at))) keys[count++] = hashOf(words, at, end)
    else if (end === at + 1) keys[count++] = pairKey(words.charCodeAt(at), 0)
    else
      for (let next = at; next + 1 < end && count < keys.length; next++)
        keys[count++] = pairKey(words.charCodeAt(next), words.charCodeAt(next + 1))
    at = Math.max(at, end)
  }
  return keys.subarray(0, count)
}

export function pairKey(first: number, second: number): number {
  return (first << 16) | second
}

function endOfRun(words: string, from: number): number {
  const kind = kindOf(words.charCodeAt(from))
  let at = from
  while (kind !== 0 && at < words.length && kindOf(words.charCodeAt(at)) === kind) at++
  return at
}

/** 1 Chinese, 2 latin, 3 digits, 0 what parts them. */
function kindOf(code: number): 0 | 1 | 2 | 3 {
  if (isHan(code)) return 1
  if (code >= 97 && code <= 122) return 2
  return code >= 48 && code <= 57 ? 3 : 0
}

function isHan(code: number): boolean {
  return (code >= 0x3400 && code <= 0x9fff) || (code >= 0xf900 && code <= 0xfaff)
}

// FNV-1a; a clash with a pair of characters is possible and does no harm.
function hashOf(words: string, from: number, to: number): number {
  let hash = 0x811c9dc5
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ words.charCodeAt(at), 0x01000193)
  return hash | 0
}
