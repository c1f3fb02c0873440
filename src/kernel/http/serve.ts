import type { Context, Hono } from 'hono'
import type { z } from 'zod'
import type { Endpoint, Handler, Input } from './contract.ts'
import type { Env } from './env.ts'
import { isOnceKey } from './once.ts'
import { jsonBytes, readJson } from './read-json.ts'

export type { Env } from './env.ts'

/** Puts one contract on the server. A handler that may refuse with an undeclared code does not compile. */
export function serve<E extends Endpoint>(app: Hono<Env>, to: E, handler: Handler<E>): void {
  app.on(to.method, to.path, async (c) => {
    const body = to.body ? await readJson(c.req.raw) : emptyBody
    if (!body.ok && body.tooLarge)
      return c.json({ code: 'request.too_large', facts: { bytes: jsonBytes } }, 413)
    if (!body.ok) return c.json({ code: 'input.invalid', issues: [notJson] }, 422)
    const read = readInput(c, to, body.value)
    if (!read.success) return c.json({ code: 'input.invalid', issues: read.issues }, 422)
    const once = c.req.header('idempotency-key') ?? null
    if (once !== null && !isOnceKey(once)) return c.json({ code: 'input.invalid', issues: [badKey] }, 422)
    const by = { staff: c.get('staff') ?? null, once, lang: c.get('lang'), address: c.get('address') }
    const result = await handler(read.input as Input<E>, by)
    if (result.ok) return c.json(to.reply.parse(result.value) as object)
    return c.json({ code: result.code, facts: result.facts }, to.refusals[result.code] ?? 409)
  })
}

const badKey = { at: 'idempotency-key', says: '8 to 100 letters, digits, . : _ or -' }
const emptyBody = { ok: true, value: {} } as const
const notJson = { at: '', says: 'the body is not JSON' }

function readInput(c: Context<Env>, to: Endpoint, body: unknown) {
  const parts = [
    to.params?.safeParse(c.req.param()),
    to.query?.safeParse(c.req.query()),
    to.body?.safeParse(body),
  ].filter((part) => part !== undefined)
  const issues = parts.flatMap((part) => part.error?.issues.map(sayIssue) ?? [])
  if (issues.length > 0) return { success: false, issues } as const
  return { success: true, input: Object.assign({}, ...parts.map((part) => part.data)) as object } as const
}

function sayIssue(issue: z.core.$ZodIssue) {
  return { at: issue.path.join('.'), says: issue.message }
}
