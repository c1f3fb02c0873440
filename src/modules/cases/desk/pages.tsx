import type { Hono } from 'hono'
import { outranks } from '../../../kernel/actor.ts'
import { readTyped } from '../../../kernel/http/form.ts'
import { pageFor, sendPage } from '../../../kernel/http/page.ts'
import type { Env } from '../../../kernel/http/serve.ts'
import { casePage } from './case-page.tsx'
import { cataloguePage } from './catalogue-page.tsx'
import { eventStream } from './events.ts'
import { fileAnswers } from './file-answer.ts'
import { type Desk, staffOf } from './frame.tsx'
import { hotPage } from './hot-page.tsx'
import { inboxPage } from './inbox-page.tsx'
import { learningPage } from './learning-page.tsx'
import { nearPage } from './near-page.tsx'
import { newPage } from './new-page.tsx'
import { placesPage } from './places-page.tsx'
import { SignInAgain } from './sign-in-again.tsx'
import { stuckPage } from './stuck-page.tsx'

/** The desk: for members of the post who have signed in, and nobody else. */
export function deskPages(app: Hono<Env>, desk: Desk): void {
  app.use('/desk/*', async (c, next) => {
    if (c.get('staff')) return next()
    const { pathname, search } = new URL(c.req.url)
    if (c.req.method === 'GET') return c.redirect(`/sign-in?to=${encodeURIComponent(pathname + search)}`, 303)
    const page = { ...pageFor(c, desk.site, '/desk'), lang: 'zh-CN' as const }
    const typed = await readTyped(c)
    return sendPage(c, <SignInAgain page={page} to={pathname} back="/desk" typed={typed} />, 401)
  })
  app.get('/desk', (c) => c.redirect(outranks(staffOf(c).rank, 'worker') ? '/desk/inbox' : '/desk/near', 303))
  inboxPage(app, desk)
  casePage(app, desk)
  newPage(app, desk)
  nearPage(app, desk)
  placesPage(app, desk)
  hotPage(app, desk)
  learningPage(app, desk)
  cataloguePage(app, desk)
  stuckPage(app, desk)
  eventStream(app, desk)
  fileAnswers(app, desk)
}
