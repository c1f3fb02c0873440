import type * as docxModule from 'docx'
import { officeFonts } from './fonts.zh.ts'
import type { Block, Paper, Table } from './paper.ts'

type Docx = typeof docxModule

/** Sizes in half points. */
const sizes = {
  usual: { title: 40, heading: 26, body: 22 },
  large: { title: 60, heading: 44, body: 36 },
}

const sans = { ascii: 'Noto Sans SC', eastAsia: officeFonts.sans, hAnsi: 'Noto Sans SC' }
const serif = { ascii: 'Noto Serif SC', eastAsia: officeFonts.serif, hAnsi: 'Noto Serif SC' }

/** The same document for Word and WPS, with fonts by the names that an office has. */
export async function docxOf(paper: Paper): Promise<Buffer> {
  const docx = await import('docx')
  const { Document, Packer } = docx
  const size = sizes[paper.size ?? 'usual']
  const made = new Document({
    title: paper.title,
    styles: { default: { document: { run: { font: sans, size: size.body, language: languageOf(paper) } } } },
    numbering: { config: [numbered(docx)] },
    sections: [
      {
        properties: { page: { size: { width: 11_906, height: 16_838 }, margin: margins } },
        footers: { default: footer(docx, paper) },
        children: [
          ...head(docx, paper, size),
          ...(await Promise.all(paper.blocks.map((block) => blockOf(docx, block, size)))).flat(),
        ],
      },
    ],
  })
  return Packer.toBuffer(made)
}

// Twentieths of a point: 20 mm.
const margins = { top: 1_134, bottom: 1_134, left: 1_134, right: 1_134 }
const width = 11_906 - 2 * 1_134

function languageOf({ lang }: Paper) {
  return lang === 'en' ? { value: 'en-GB' } : { value: 'en-GB', eastAsia: lang }
}

function numbered({ AlignmentType, LevelFormat }: Docx) {
  const level = {
    level: 0,
    format: LevelFormat.DECIMAL,
    text: '%1.',
    alignment: AlignmentType.LEFT,
    style: { paragraph: { indent: { left: 480, hanging: 480 } } },
  }
  return { reference: 'numbered', levels: [level] }
}

function footer({ Footer, PageNumber, Paragraph, TabStopType, TextRun }: Docx, { foot = '' }: Paper) {
  const pages = new TextRun({ children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES], size: 18 })
  return new Footer({
    children: [
      new Paragraph({
        tabStops: [{ type: TabStopType.RIGHT, position: width }],
        children: [new TextRun({ text: `${foot}\t`, size: 18 }), pages],
      }),
    ],
  })
}

type Size = (typeof sizes)['usual']

function head({ AlignmentType, HeadingLevel, Paragraph, TextRun }: Docx, paper: Paper, size: Size) {
  const centred = { alignment: AlignmentType.CENTER }
  const title = new TextRun({ text: paper.title, font: serif, bold: true, size: size.title, color: '000000' })
  return [
    new Paragraph({ ...centred, heading: HeadingLevel.TITLE, children: [title] }),
    ...(paper.under === undefined
      ? []
      : [new Paragraph({ ...centred, spacing: { after: 240 }, children: [new TextRun(paper.under)] })]),
  ]
}

type Made = readonly (docxModule.Paragraph | docxModule.Table)[]

async function blockOf(docx: Docx, block: Block, size: Size): Promise<Made> {
  const { HeadingLevel, ImageRun, Paragraph, TextRun } = docx
  const spacing = { after: 160, line: 360 }
  switch (block.is) {
    case 'heading': {
      const text = new TextRun({
        text: block.text,
        font: serif,
        bold: true,
        size: size.heading,
        color: '000000',
      })
      return [
        new Paragraph({
          heading: HeadingLevel.HEADING_1,
          keepNext: true,
          spacing: { before: 320, after: 160 },
          children: [text],
        }),
      ]
    }
    case 'text':
      return [
        new Paragraph({
          spacing,
          children: [new TextRun({ text: block.text, bold: block.strong ?? false })],
        }),
      ]
    case 'list': {
      const point = block.numbered
        ? { numbering: { reference: 'numbered', level: 0 } }
        : { bullet: { level: 0 } }
      return block.items.map((text) => new Paragraph({ spacing, text, ...point }))
    }
    case 'table':
      return [tableOf(docx, block), new Paragraph('')]
    case 'picture': {
      const { data, pixels } = await pngOf(block.svg, block.width)
      const alt = { name: block.says, description: block.says, title: block.says }
      return [
        new Paragraph({
          children: [new ImageRun({ type: 'png', data, transformation: pixels, altText: alt })],
        }),
      ]
    }
    case 'signatures':
      return block.who.map(
        (name) =>
          new Paragraph({ spacing: { before: 480 }, text: `${name}：${'＿'.repeat(12)}　${'＿'.repeat(6)}` }),
      )
  }
}

function tableOf(
  { AlignmentType, Paragraph, Table, TableCell, TableRow, TextRun, WidthType }: Docx,
  it: Table,
) {
  const shares = it.widths ?? it.head.map(() => 1)
  const whole = shares.reduce((sum, share) => sum + share, 0)
  const widths = shares.map((share) => Math.round((share / whole) * width))
  const cell = (text: string, column: number, bold: boolean) =>
    new TableCell({
      width: { size: widths[column] ?? 0, type: WidthType.DXA },
      margins: { top: 80, bottom: 80, left: 100, right: 100 },
      children: [
        new Paragraph({
          alignment: it.figures?.includes(column) ? AlignmentType.RIGHT : AlignmentType.LEFT,
          children: [new TextRun({ text, bold })],
        }),
      ],
    })
  const row = (cells: readonly string[], isHead: boolean) =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: true,
      children: cells.map((text, column) => cell(text, column, isHead)),
    })
  return new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: widths,
    rows: [row(it.head, true), ...it.rows.map((cells) => row(cells, false))],
  })
}

/** Word shows a drawing only as a picture of dots: four to a CSS pixel. */
async function pngOf(svg: string, millimetres: number) {
  const { default: sharp } = await import('sharp')
  const wide = Math.round((millimetres / 25.4) * 96)
  const { data, info } = await sharp(Buffer.from(svg), { density: 288 })
    .resize({ width: wide * 4 })
    .png()
    .toBuffer({ resolveWithObject: true })
  return { data, pixels: { width: wide, height: Math.round((wide * info.height) / info.width) } }
}
