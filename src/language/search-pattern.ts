import { simplified, traditional } from './data/characters.ts'
import { once } from './once.ts'

const forms = once(() => {
  const all = new Map<string, string>()
  for (const [at, character] of Array.from(traditional).entries()) {
    const simple = simplified[at]
    if (simple !== undefined) all.set(simple, `${all.get(simple) ?? simple}${character}`)
  }
  return all
})

const digits = Array.from('零一二三四五六七八九')

/**
 * A regular expression (PostgreSQL's or ours) that finds a normalised term in a text as people write it, in lower case
 * and half width: traditional characters for simplified ones, 十二 for 12.
 */
export function patternOf(term: string): string {
  return [...term.matchAll(/\d+|./gu)]
    .map(([part]) => (/^\d/.test(part) ? numberPattern(part) : characterPattern(part)))
    .join('')
}

function characterPattern(character: string): string {
  const all = forms().get(character)
  return all === undefined ? character.replace(/[\\^$.*+?()[\]{}|]/, '\\$&') : `[${all}]`
}

function numberPattern(number: string): string {
  const said = Array.from(number, (digit) => (digit === '0' ? '[零〇]' : (digits[Number(digit)] ?? ''))).join(
    '',
  )
  const [tens = '', ones = ''] = number
  if (number.length !== 2 || tens === '0') return `(?:${number}|${said})`
  const ten = `${tens === '1' ? '' : digits[Number(tens)]}十${ones === '0' ? '' : digits[Number(ones)]}`
  return `(?:${number}|${ten}|${said})`
}
