import type { Context, Hono } from 'hono'
import { z } from 'zod'
import { outranks } from '../../../kernel/actor.ts'
import { readForm } from '../../../kernel/http/form.ts'
import { isOnceKey } from '../../../kernel/http/once.ts'
import { sendPage } from '../../../kernel/http/page.ts'
import type { Env } from '../../../kernel/http/serve.ts'
import { csvOf, xlsxOf } from '../../../kernel/sheets/write-sheet.ts'
import { type Desk, frameFor, staffOf } from '../../cases/desk/door.ts'
import { dutySheets } from './duty-sheets.ts'
import { importDuties } from './import-duties.ts'
import { MatrixPage } from './matrix-view.tsx'
import { readDuties } from './read-duties.ts'
import { readDutyFile } from './read-duty-file.ts'
import { type Looked, SheetPage } from './sheet-view.tsx'
import { bodyWords as words } from './words.zh.ts'

const mostBytes = 2_000_000
const takeForm = z.object({ once: z.string().optional(), kept: z.string().min(1) })
const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The list at one look, as a spreadsheet, and from one: seen before it is taken. */
export function dutySheetPages(app: Hono<Env>, desk: Desk): void {
  const { house } = desk
  const may = (c: Context<Env>, rank: 'worker' | 'coordinator') => outranks(staffOf(c).rank, rank)
  app.get('/desk/duties/matrix', async (c) => {
    if (!may(c, 'worker')) return c.notFound()
    const list = await readDuties(house)(staffOf(c))
    return sendPage(c, <MatrixPage frame={await frameFor(c, desk)} list={list} />)
  })
  app.get('/desk/duties.xlsx', async (c) => {
    if (!may(c, 'worker')) return c.notFound()
    return file(c, 'xlsx', workbook, await xlsxOf(dutySheets(await readDuties(house)(staffOf(c)))))
  })
  app.get('/desk/duties.csv', async (c) => {
    if (!may(c, 'worker')) return c.notFound()
    const encoding = c.req.query('encoding') === 'gb18030' ? 'gb18030' : 'utf-8'
    const [list] = dutySheets(await readDuties(house)(staffOf(c)))
    return file(c, 'csv', `text/csv; charset=${encoding}`, await csvOf(list, encoding))
  })
  app.post('/desk/duties/sheet', async (c) => {
    if (!may(c, 'coordinator')) return c.notFound()
    const form = await readForm(c, z.object({}), { files: 1, fileBytes: mostBytes, totalBytes: mostBytes })
    const bytes = form.uploads[0]?.bytes ?? new Uint8Array()
    return show(c, desk, await look(c, desk, bytes))
  })
  app.post('/desk/duties/sheet/take', async (c) => {
    if (!may(c, 'coordinator')) return c.notFound()
    const form = await readForm(c, takeForm, {
      files: 0,
      fieldBytes: 2 * mostBytes,
      totalBytes: 3 * mostBytes,
    })
    if (!form.ok) return show(c, desk, { is: 'unread', says: words.form })
    const { kept, once = '' } = form.value
    const looked = await look(c, desk, Buffer.from(kept, 'base64'), isOnceKey(once) ? once : null)
    return looked.is === 'fine' ? c.redirect('/desk/duties?taken=1', 303) : show(c, desk, looked)
  })
}

/** Reads the file; without a key it is only looked at. */
async function look(
  c: Context<Env>,
  { house }: Desk,
  bytes: Uint8Array,
  once?: string | null,
): Promise<Looked> {
  const actor = staffOf(c)
  const read = await readDutyFile(house)(actor.community, bytes)
  if (!read.ok) return { is: 'unread', says: words.sheetRefused[read.code] ?? words.form }
  const { duties, flaws, around } = read.value
  if (flaws.length > 0) return { is: 'wrong', flaws }
  const dry = once === undefined
  const came = await importDuties(house)({ duties, dry }, { actor, once: once ?? null })
  if (!came.ok) return { is: 'unread', says: words.refused[came.code] ?? words.form }
  if (came.value.refused.length > 0) return { is: 'refused', refused: came.value.refused }
  return { is: 'fine', came: came.value, duties, around, kept: Buffer.from(bytes).toString('base64') }
}

async function show(c: Context<Env>, desk: Desk, looked: Looked): Promise<Response> {
  const frame = await frameFor(c, desk, '/desk/duties')
  return sendPage(c, <SheetPage frame={frame} looked={looked} />, looked.is === 'fine' ? 200 : 422)
}

function file(c: Context<Env>, ending: string, type: string, bytes: Buffer): Response {
  return c.body(new Uint8Array(bytes), 200, {
    'content-type': type,
    'content-disposition': `attachment; filename="duties.${ending}"`,
    'cache-control': 'private, no-store',
  })
}
