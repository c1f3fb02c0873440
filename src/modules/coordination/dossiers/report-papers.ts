import type { Hono } from 'hono'
import { outranks } from '../../../kernel/actor.ts'
import { dayOf } from '../../../kernel/calendar.ts'
import type { Env } from '../../../kernel/http/serve.ts'
import { docxOf } from '../../../kernel/paper/docx.ts'
import { pdfOf } from '../../../kernel/paper/pdf.ts'
import { sayFullDate } from '../../../kernel/words/time.ts'
import { type Desk, staffOf } from '../../cases/desk/door.ts'
import { readDossier } from './read-dossier.ts'
import { reportOf } from './report.ts'

const makers = {
  'report.pdf': { type: 'application/pdf', make: pdfOf },
  'report.docx': {
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    make: docxOf,
  },
} as const

/** The report of a dossier, to print or to go on writing in. */
export function reportPapers(app: Hono<Env>, { house }: Desk): void {
  for (const [name, { type, make }] of Object.entries(makers))
    app.get(`/desk/dossiers/:number/${name}`, async (c) => {
      const number = c.req.param('number')
      const mayLook = outranks(staffOf(c).rank, 'worker') && /^[1-9]\d{0,6}$/.test(number)
      const view = mayLook ? await readDossier(house)(staffOf(c), Number(number)) : null
      if (!view) return c.notFound()
      const calendar = house.rules.calendarOf(view.community)
      const bytes = await make(reportOf(view, ({ due }) => sayFullDate('zh-CN', dayOf(calendar, due))))
      return c.body(new Uint8Array(bytes), 200, {
        'content-type': type,
        'content-disposition': `attachment; filename="${name}"`,
        'cache-control': 'no-store',
      })
    })
}
