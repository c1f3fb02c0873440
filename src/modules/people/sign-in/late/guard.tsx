import type { Context, Hono } from 'hono'
import type { Env } from '../../../../kernel/http/env.ts'
import { pageFor, sendPage } from '../../../../kernel/http/page.ts'
import { type Posted, postedLimits } from '../../../../kernel/http/posted.ts'
import { readPosted } from '../../../../kernel/http/read-posted.ts'
import { isRead } from '../../../../kernel/http/same-site.ts'
import { askingOf, goOn, withTo } from '../answer.ts'
import type { Gate } from '../gate.ts'
import { hold, type Late } from './hold.ts'
import { LatePage } from './held.page.tsx'
import { ownHeldCookie } from './own-held.ts'
import { presentOf } from '../present.ts'
import type { Standing } from '../standing.rules.ts'

const account = '/desk/account'

export const steps: Readonly<Record<Standing, string>> = {
  in: '/sign-in',
  out: '/sign-in',
  second: '/sign-in/second',
  set_up: '/sign-in/set-up',
  post: '/sign-in/post',
}

/**
 * Stands before the desk: whoever has not come in, or not all the way, is led to the step that is missing and back.
 * What was posted after the session had ended is kept until its writer has come in again.
 */
export function guardDesk(app: Hono<Env>, gate: Gate): void {
  for (const path of ['/desk', '/desk/*'])
    app.use(path, async (c, next) => {
      if (c.get('staff')) return next()
      const step = steps[(await presentOf(gate, askingOf(c)))?.standing ?? 'out']
      // A stream or a script cannot come in; a page of HTML would only puzzle it.
      if (!/text\/html|\*\/\*/.test(c.req.header('accept') ?? '*/*')) return c.text('', 401)
      const { pathname, search } = new URL(c.req.url)
      if (isRead(c.req.method)) return goOn(c, withTo(step, pathname + search))
      return keepAndLead(c, gate, step)
    })
}

async function keepAndLead(c: Context<Env>, gate: Gate, step: string): Promise<Response> {
  const { pathname, search } = new URL(c.req.url)
  // What is typed there are passwords: they are neither kept nor shown.
  if (pathname.startsWith(account)) return goOn(c, withTo(step, account))
  const late = lateFrom(pathname + search, await readPosted(c.req.raw, { ...postedLimits, files: 0 }))
  const id = await hold(gate.house, late, c.get('address') ?? '')
  if (id !== null) return goOn(c, withTo(step, `/sign-in/held/${id}`), [ownHeldCookie(gate, askingOf(c), id)])
  // Too much to keep: it stays in the page, and one comes in beside it.
  return sendPage(c, <LatePage page={pageFor(c, gate.site, '/desk')} late={late} isIn={false} />, 401)
}

function lateFrom(path: string, { fields, issues }: Posted): Late {
  return {
    path,
    fields: [...fields].flatMap(([name, values]) => values.map((value) => [name, value] as const)),
    hadFiles: issues.some(({ code }) => code.startsWith('file.')),
  }
}
