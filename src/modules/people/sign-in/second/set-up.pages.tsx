import type { Context, Hono } from 'hono'
import { z } from 'zod'
import type { Env } from '../../../../kernel/http/env.ts'
import { readForm } from '../../../../kernel/http/form.ts'
import { pageFor, sendPage } from '../../../../kernel/http/page.ts'
import { askingOf, goOn, wantedBy, withTo } from '../answer.ts'
import type { Gate } from '../gate.ts'
import { canHavePasskeys } from './passkeys.ts'
import { type Present, presentOf } from '../present.ts'
import { confirmAuthenticator, offerAuthenticator } from './set-up.ts'
import { PaperPage, SetUpPage } from './set-up.page.tsx'
import { mayAddSecond } from '../standing.rules.ts'
import { signInWords } from '../words.ts'

const SetUp = z.object({ code: z.string().max(40) })

/** /sign-in/set-up: before the desk opens for the first time, and later whenever somebody wants an authenticator. */
export function setUpPages(app: Hono<Env>, gate: Gate): void {
  app.get('/sign-in/set-up', async (c) => {
    const present = await maySetUp(gate, c)
    return present ? show(c, gate, { present }) : goOn(c, withTo('/sign-in', wantedBy(c)))
  })

  app.post('/sign-in/set-up', async (c) => {
    const present = await maySetUp(gate, c)
    if (!present) return goOn(c, withTo('/sign-in', wantedBy(c)))
    const form = await readForm(c, SetUp, { files: 0 })
    const typed = form.typed['code'] ?? ''
    const made = await confirmAuthenticator(gate, present.session.who, { typed, asking: askingOf(c) })
    if (!made.ok) {
      const fault = signInWords[c.get('lang')].faults.second
      return show(c, gate, { present, fault, status: 422 })
    }
    for (const cookie of made.value.cookies) c.header('set-cookie', cookie, { append: true })
    const page = pageFor(c, gate.site, '/sign-in/set-up')
    return sendPage(c, <PaperPage page={page} to={wantedBy(c)} codes={made.value.backupCodes} />)
  })
}

async function maySetUp(gate: Gate, c: Context<Env>): Promise<Present | null> {
  const present = await presentOf(gate, askingOf(c))
  if (!present || present.session.who.hasCode) return null
  return mayAddSecond(present.session, present.standing) ? present : null
}

type Shown = { readonly present: Present; readonly fault?: string; readonly status?: 200 | 422 }

async function show(c: Context<Env>, gate: Gate, { present, fault, status = 200 }: Shown): Promise<Response> {
  const to = wantedBy(c)
  const page = pageFor(c, gate.site, withTo('/sign-in/set-up', to))
  const offered = await offerAuthenticator(gate, present.session.who)
  const passkeys = canHavePasskeys(gate.site.baseUrl)
  return sendPage(
    c,
    <SetUpPage page={page} to={to} offered={offered} passkeys={passkeys} fault={fault} />,
    status,
  )
}
