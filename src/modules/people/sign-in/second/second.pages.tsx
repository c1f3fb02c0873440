import type { Context, Hono } from 'hono'
import { z } from 'zod'
import type { Env } from '../../../../kernel/http/env.ts'
import { readForm } from '../../../../kernel/http/form.ts'
import { pageFor, sendPage } from '../../../../kernel/http/page.ts'
import { askingOf, goOn, wantedBy, withTo } from '../answer.ts'
import { enter } from '../door/door.pages.tsx'
import type { Gate } from '../gate.ts'
import { canHavePasskeys } from './passkeys.ts'
import { presentOf } from '../present.ts'
import { enterByCode, pendingOf } from './second.ts'
import { SecondPage } from './second.page.tsx'
import { signInWords } from '../words.ts'

const Second = z.object({ code: z.string().max(40) })

/** /sign-in/second: after the password, for those who have a second step. */
export function secondPages(app: Hono<Env>, gate: Gate): void {
  app.get('/sign-in/second', async (c) => {
    if ((await pendingOf(gate, askingOf(c))) !== null) return show(c, gate, { by: 'code' })
    const present = await presentOf(gate, askingOf(c))
    if (present?.standing === 'second') return show(c, gate, { by: 'passkey' })
    return goOn(c, present?.standing === 'in' ? wantedBy(c) : withTo('/sign-in', wantedBy(c)))
  })

  app.post('/sign-in/second', async (c) => {
    const form = await readForm(c, Second, { files: 0 })
    const entered = await enterByCode(gate, form.typed['code'] ?? '', askingOf(c))
    if (entered.ok) return enter(c, entered.value)
    const words = signInWords[c.get('lang')].faults
    const seconds = Number(entered.facts['seconds'] ?? 0)
    switch (entered.code) {
      case 'sign_in.wait':
        c.header('retry-after', String(seconds))
        return show(c, gate, { by: 'code', fault: words.wait(seconds), status: 429 })
      case 'second.locked':
        return show(c, gate, { by: 'code', fault: words.locked, status: 429 })
      case 'second.wrong':
        return show(c, gate, { by: 'code', fault: words.second, status: 422 })
      case 'sign_in.nowhere':
        return show(c, gate, { by: 'code', fault: words.nowhere, status: 403 })
      case 'second.gone':
        return show(c, gate, { by: 'code', fault: words.gone, status: 410 })
    }
  })
}

type Shown = {
  readonly by: 'code' | 'passkey'
  readonly fault?: string
  readonly status?: 200 | 403 | 410 | 422 | 429
}

function show(c: Context<Env>, gate: Gate, { by, fault, status = 200 }: Shown): Response {
  const to = wantedBy(c)
  const passkeys = by === 'passkey' && canHavePasskeys(gate.site.baseUrl)
  const page = pageFor(c, gate.site, withTo('/sign-in/second', to))
  return sendPage(c, <SecondPage page={page} to={to} by={by} passkeys={passkeys} fault={fault} />, status)
}
