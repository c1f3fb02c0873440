import type { Hono } from 'hono'
import { outranks } from '../../../kernel/actor.ts'
import type { Changes } from '../../../kernel/http/changes.ts'
import type { Env } from '../../../kernel/http/serve.ts'
import type { Site } from '../../../kernel/http/site.ts'
import type { House } from '../house.ts'
import { casePage } from './case-page.tsx'
import { staffOf } from './frame.tsx'
import { inboxPage } from './inbox-page.tsx'

/** The desk: for members of the post who have signed in, and nobody else. */
export function deskPages(app: Hono<Env>, house: House, site: Site, changes: Changes): void {
  const desk = { house, site, changes }
  app.use('/desk/*', async (c, next) => {
    if (c.get('staff')) return next()
    const url = new URL(c.req.url)
    const to = c.req.method === 'GET' ? url.pathname + url.search : '/desk'
    return c.redirect(`/sign-in?to=${encodeURIComponent(to)}`, 303)
  })
  app.get('/desk', (c) => c.redirect(outranks(staffOf(c).rank, 'worker') ? '/desk/inbox' : '/desk/near', 303))
  inboxPage(app, desk)
  casePage(app, desk)
}
