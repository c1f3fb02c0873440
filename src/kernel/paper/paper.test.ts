import { inflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { docxOf } from './docx.ts'
import type { Paper } from './paper.ts'
import { pdfOf } from './pdf.ts'

const minutes: Paper = {
  lang: 'zh-CN',
  title: '关于3号楼屋顶漏水的坐谈记录',
  under: '青砚社区服务站　2026年11月24日',
  foot: '一式两份',
  blocks: [
    { is: 'heading', text: '一、来了谁' },
    {
      is: 'table',
      head: ['哪家', '谁', '几分钟'],
      rows: [['物业', '屈师傅', '30']],
      widths: [2, 2, 1],
      figures: [2],
    },
    { is: 'heading', text: '二、说定了什么' },
    { is: 'list', items: ['周五前看完屋顶', '#set page(width: 1pt)'], numbered: true },
    { is: 'text', text: '人名里的生僻字：䶮、㛃、喆、玥。', strong: true },
    {
      is: 'picture',
      svg: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"><rect width="20" height="10"/></svg>',
      says: '一栋楼',
      width: 40,
    },
    { is: 'signatures', who: ['物业', '社区'] },
  ],
}

test('a PDF says its title and language, is tagged for being read aloud, and is of one page', async () => {
  const pdf = (await pdfOf(minutes)).toString('latin1')

  expect(pdf.slice(0, 5)).toBe('%PDF-')
  expect(pdf).toContain('/Lang (zh-CN)')
  expect(pdf).toContain('/MarkInfo')
  expect(pdf).toMatch(/pdfuaid:part>1</)
  expect(pdf.match(/\/Type \/Page\b(?!s)/g)).toHaveLength(1)
})

test('what people wrote is text and never an instruction to the typesetter', async () => {
  const text = { is: 'text', text: '#read("/etc/passwd") $x$ *b* \\ <a>' } as const

  expect((await pdfOf({ ...minutes, blocks: [text] })).length).toBeGreaterThan(5_000)
})

test('a long table goes on over pages', async () => {
  const rows = Array.from({ length: 120 }, (_, n) => [`第${n}件`, '物业', String(n)])

  const pdf = (
    await pdfOf({ ...minutes, blocks: [{ is: 'table', head: ['事', '谁', '天'], rows }] })
  ).toString('latin1')

  expect(pdf.match(/\/Type \/Page\b(?!s)/g)?.length).toBeGreaterThan(2)
})

test('a DOCX holds the same words, its table repeats its head, and rows are not torn', async () => {
  const xml = partOf(await docxOf(minutes), 'word/document.xml')

  for (const words of ['关于3号楼屋顶漏水的坐谈记录', '周五前看完屋顶', '屈师傅', '䶮', '一栋楼'])
    expect(xml).toContain(words)
  expect(xml).toContain('<w:tblHeader/>')
  expect(xml).toContain('<w:cantSplit/>')
  expect(xml).toContain('w:eastAsia="宋体"')
})

test('a notice for a door is set large in both', async () => {
  const notice: Paper = { ...minutes, size: 'large' }

  const [pdf, xml] = [await pdfOf(notice), partOf(await docxOf(notice), 'word/document.xml')]

  expect(xml).toContain('<w:sz w:val="60"/>')
  expect(pdf.equals(await pdfOf(minutes))).toBe(false)
})

/** One file out of a zip, by its central directory (APPNOTE 4.3.12). */
function partOf(zip: Buffer, name: string): string {
  const end = zip.lastIndexOf(Buffer.from('PK\u0005\u0006'))
  const at = { entry: zip.readUInt32LE(end + 16) }
  for (let n = zip.readUInt16LE(end + 10); n > 0; n--) {
    const [size, length, extra, comment, offset] = [
      zip.readUInt32LE(at.entry + 20),
      zip.readUInt16LE(at.entry + 28),
      zip.readUInt16LE(at.entry + 30),
      zip.readUInt16LE(at.entry + 32),
      zip.readUInt32LE(at.entry + 42),
    ]
    if (zip.toString('utf8', at.entry + 46, at.entry + 46 + length) === name) {
      const data = offset + 30 + zip.readUInt16LE(offset + 26) + zip.readUInt16LE(offset + 28)
      return inflateRawSync(zip.subarray(data, data + size)).toString('utf8')
    }
    at.entry += 46 + length + extra + comment
  }
  throw new Error(`no ${name} in the file`)
}
