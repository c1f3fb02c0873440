import fc from 'fast-check'
import { expect, test } from 'vitest'
import { looksBroken, oddIn } from './broken.ts'

const words = [
  '三号楼二单元的灯坏了',
  '电梯又停了，老人下不来',
  '楼道里堆满了纸箱',
  '下水道堵了两天，味道很大',
]
const utf8 = (text: string) => new TextEncoder().encode(text)

test.each(words)('%s read as another character set looks broken', (text) => {
  expect(looksBroken(new TextDecoder('gbk').decode(utf8(text)))).toBe(true)
  expect(looksBroken(new TextDecoder('windows-1252').decode(utf8(text)))).toBe(true)
  expect(looksBroken(Buffer.from(text, 'utf8').toString('latin1'))).toBe(true)
})

test('Chinese bytes of GBK read as UTF-8 or Latin-1 look broken', () => {
  const bytes = Uint8Array.of(0xb5, 0xc6, 0xbb, 0xb5, 0xc1, 0xcb, 0xa3, 0xac, 0xcc, 0xab, 0xba, 0xda)

  expect(new TextDecoder('gbk').decode(bytes)).toBe('灯坏了，太黑')
  expect(looksBroken(new TextDecoder().decode(bytes))).toBe(true)
  expect(looksBroken(Buffer.from(bytes).toString('latin1'))).toBe(true)
})

test.each([
  ...words,
  '',
  '😀😀😀😀😀',
  '三號樓的燈壞了，請來看看',
  'The lift is stuck again on floor 3',
  'Müll vor dem Café, très désagréable',
  '楼上漏水\ufffd请来人',
  '１２３４，ＡＢＣ',
  '电话 0555-0136 打不通…………',
  '犇犇饭店、淼鑫园、翀字幼儿园',
])('%j is whole', (text) => {
  expect(looksBroken(text)).toBe(false)
})

test('any string is judged without an error', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
      expect(typeof looksBroken(text)).toBe('boolean')
    }),
  )
})

test.each([
  ['broken', Buffer.from('三号楼二单元的灯坏了', 'utf8').toString('latin1')],
  ['pictures', '😀'],
  ['pictures', '🚰💦 💦…👨‍👩‍👧 🇨🇳 👍🏽 1️⃣'],
  ['repeated', '啊啊啊啊啊'],
  ['repeated', '灯 灯，灯。'],
  ['repeated', '1111'],
] as const)('what is odd is called %s', (odd, text) => {
  expect(oddIn(text)).toBe(odd)
})

test.each([...words, '', '  ', '……', '爸爸', '119', '漏水💧', 'OK 3号楼 lift', '灯灯灯不亮'])(
  'nothing is odd about %j',
  (text) => {
    expect(oddIn(text)).toBeNull()
  },
)
