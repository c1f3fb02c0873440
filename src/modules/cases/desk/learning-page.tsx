import type { Context, Hono } from 'hono'
import { z } from 'zod'
import { outranks } from '../../../kernel/actor.ts'
import { startOfDay } from '../../../kernel/calendar.ts'
import { readForm } from '../../../kernel/http/form.ts'
import { isOnceKey } from '../../../kernel/http/once.ts'
import { sendPage } from '../../../kernel/http/page.ts'
import type { Env } from '../../../kernel/http/serve.ts'
import { type PlainDate, plainDate } from '../../../kernel/time.ts'
import type { Wrong } from '../../../kernel/ui/field.tsx'
import { getCommunity } from '../../people/door.ts'
import { catalogueFor } from '../catalogue/catalogue-for.ts'
import type { CorrectionId } from '../learning/correction.rules.ts'
import { readReport } from '../learning/read-report.ts'
import { undoLessons } from '../learning/undo-lessons.ts'
import type { Which } from '../learning/unlearning.store.ts'
import { sayRefusal } from '../refusals.ts'
import { sayIssue } from './deeds.ts'
import { type Desk, frameFor, staffOf } from './frame.tsx'
import { type AgainUndo, LearningPage } from './learning-view.tsx'
import { learningWords as words } from './learning.words.ts'

const undoForm = z.object({
  once: z.string().optional(),
  lesson: z.uuid().optional(),
  since: z.union([z.literal('').transform(() => undefined), z.iso.date()]).optional(),
  why: z.string().trim().max(200).optional(),
})

/** `/desk/learning`: how good the readings are, what was learnt, and the coordinator's way to take it back. */
export function learningPage(app: Hono<Env>, desk: Desk): void {
  const { house } = desk
  const show = async (c: Context<Env>, again: AgainUndo | null, status: 200 | 409 | 422) => {
    const report = await readReport(house)(staffOf(c))
    const frame = await frameFor(c, desk, '/desk/learning')
    const catalogue = await catalogueFor(house.db, staffOf(c).community)
    const page = <LearningPage frame={frame} report={report} catalogue={catalogue} again={again} />
    return sendPage(c, page, status)
  }
  app.get('/desk/learning', (c) => (outranks(staffOf(c).rank, 'worker') ? show(c, null, 200) : c.notFound()))
  app.post('/desk/learning/undo', async (c) => {
    const staff = staffOf(c)
    if (!outranks(staff.rank, 'coordinator')) return c.notFound()
    const form = await readForm(c, undoForm)
    const lesson = form.typed['lesson'] ?? null
    const refuse = (errors: readonly Wrong[], status: 409 | 422) =>
      show(c, { lesson, typed: form.typed, errors }, status)
    if (!form.ok) return refuse(form.issues.map(sayIssue), 422)
    const which = await whichOf(desk, c, form.value)
    const { why = '', once } = form.value
    const field = (name: 'why' | 'since') => (lesson === null || name === 'since' ? name : `why-${lesson}`)
    if (!which) return refuse([{ field: field('since'), says: words.wrong.since }], 422)
    if (why === '') return refuse([{ field: field('why'), says: words.wrong.why }], 422)
    const by = { actor: staff, once: once !== undefined && isOnceKey(once) ? once : null }
    const done = await undoLessons(house)({ which, why }, by)
    if (!done.ok) return refuse([{ field: '', says: sayRefusal('zh-CN', done.code, done.facts) }], 409)
    return c.redirect('/desk/learning#unlearnt', 303)
  })
}

async function whichOf(
  { house }: Desk,
  c: Context<Env>,
  { lesson, since }: z.output<typeof undoForm>,
): Promise<Which | null> {
  if (lesson !== undefined) return { one: lesson as CorrectionId }
  if (since === undefined) return null
  const calendar = house.rules.calendarOf(await getCommunity(house.db, staffOf(c).community))
  const day: PlainDate = plainDate(since)
  const from = startOfDay(calendar, day)
  return from > house.clock() ? null : { since: from }
}
