import type { Context, ErrorHandler, NotFoundHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { ErrorNotice } from '../ui/error-notice.tsx'
import type { ErrorPage } from '../words/shell.zh.ts'
import type { Env } from './env.ts'
import { readTyped } from './form.ts'
import { isDatabaseAway, isDiskFull } from './outage.ts'
import { pageFor, sendPage } from './page.ts'
import type { Typed } from './posted.ts'
import type { Site } from './site.ts'

export type ErrorPages = {
  readonly notFound: NotFoundHandler<Env>
  readonly onError: ErrorHandler<Env>
  /** A page that says why it was not done, in the reader's language, with what was typed. */
  readonly refuse: (c: Context<Env>, kind: ErrorPage, status: 403 | 404 | 413 | 429) => Promise<Response>
}

/** Hears of what was thrown; writes it to the log under the reference that the person was shown. */
export type Report = (error: unknown, c: Context<Env>) => void

/** The answers to what no face answers: pages for people, codes for programs. */
export function errorPages(site: Site, report: Report = () => undefined): ErrorPages {
  return {
    notFound: (c) =>
      isApi(c)
        ? c.json({ code: 'page.missing', facts: {} }, 404)
        : sendPage(c, <ErrorNotice page={pageFor(c, site, '/')} kind="missing" />, 404),
    refuse: async (c, kind, status) => {
      const typed = status === 429 ? await typedAgain(c) : {}
      return sendPage(
        c,
        <ErrorNotice page={pageFor(c, site, '/')} kind={kind} again={againTo(c, typed)} />,
        status,
      )
    },
    onError: async (error, c) => {
      report(error, c)
      const { kind, status, code } = judge(error)
      if (status === 503) c.header('retry-after', '60')
      const reference = c.get('requestId') ?? null
      if (isApi(c)) return c.json({ code, facts: reference ? { reference } : {} }, status)
      const again = againTo(c, await typedAgain(c).catch(() => ({})))
      return sendPage(c, <ErrorNotice page={pageFor(c, site, '/')} {...{ kind, reference, again }} />, status)
    },
  }
}

export function isApi(c: Context<Env>): boolean {
  return c.req.path.startsWith('/api/')
}

function judge(error: unknown) {
  if (error instanceof HTTPException && error.status < 500)
    return { kind: 'missing', status: error.status, code: 'request.refused' } as const
  if (isDatabaseAway(error)) return { kind: 'away', status: 503, code: 'server.away' } as const
  if (isDiskFull(error)) return { kind: 'full', status: 507, code: 'server.full' } as const
  return { kind: 'broken', status: 500, code: 'server.broken' } as const
}

// What opens a door must not stand in a page, and a file cannot.
const secret = /^(pass|code|secret|token|totp|pin$|backup)/i

async function typedAgain(c: Context<Env>): Promise<Typed> {
  if (c.req.method !== 'POST' || /^\/(sign-in|desk\/account)(\/|$)/.test(c.req.path)) return {}
  const typed = await readTyped(c)
  return Object.fromEntries(Object.entries(typed).filter(([name]) => !secret.test(name)))
}

function againTo(c: Context<Env>, typed: Typed): { readonly to: string; readonly typed: Typed } | undefined {
  if (Object.keys(typed).length === 0) return undefined
  const url = new URL(c.req.url)
  return { to: url.pathname + url.search, typed }
}
