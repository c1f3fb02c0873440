import type { Hono } from 'hono'
import type { Env } from '../../../../kernel/http/env.ts'
import { pageFor, sendPage } from '../../../../kernel/http/page.ts'
import { askingOf, goOn, withTo } from '../answer.ts'
import type { Gate } from '../gate.ts'
import { steps } from './guard.tsx'
import { LatePage, NothingHeldPage } from './held.page.tsx'
import { findLate } from './hold.ts'
import { isOwnHeld } from './own-held.ts'
import { presentOf } from '../present.ts'

/** /sign-in/held/…: what was kept while one came in again. It lies here for a day; the key in it files it once. */
export function heldPages(app: Hono<Env>, gate: Gate): void {
  app.get('/sign-in/held/:id', async (c) => {
    const id = c.req.param('id')
    const standing = (await presentOf(gate, askingOf(c)))?.standing ?? 'out'
    if (standing !== 'in') return goOn(c, withTo(steps[standing], `/sign-in/held/${id}`))
    const page = pageFor(c, gate.site)
    const late = isOwnHeld(gate, askingOf(c), id) ? await findLate(gate.house, id) : null
    if (!late) return sendPage(c, <NothingHeldPage page={page} />, 410)
    return sendPage(c, <LatePage page={page} late={late} isIn />)
  })
}
