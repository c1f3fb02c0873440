import { surnames } from './data/family-names.ts'
import { maskForOutside } from './mask-outside.ts'

/*
 * What is taken out of words before somebody reads them who may be the one that is complained of: whoever said it, by
 * name, number, door, floor or relatives. Too much rather than too little.
 */

/** Who said it, as far as the post knows. */
export type Who = { readonly names: readonly string[]; readonly doors: readonly string[] }

const numeral = '0-9零〇一二两三四五六七八九十'
const floors = new RegExp(`(?:地下|负)?[${numeral}]+\\s*(?:楼|樓|层|層)(?![道梯栋门口])`, 'gu')
const relatives =
  /我(?:家|们家|們家)?(?:的)?(?:爸|妈|媽|爹|娘|老公|老婆|丈夫|妻子|儿子|兒子|女儿|女兒|孙子|孫女|孙女|爷爷|奶奶|外公|外婆|婆婆|公公|岳父|岳母|父亲|母亲|父親|母親)+/gu

/** Takes names, numbers, doors, floors and relatives out of what somebody said. */
export function withoutPeople(text: string, { names, doors }: Who): string {
  const known = doors.filter((door) => Array.from(door).length >= 2)
  const ways = [...namesIn(names).map(spaced), ...calledByFamily(names)]
  const nameless = ways.reduce((left, way) => left.replace(way, '某某'), plainly(text))
  const masked = maskForOutside(nameless.replace(relatives, '家里人'), known)
  return masked.replace(floors, '某楼')
}

// Full-width digits and letters are digits and letters; the marks between sentences stay as they are.
function plainly(text: string): string {
  return text
    .replace(/[^，。！？；：、（）“”]+/g, (part) => part.normalize('NFKC'))
    .replace(/(?![\n\t])[\p{Cf}\p{Mn}\p{Me}\p{Cc}]/gu, '')
}

/** A name is the same name with spaces or points between its letters. */
function spaced(name: string): RegExp {
  const letters = Array.from(name, (letter) => letter.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
  return new RegExp(letters.join('[\\s·.\\-_]*'), 'giu')
}

/** Why a sentence that a worker wrote for a body cannot be shown to it; null when it gives nobody away. */
export function givesAway(words: string, { names, doors }: Who): 'number' | 'name' | null {
  const plain = words.normalize('NFKC').replace(/[\s\p{Cf}\-‐-―－_.·()（）]/gu, '')
  if (/[\p{Nd}]{3,}|[零〇一二三四五六七八九幺]{3,}/u.test(plain)) return 'number'
  if (doors.some((door) => door !== '' && plain.includes(door.normalize('NFKC').replace(/\s/g, ''))))
    return 'number'
  if (namesIn(names).some((name) => plain.includes(name))) return 'name'
  return calledByFamily(names).some((way) => plain.search(way) >= 0) ? 'name' : null
}

/** A full name, and the given name alone where it is long enough to be told from a word. */
function namesIn(names: readonly string[]): string[] {
  return names.flatMap((each) => {
    const name = each.normalize('NFKC').replace(/\s/g, '')
    const family = familyOf(name)
    const given = name.slice(family.length)
    return Array.from(given).length >= 2 && family !== '' ? [name, given] : name.length >= 2 ? [name] : []
  })
}

// 王阿姨, 老王, 小王家: known by the family name alone.
function calledByFamily(names: readonly string[]): RegExp[] {
  const families = names.map(familyOf).filter((family) => family !== '')
  const titles =
    '(?:先生|女士|小姐|太太|阿姨|叔|伯|大爷|大妈|大娘|大哥|大姐|大嫂|奶奶|爷爷|婆婆|老太|老师|师傅|家|某)'
  return families.flatMap((family) => [
    new RegExp(`${family}\\p{Script=Han}{0,2}?${titles}`, 'gu'),
    new RegExp(`[老小]${family}`, 'gu'),
  ])
}

function familyOf(name: string): string {
  const long = surnames.filter((each) => name.startsWith(each)).toSorted((a, b) => b.length - a.length)[0]
  return long ?? ''
}
