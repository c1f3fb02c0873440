import { randomBytes } from 'node:crypto'
import type { Context, Hono } from 'hono'
import { z } from 'zod'
import { outranks } from '../../../kernel/actor.ts'
import { readForm } from '../../../kernel/http/form.ts'
import { isOnceKey } from '../../../kernel/http/once.ts'
import { sendPage } from '../../../kernel/http/page.ts'
import type { Env } from '../../../kernel/http/serve.ts'
import type { RequestId } from '../../../kernel/ids.ts'
import { plainDate } from '../../../kernel/time.ts'
import { type Desk, frameFor, staffOf } from '../../cases/desk/door.ts'
import { callBack, sayRefusal } from '../../cases/door.ts'
import { CallbacksPage } from './callbacks-view.tsx'
import { drawSample } from './draw-sample.ts'
import type { AgainCall } from './call-form.tsx'
import { type Callbacks, isLeft, readCallbacks, type Row } from './read-callbacks.ts'
import { callbackWords as words } from './words.ts'

const once = z.string().optional()
const callForm = z.object({
  once,
  seen: z.coerce.number().int().positive().optional().catch(undefined),
  request: z.uuid(),
  outcome: z.enum(['fixed', 'not_fixed', 'unreached']),
  rating: z.coerce.number().int().min(1).max(5).optional().catch(undefined),
  words: z.string().trim().max(1_000).optional(),
})
const drawForm = z.object({ once, month: z.iso.date().regex(/-01$/).transform(plainDate) })

type Shown = { readonly at: string | null; readonly again?: AgainCall; readonly status?: 409 | 422 }

/** `/desk/callbacks`: who is to be called now, what was said, and the monthly draw. */
export function callbackPages(app: Hono<Env>, desk: Desk): void {
  const { house } = desk
  const mayLook = (c: Context<Env>) => outranks(staffOf(c).rank, 'worker')
  const show = async (c: Context<Env>, { at, again, status }: Shown) => {
    const callbacks = await readCallbacks(house)(staffOf(c), at)
    const frame = await frameFor(c, desk, '/desk/callbacks')
    const said = /^[\d-]{4,13}$/.exec(c.req.query('said') ?? '')?.[0] ?? null
    const page = <CallbacksPage frame={frame} callbacks={callbacks} again={again ?? null} said={said} />
    return sendPage(c, page, status ?? 200)
  }
  app.get('/desk/callbacks', (c) => (mayLook(c) ? show(c, { at: c.req.query('at') ?? null }) : c.notFound()))
  app.post('/desk/callbacks/draw', async (c) => {
    if (!mayLook(c)) return c.notFound()
    const form = await readForm(c, drawForm)
    const refused = (says: string, status: 409 | 422) =>
      show(c, { at: null, again: { of: 'draw', typed: form.typed, errors: [{ field: '', says }] }, status })
    if (!form.ok) return refused(words.form, 422)
    const seed = randomBytes(16).toString('hex')
    const done = await drawSample(house)({ month: form.value.month, seed }, callerOf(c, form.value))
    return done.ok ? c.redirect('/desk/callbacks#draw', 303) : refused(words.refused[done.code], 409)
  })
  app.post('/desk/callbacks/:ref', async (c) => {
    const ref = c.req.param('ref')
    const found = mayLook(c) ? await readCallbacks(house)(staffOf(c), ref) : null
    const row = found && rowAt(found, ref)
    if (!found || !row) return c.notFound()
    const form = await readForm(c, callForm)
    const again = (errors: AgainCall['errors'], status: 409 | 422) =>
      show(c, { at: ref, again: { of: 'call', typed: form.typed, errors }, status })
    if (!form.ok) return again(form.wrong.map(wrongAt), 422)
    const { once: _, seen, request, ...said } = form.value
    const by = { ...callerOf(c, form.value), seen }
    const done = await callBack(house)({ id: row.id, request: request as RequestId, ...said }, by)
    if (!done.ok)
      return done.code === 'answer.needs_words'
        ? again([wrongAt('words')], 422)
        : again([{ field: '', says: sayRefusal('zh-CN', done.code, done.facts) }], 409)
    const next = nextAfter(found, row)
    return c.redirect(`/desk/callbacks?${next ? `at=${next.ref}&` : ''}said=${ref}`, 303)
  })
}

function everyRow({ due, drawn, later }: Callbacks): Row[] {
  return [...due, ...(drawn?.rows ?? []), ...later]
}

function rowAt(found: Callbacks, ref: string): Row | undefined {
  return everyRow(found).find((row) => row.ref === ref)
}

/** The next down the list that is still to be called, and from its end the first. */
function nextAfter(found: Callbacks, row: Row): Row | undefined {
  const all = everyRow(found)
  const at = all.indexOf(row)
  return [...all.slice(at + 1), ...all.slice(0, at)].find(
    (each) => each.state === 'done_claimed' || isLeft(each),
  )
}

function callerOf(c: Context<Env>, { once: key }: { readonly once?: string | undefined }) {
  return { actor: staffOf(c), once: key !== undefined && isOnceKey(key) ? key : null }
}

function wrongAt(field: string): AgainCall['errors'][number] {
  return field === 'request' || field === 'outcome' || field === 'words'
    ? { field, says: words.wrong[field] }
    : { field: '', says: words.form }
}
