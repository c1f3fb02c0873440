import type { Context, Hono } from 'hono'
import { z } from 'zod'
import type { Env } from '../../../../kernel/http/env.ts'
import { readJson } from '../../../../kernel/http/read-json.ts'
import { askingOf } from '../answer.ts'
import type { Gate } from '../gate.ts'
import { canHavePasskeys, askForPasskey, enterByPasskey, keepPasskey, offerPasskey } from './passkeys.ts'
import { type Present, presentOf } from '../present.ts'
import { mayAddSecond } from '../standing.rules.ts'

const Sent = z.object({ response: z.unknown(), name: z.string().max(60).optional() })

/** What web/islands/passkey.ts asks for; the only pieces of sign-in that need a script. */
export function passkeyPages(app: Hono<Env>, gate: Gate): void {
  if (!canHavePasskeys(gate.site.baseUrl)) return

  app.post('/sign-in/passkey/options', async (c) => {
    const { options, cookies } = await askForPasskey(gate, askingOf(c))
    return answer(c, options, cookies)
  })

  app.post('/sign-in/passkey', async (c) => {
    const { response } = await read(c)
    const entered = await enterByPasskey(gate, response, askingOf(c))
    if (entered.ok) return answer(c, { ok: true }, entered.value.cookies)
    return c.json({ code: entered.code, facts: entered.facts }, entered.code === 'sign_in.wait' ? 429 : 403)
  })

  app.post('/sign-in/passkey/new/options', async (c) => {
    const present = await mayAdd(gate, c)
    if (!present) return c.json({ code: 'passkey.refused', facts: {} }, 403)
    const offered = await offerPasskey(gate, present, askingOf(c))
    if (offered.ok) return answer(c, offered.value.options, offered.value.cookies)
    return c.json({ code: offered.code, facts: {} }, 403)
  })

  app.post('/sign-in/passkey/new', async (c) => {
    const present = await mayAdd(gate, c)
    if (!present) return c.json({ code: 'passkey.refused', facts: {} }, 403)
    const { response, name = '' } = await read(c)
    const kept = await keepPasskey(gate, present, { response, name, asking: askingOf(c) })
    return kept.ok ? c.json({ ok: true }) : c.json({ code: kept.code, facts: {} }, 403)
  })
}

function answer(c: Context<Env>, body: object, cookies: readonly string[]): Response {
  for (const cookie of cookies) c.header('set-cookie', cookie, { append: true })
  return c.json(body)
}

async function read(c: Context<Env>): Promise<z.output<typeof Sent>> {
  const body = await readJson(c.req.raw)
  const parsed = Sent.safeParse(body.ok ? body.value : null)
  return parsed.success ? parsed.data : { response: null }
}

async function mayAdd(gate: Gate, c: Context<Env>): Promise<Present | null> {
  const present = await presentOf(gate, askingOf(c))
  return present && mayAddSecond(present.session, present.standing) ? present : null
}
