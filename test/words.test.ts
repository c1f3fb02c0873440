import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { simplified, traditional } from '../src/language/data/characters.ts'
import { placeOf, type Said, saidIn, type Source, sourceOf, sources } from './source.ts'

/* What people read: all of it in the word files, in their own script, in plain and warm words. */

const all = sources(['src', 'web'])
const isZh = ({ path }: Source) => /(^|[./])(words\.|[a-z-]+\.)?zh\.ts$/.test(path)
const isTw = ({ path }: Source) => path.endsWith('.tw.ts')
const isEn = ({ path }: Source) => path.endsWith('.en.ts')
const han = /\p{Script=Han}/u

/** Each text that breaks a rule, with its place. */
function wrong(files: readonly Source[], isWrong: (text: string) => boolean): string[] {
  return files.flatMap((source) =>
    saidIn(source)
      .filter(({ text }) => isWrong(text))
      .map(({ node, text }: Said) => `${placeOf(source, node)} ${text.trim()}`),
  )
}

// The languages call themselves so in every language, and so does the product.
const ownNames = /^(简体|繁體|跑腿)$/

test('Chinese stands in word files, in what the language knows, in what operators read, and in the demo', () => {
  const fine = /^src\/(language|rulebook|main)\/|\.(zh|tw|en)\.ts$|[./]words\.ts$|\/demo\.rules\.ts$/
  // What is heard in people's words (days, places, things), and the names of browsers.
  const read = /^src\/modules\/((people|places)\/(sign-in\/device|\w+)\.rules|cases\/board\/things)\.ts$/
  const files = all.filter(({ path }) => !fine.test(path) && !read.test(path))

  expect(wrong(files, (text) => han.test(text) && !ownNames.test(text))).toEqual([])
})

describe('every word file', () => {
  test('of residents has its two sisters', () => {
    // The desk speaks Chinese only, and so do its letters to offices; what several faces read is said by the desk.
    const desk = /\/(desk|reading)\/|\/account|\/(coordination\/\w+|notices)\/words\.zh|\/paper\/fonts/
    const alone = all.filter(isZh).filter(({ path }) => {
      const sister = (lang: string) => all.some((each) => each.path === path.replace(/zh\.ts$/, `${lang}.ts`))
      return !desk.test(path) && !(sister('tw') && sister('en'))
    })
    expect(alone.map(({ path }) => path)).toEqual([])
  })

  test('in traditional characters has no simplified ones', () => {
    // A character that Taiwan's own set holds is no mistake there, whatever it stands for elsewhere.
    const usual = usualInTaiwan()
    const onlySimplified = new Set(Array.from(simplified).filter((each) => !usual.has(each)))

    expect(
      wrong(all.filter(isTw), (text) => Array.from(text).some((each) => onlySimplified.has(each))),
    ).toEqual([])
  })

  test('in simplified characters has no traditional ones', () => {
    const onlyTraditional = new Set(Array.from(traditional))
    // 繁體 names itself in its own script.
    expect(
      wrong(
        all.filter(isZh),
        (text) => !ownNames.test(text) && Array.from(text).some((each) => onlyTraditional.has(each)),
      ),
    ).toEqual([])
  })

  test('in English has no Chinese', () => {
    expect(wrong(all.filter(isEn), (text) => han.test(text.replaceAll('跑腿', '')))).toEqual([])
  })
})

describe('Chinese sentences', () => {
  const chinese = all.filter((source) => isZh(source) || isTw(source))
  const zh = all.filter(isZh)

  test('say it as people do, not as an office does', () => {
    const jargon =
      /工单|提交|处理中|派单|满意度|不予受理|非本单位|待评价|重复诉求|请输入有效|操作失败|暂无数据|确认删除|登录已过期|表决未通过|匿名处理|紧急情况请拨打|催办成功|AI|智能识别|成功|请勿|禁止|违规|责令|非法|有误|异常|失效|工單|處理中|滿意度/
    expect(wrong(chinese, (text) => jargon.test(text))).toEqual([])
  })

  test('do not shout', () => {
    expect(wrong(chinese, (text) => han.test(text) && /[!！]/.test(text))).toEqual([])
  })

  test('have full-width marks between their characters', () => {
    expect(wrong(chinese, (text) => /\p{Script=Han}[,;:?]|[,;:?]\p{Script=Han}/u.test(text))).toEqual([])
  })

  test('have no space typed between characters and digits: the browser sets it', () => {
    expect(wrong(chinese, (text) => /\p{Script=Han} +\d|\d +\p{Script=Han}/u.test(text))).toEqual([])
  })

  test('call residents 您, never 你', () => {
    const residents = zh.filter(({ path }) => !path.includes('/desk/'))
    expect(wrong(residents, (text) => text.includes('你'))).toEqual([])
  })
})

test('the files of one set have the same words', async () => {
  const sets = all
    .filter(isZh)
    .filter(({ path }) => all.some((each) => each.path === path.replace(/zh\.ts$/, 'en.ts')))
  expect(sets.length).toBeGreaterThan(5)
  for (const { path } of sets) {
    const [zh, tw, en] = await Promise.all(
      ['zh', 'tw', 'en'].map((lang) => keysIn(path.replace(/zh\.ts$/, `${lang}.ts`))),
    )
    expect({ path, keys: tw }).toEqual({ path, keys: zh })
    expect({ path, keys: en }).toEqual({ path, keys: zh })
  }
})

async function keysIn(path: string): Promise<string[]> {
  const module: Record<string, unknown> = await import(join(import.meta.dirname, '..', sourceOf(path).path))
  return Object.values(module).flatMap((value) => keysOf(value, ''))
}

function keysOf(value: unknown, at: string): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [at]
  return Object.entries(value)
    .flatMap(([key, inner]) => keysOf(inner, `${at}.${key}`))
    .toSorted()
}

/** The 5,401 characters of everyday use in Big5, its first level. */
function usualInTaiwan(): ReadonlySet<string> {
  const decoder = new TextDecoder('big5')
  const found = new Set<string>()
  for (let lead = 0xa4; lead <= 0xc6; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) found.add(decoder.decode(Uint8Array.of(lead, trail)))
  return found
}
