import type { Context, Hono } from 'hono'
import { z } from 'zod'
import type { Env } from '../../../../kernel/http/env.ts'
import { readForm } from '../../../../kernel/http/form.ts'
import { pageFor, sendPage } from '../../../../kernel/http/page.ts'
import { listCommunities } from '../../door.ts'
import { askingOf, goOn, wantedBy, withTo } from '../answer.ts'
import { enterDemo, stageOf } from './demo.ts'
import { DoorPage } from './door.page.tsx'
import { type Entered, enterByPassword } from './enter.ts'
import type { Gate } from '../gate.ts'
import { canHavePasskeys } from '../second/passkeys.ts'
import { presentOf } from '../present.ts'
import { leave } from './leave.ts'
import { signInWords } from '../words.ts'

const SignIn = z.object({ who: z.string().max(254), password: z.string().max(1_000) })
const Demo = z.object({ part: z.string().max(20) })

/** /sign-in, /sign-in/demo and /sign-out. */
export function doorPages(app: Hono<Env>, gate: Gate): void {
  app.get('/sign-in', async (c) => {
    const present = await presentOf(gate, askingOf(c))
    // In a demo one comes back here to be somebody else.
    if (present?.standing === 'in' && !present.session.who.isDemo) return goOn(c, wantedBy(c))
    return showDoor(c, gate, {})
  })

  app.post('/sign-in', async (c) => {
    const form = await readForm(c, SignIn, { files: 0 })
    const words = signInWords[c.get('lang')].faults
    const who = form.typed['who'] ?? ''
    if (!form.ok) return showDoor(c, gate, { who, fault: words.wrong, status: 422 })
    const entered = await enterByPassword(gate, form.value, askingOf(c))
    if (entered.ok) return enter(c, entered.value)
    const seconds = Number(entered.facts['seconds'] ?? 0)
    switch (entered.code) {
      case 'sign_in.wait':
        c.header('retry-after', String(seconds))
        return showDoor(c, gate, { who, fault: words.wait(seconds), status: 429 })
      case 'sign_in.nowhere':
        return showDoor(c, gate, { who, fault: words.nowhere, status: 403 })
      case 'sign_in.wrong':
        return showDoor(c, gate, { who, fault: words.wrong, status: 422 })
    }
  })

  app.post('/sign-in/demo', async (c) => {
    const form = await readForm(c, Demo, { files: 0 })
    const entered = await enterDemo(gate, form.typed['part'], askingOf(c))
    if (entered.ok) return enter(c, entered.value)
    return showDoor(c, gate, { fault: signInWords[c.get('lang')].faults.demo, status: 404 })
  })

  app.post('/sign-out', async (c) => goOn(c, '/sign-in?said=out', await leave(gate, askingOf(c))))
}

/** On to the code, or to where one wanted to go; what is still missing is found out there. */
export function enter(c: Context<Env>, { cookies, needsCode }: Entered): Response {
  const to = wantedBy(c)
  return goOn(c, needsCode ? withTo('/sign-in/second', to) : to, cookies)
}

type Shown = {
  readonly who?: string
  readonly fault?: string
  readonly status?: 200 | 403 | 404 | 422 | 429
}

async function showDoor(
  c: Context<Env>,
  gate: Gate,
  { who = '', fault, status = 200 }: Shown,
): Promise<Response> {
  const [communities, stage] = await Promise.all([listCommunities(gate.house.db), stageOf(gate)])
  const open = communities.filter((each) => each.closedAt === null)
  const to = wantedBy(c)
  const [only] = open
  return sendPage(
    c,
    <DoorPage
      page={pageFor(c, gate.site, withTo('/sign-in', to))}
      post={open.length === 1 && only ? only : null}
      to={to}
      who={who}
      fault={fault}
      said={saidBy(c)}
      passkeys={canHavePasskeys(gate.site.baseUrl)}
      stage={stage}
    />,
    status,
  )
}

function saidBy(c: Context<Env>): string | undefined {
  const words = signInWords[c.get('lang')]
  if (c.req.method !== 'GET') return undefined
  const said = c.req.query('said')
  if (said === 'new') return words.newPasswordSet
  if (said === 'out') return words.signedOut
  return said === 'late' || c.req.query('to')?.startsWith('/sign-in/held/') ? words.late : undefined
}
