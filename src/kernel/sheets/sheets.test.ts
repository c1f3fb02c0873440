import fc from 'fast-check'
import iconv from 'iconv-lite'
import { expect, test } from 'vitest'
import { readSheet } from './read-sheet.ts'
import type { Sheet } from './sheet.ts'
import { csvOf, xlsxOf } from './write-sheet.ts'

const sheet: Sheet = {
  name: '老问题[2]',
  head: ['哪天', '说了什么', '几户'],
  rows: [
    ['2019-05-06', '屋顶漏水，找过"两次"', 3],
    ['2021-07-01', null, 12],
  ],
}
const said = {
  head: ['哪天', '说了什么', '几户'],
  rows: [
    ['2019-05-06', '屋顶漏水，找过"两次"', '3'],
    ['2021-07-01', '', '12'],
  ],
  lines: [2, 3],
}

test('what was written as a workbook is read again', async () => {
  const read = await readSheet(await xlsxOf([sheet]))

  expect(read).toEqual({ ok: true, value: said })
})

test.each(['utf-8', 'gb18030'] as const)(
  'what was written with commas in %s is read again',
  async (encoding) => {
    expect(await readSheet(await csvOf(sheet, encoding))).toEqual({ ok: true, value: said })
  },
)

test('any text comes back from both as it went in, but for white space around it', async () => {
  const cell = fc
    .string({ unit: 'grapheme', maxLength: 20 })
    .map((text) => text.replace(/\p{Cc}/gu, '').trim())
  const letters = cell.filter((text) => text !== '' && !/^[=+\-@']/.test(text))
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(letters, letters), { minLength: 1, maxLength: 8 }), async (rows) => {
      const wrote = { name: 'a', head: ['左', '右'], rows }
      for (const bytes of [await csvOf(wrote), await xlsxOf([wrote])]) {
        const read = await readSheet(bytes)
        expect(read).toEqual({
          ok: true,
          value: { head: ['左', '右'], rows, lines: rows.map((_row, at) => at + 2) },
        })
      }
    }),
    { numRuns: 25 },
  )
})

test('a cell that a spreadsheet would run as a formula is written as text, a negative number is not touched', async () => {
  const text = (await csvOf({ name: 'a', head: ['x'], rows: [['=1+1'], ['@cmd'], ['-3'], [-3]] })).toString(
    'utf8',
  )

  expect(text).toBe("\ufeffx\r\n'=1+1\r\n'@cmd\r\n-3\r\n-3\r\n")
})

test('a day in a workbook is read as its date', async () => {
  const { default: write } = await import('write-excel-file/node')
  const bytes = await write([
    ['哪天'],
    [{ value: new Date('2020-02-29T00:00:00Z'), type: Date, format: 'yyyy-mm-dd' }],
  ]).toBuffer()

  expect(await readSheet(bytes)).toMatchObject({ value: { rows: [['2020-02-29']] } })
})

test('tabs, semicolons and Chinese commas part cells as well', async () => {
  for (const mark of ['\t', ';', '，'])
    expect(await readSheet(Buffer.from(`甲${mark}乙\n1${mark}2\n`))).toMatchObject({
      value: { rows: [['1', '2']] },
    })
})

test('rows that are too short are filled and too long ones cut; empty ones are left out', async () => {
  expect(await readSheet(Buffer.from('甲,乙\n\n1\n , \n1,2,3\n'))).toMatchObject({
    value: {
      rows: [
        ['1', ''],
        ['1', '2'],
      ],
    },
  })
})

test('each row knows its line in the file, also behind empty ones', async () => {
  const { default: write } = await import('write-excel-file/node')
  const bytes = await write([['甲', '乙'], [null, null], ['1', '2'], [null], [null, '3']]).toBuffer()

  expect(await readSheet(bytes)).toMatchObject({ value: { lines: [3, 5] } })
  expect(await readSheet(Buffer.from('\n甲,乙\r\n\r\n1,"2\r\n2"\r\n,\r\n,3\r\n'))).toMatchObject({
    value: { head: ['甲', '乙'], lines: [4, 6] },
  })
})

test.each([
  ['nothing', Buffer.from(''), 'sheet.empty'],
  ['only names', Buffer.from('甲,乙\n'), 'sheet.empty'],
  ['an old Excel file', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), 'sheet.old_excel'],
  ['a zip that is no workbook', Buffer.from('PK\u0003\u0004 nothing in it'), 'sheet.unreadable'],
  ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 1, 0]), 'sheet.unreadable'],
  ['more bytes than anybody types', Buffer.alloc(20_000_001, 0x61), 'sheet.too_large'],
])('%s is refused and says why', async (_, bytes, code) => {
  expect(await readSheet(bytes)).toMatchObject({ ok: false, code })
})

test('a small file that says it unpacks to an enormous one is not unpacked', async () => {
  const central = Buffer.alloc(46)
  central.write('PK\u0001\u0002', 'latin1')
  central.writeUInt32LE(4_000_000_000, 24)

  expect(await readSheet(Buffer.concat([Buffer.from('PK\u0003\u0004'), central]))).toMatchObject({
    code: 'sheet.too_large',
  })
})

test('GB18030 holds what GBK lacks', async () => {
  const bytes = await csvOf({ name: 'a', head: ['名'], rows: [['䶮']] }, 'gb18030')

  expect(iconv.decode(bytes, 'gb18030')).toContain('䶮')
})
