import fc from 'fast-check'
import { expect, test } from 'vitest'
import { maskForOutside } from './mask-outside.ts'

test.each([
  ['我叫王秀英，住3号楼2单元501，电话139 1234-5678', '我叫某某，住某号楼某单元〔号码〕，电话〔号码〕'],
  ['身份证11010119900307123X请核对', '身份证〔号码〕请核对'],
  ['３－２－５０１漏水', '〔号码〕漏水'],
  ['住⑤⓪①，ＱＱ号ab_12', '住〔号码〕，QQ号〔号码〕'],
  ['五零一的水管爆了', '〔号码〕的水管爆了'],
  ['三栋二单元5楼东户一直敲', '某栋某单元5楼某户一直敲'],
  ['12室门口堆了杂物', '某室门口堆了杂物'],
  ['我姓欧阳，王阿姨和老李家都说了', '我姓某，某阿姨和老某家都说了'],
  ['加微信wang_xy88聊', '加微信〔号码〕聊'],
  ['写信到a.b@example.org或看https://example.org/x?y=1', '写信到〔邮箱〕或看〔网址〕'],
  ['皖A12345堵住了门', '皖〔号码〕堵住了门'],
  ['幺三九一二三四五六七八打不通', '〔号码〕打不通'],
] as const)('%s', (text, masked) => {
  expect(maskForOutside(text)).toBe(masked)
})

test.each([
  '停水3天了没人管',
  '楼上半夜装修，吵得孩子睡不着',
  '我叫了物业两次都不来',
  '电梯坏了，老人下不了楼',
])('what tells the matter stays: %s', (text) => {
  expect(maskForOutside(text)).toBe(text)
})

test('names that are known go wherever they stand', () => {
  expect(maskForOutside('隔壁梅朵和尹小禾说的', ['尹小禾', '梅朵'])).toBe('隔壁某某和某某说的')
})

const words = fc.constantFrom(
  '楼上',
  '漏水',
  '，',
  '请快来',
  ' ',
  '。',
  'door',
  '我家',
  '一',
  '户',
  '(',
  '的',
)
const filler = fc.array(words, { maxLength: 6 }).map((parts) => parts.join(''))
const glue = fc.constantFrom('', ' ', '-', '－', '.', '\u200b', ' - ', '·', '\u00ad', '️⃣', '/')
const plainDigit = fc.integer({ min: 0, max: 9 })
const scripts = ['0123456789', '０１２３４５６７８９', '٠١٢٣٤٥٦٧٨٩', '𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗'].map((all) =>
  Array.from(all),
)

/** A number as people write it to be read by people and not by programs. */
const number = (least: number, most: number) =>
  fc
    .tuple(fc.array(plainDigit, { minLength: least, maxLength: most }), glue, fc.constantFrom(...scripts))
    .map(([digits, between, script]) => digits.map((digit) => script[digit] ?? '').join(between))

test('no run of seven digits leaves, whatever stands between them', () => {
  fc.assert(
    fc.property(filler, number(7, 20), filler, (before, secret, after) => {
      const left = maskForOutside(before + secret + after)
      expect(left.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '')).not.toMatch(/\p{Nd}{3}/u)
    }),
    { numRuns: 2_000 },
  )
})

const chinese = Array.from('零一二三四五六七八九')
const room = fc
  .tuple(fc.integer({ min: 1, max: 33 }), fc.integer({ min: 1, max: 8 }))
  .chain(([floor, at]) => {
    const door = `${floor}0${at}`
    return fc.constantFrom(
      ...[
        door,
        `${door}室`,
        `${door}户`,
        `3-2-${door}`,
        `3号楼2单元${door}`,
        `B${door}`,
        `${door}元宵没人`,
      ].map((said) => ({ said, door })),
      {
        said: Array.from(door)
          .map((each) => chinese[Number(each)] ?? '')
          .join(''),
        door,
      },
      { said: door.split('').join(' '), door },
    )
  })

test('no number of a room leaves', () => {
  fc.assert(
    fc.property(filler, room, filler, (before, { said, door }, after) => {
      const left = maskForOutside(before + said + after)
      expect(left).not.toContain(door)
      expect(left).not.toMatch(/\d\s*\d\s*\d|[零一二三四五六七八九]{3}/u)
    }),
    { numRuns: 2_000 },
  )
})

test('masking what is masked changes nothing, and any text may come', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      const once = maskForOutside(text)
      expect(maskForOutside(once)).toBe(once)
    }),
  )
})

test('a long letter is masked in no time', () => {
  const from = performance.now()
  for (const piece of ['1 ', '一 ', '王', 'a1', '-', '1-']) maskForOutside(piece.repeat(5_000))
  expect(performance.now() - from).toBeLessThan(2_000)
})
