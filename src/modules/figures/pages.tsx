import type { Context, Hono } from 'hono'
import { outranks } from '../../kernel/actor.ts'
import { sendPage } from '../../kernel/http/page.ts'
import type { Env } from '../../kernel/http/serve.ts'
import { pdfOf } from '../../kernel/paper/pdf.ts'
import { csvOf, xlsxOf } from '../../kernel/sheets/write-sheet.ts'
import { type Desk, frameFor, staffOf } from '../cases/desk/door.ts'
import { readAddress } from './desk/address.ts'
import { FiguresPage } from './desk/figures-view.tsx'
import { paperOf } from './desk/paper-of.ts'
import { type Asked, readReport, type Report } from './desk/report.ts'
import { sheetsOf, tableOf } from './desk/sheets-of.ts'

type Made = { readonly type: string; readonly month: string; readonly bytes: Buffer }

/** `/desk/figures`: how a month went, on the page, in a spreadsheet and on paper. */
export function figuresPages(app: Hono<Env>, desk: Desk): void {
  const { house } = desk
  app.get('/desk/figures', async (c) => {
    const { community, rank } = staffOf(c)
    if (!outranks(rank, 'worker')) return c.notFound()
    const report = await readReport(house)(
      community,
      readAddress((name) => c.req.query(name)),
    )
    return sendPage(c, <FiguresPage frame={await frameFor(c, desk)} report={report} />)
  })
  const files: Readonly<Record<string, (c: Context<Env>, asked: Asked) => Promise<Made>>> = {
    xlsx: async (c, asked) => {
      const report = await reportFor(c, desk, asked)
      return { ...madeOf(report, xlsx), bytes: await xlsxOf(sheetsOf(report)) }
    },
    csv: async (c, asked) => {
      const report = await reportFor(c, desk, asked)
      const encoding = c.req.query('encoding') === 'gb18030' ? 'gb18030' : 'utf-8'
      return {
        ...madeOf(report, `text/csv; charset=${encoding}`),
        bytes: await csvOf(tableOf(report), encoding),
      }
    },
    pdf: async (c, asked) => {
      const topic = await reportFor(c, desk, { ...asked, by: 'topic' })
      const place = await reportFor(c, desk, { ...asked, by: 'place' })
      const body = await reportFor(c, desk, { ...asked, by: 'body' })
      return { ...madeOf(topic, 'application/pdf'), bytes: await pdfOf(paperOf([topic, place, body])) }
    },
  }
  for (const [kind, make] of Object.entries(files))
    app.get(`/desk/figures.${kind}`, async (c) => {
      if (!outranks(staffOf(c).rank, 'worker')) return c.notFound()
      const { type, month, bytes } = await make(
        c,
        readAddress((name) => c.req.query(name)),
      )
      return c.body(new Uint8Array(bytes), 200, {
        'content-type': type,
        'content-disposition': `attachment; filename="figures-${month}.${kind}"`,
        'cache-control': 'private, no-store',
      })
    })
}

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

function reportFor(c: Context<Env>, { house }: Desk, asked: Asked): Promise<Report> {
  return readReport(house)(staffOf(c).community, asked)
}

function madeOf({ month }: Report, type: string): Pick<Made, 'type' | 'month'> {
  return { type, month: month.name }
}
