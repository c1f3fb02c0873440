import type { Context, Hono } from 'hono'
import { z } from 'zod'
import { outranks } from '../../../kernel/actor.ts'
import { readForm } from '../../../kernel/http/form.ts'
import { isOnceKey } from '../../../kernel/http/once.ts'
import { sendPage } from '../../../kernel/http/page.ts'
import type { Env } from '../../../kernel/http/serve.ts'
import type { BodyId } from '../../../kernel/ids.ts'
import { type Desk, frameFor, staffOf } from '../../cases/desk/door.ts'
import { designateHolder, sayRefusal } from '../../cases/door.ts'
import { type AgainDesignate, DesignatePage } from './designate-view.tsx'
import { readDesignation } from './read-designation.ts'
import { precedentWords as words } from './words.ts'

const decideForm = z.object({
  once: z.string().optional(),
  seen: z.coerce.number().int().positive().optional().catch(undefined),
  to: z.uuid(),
  why: z.string().trim().min(1).max(1_000),
})

/** `/desk/designate/:ref`: the coordinator sees the refusals, the list and earlier decisions, and says whose it is. */
export function designatePages(app: Hono<Env>, desk: Desk): void {
  const { house } = desk
  const mayLook = (c: Context<Env>) => outranks(staffOf(c).rank, 'coordinator')
  const show = async (
    c: Context<Env>,
    ref: string,
    again: AgainDesignate | null,
    status: 200 | 409 | 422,
  ) => {
    const designation = await readDesignation(house)(staffOf(c), ref)
    if (!designation) return c.notFound()
    const frame = await frameFor(c, desk, `/desk/designate/${designation.it.ref}`)
    return sendPage(c, <DesignatePage frame={frame} designation={designation} again={again} />, status)
  }
  app.get('/desk/designate/:ref', (c) => (mayLook(c) ? show(c, c.req.param('ref'), null, 200) : c.notFound()))
  app.post('/desk/designate/:ref', async (c) => {
    const ref = c.req.param('ref')
    const found = mayLook(c) ? await readDesignation(house)(staffOf(c), ref) : null
    if (!found) return c.notFound()
    const form = await readForm(c, decideForm)
    if (!form.ok) return show(c, ref, { typed: form.typed, errors: form.wrong.map(wrongAt) }, 422)
    const { to, why, seen, once } = form.value
    const by = { actor: staffOf(c), once: once !== undefined && isOnceKey(once) ? once : null, seen }
    const done = await designateHolder(house)({ id: found.it.id, to: to as BodyId, why }, by)
    if (done.ok) return c.redirect(`/desk/cases/${found.it.ref}`, 303)
    const errors = [{ field: '', says: sayRefusal('zh-CN', done.code, done.facts) }]
    return show(c, ref, { typed: form.typed, errors }, 409)
  })
}

function wrongAt(field: string): AgainDesignate['errors'][number] {
  return field === 'to' || field === 'why'
    ? { field, says: words.wrong[field] }
    : { field: '', says: words.form }
}
