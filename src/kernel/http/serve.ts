import type { Context, Hono } from 'hono'
import type { z } from 'zod'
import type { Endpoint, Handler, Input } from './contract.ts'
import type { Env } from './env.ts'
import { isOnceKey } from './once.ts'

export type { Env } from './env.ts'

/** Puts one contract on the server. A handler that may refuse with an undeclared code does not compile. */
export function serve<E extends Endpoint>(app: Hono<Env>, to: E, handler: Handler<E>): void {
  app.on(to.method, to.path, async (c) => {
    const read = await readInput(c, to)
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
const notJson = { at: '', says: 'the body is not JSON' }

async function readInput(c: Context<Env>, to: Endpoint) {
  const body = to.body ? await readJson(c) : {}
  if (body === undefined) return { success: false, issues: [notJson] } as const
  const parts = [
    to.params?.safeParse(c.req.param()),
    to.query?.safeParse(c.req.query()),
    to.body?.safeParse(body),
  ].filter((part) => part !== undefined)
  const issues = parts.flatMap((part) => part.error?.issues.map(sayIssue) ?? [])
  if (issues.length > 0) return { success: false, issues } as const
  return { success: true, input: Object.assign({}, ...parts.map((part) => part.data)) as object } as const
}

// An empty body is an empty object: some acts need no words.
async function readJson(c: Context<Env>): Promise<unknown> {
  const text = await c.req.text()
  try {
    return text === '' ? {} : (JSON.parse(text) as unknown)
  } catch {
    return undefined
  }
}

function sayIssue(issue: z.core.$ZodIssue) {
  return { at: issue.path.join('.'), says: issue.message }
}
