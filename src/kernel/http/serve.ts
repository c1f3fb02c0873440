import type { Context, Hono } from 'hono'
import type { z } from 'zod'
import type { Actor } from '../actor.ts'
import type { Lang } from '../words/lang.ts'
import type { Endpoint, Handler, Input } from './contract.ts'

export type Env = { Variables: { actor: Actor; lang: Lang; requestId: string } }

/** Puts one contract on the server. A handler that may refuse with an undeclared code does not compile. */
export function serve<E extends Endpoint>(app: Hono<Env>, to: E, handler: Handler<E>): void {
  app.on(to.method, to.path, async (c) => {
    const read = await readInput(c, to)
    if (!read.success) return c.json({ code: 'input.invalid', issues: read.issues }, 422)
    const once = c.req.header('idempotency-key') ?? null
    if (once !== null && !isOnceKey(once)) return c.json({ code: 'input.invalid', issues: [badKey] }, 422)
    const result = await handler(read.input as Input<E>, { actor: c.get('actor'), once })
    if (result.ok) return c.json(to.reply.parse(result.value) as object)
    return c.json({ code: result.code, facts: result.facts }, to.refusals[result.code] ?? 409)
  })
}

export function isOnceKey(text: string): boolean {
  return /^[\w.:-]{8,100}$/.test(text)
}

const badKey = { at: 'idempotency-key', says: '8 to 100 letters, digits, . : _ or -' }

async function readInput(c: Context<Env>, to: Endpoint) {
  const parts = [
    to.params?.safeParse(c.req.param()),
    to.query?.safeParse(c.req.query()),
    to.body?.safeParse(await c.req.json().catch(() => ({}))),
  ].filter((part) => part !== undefined)
  const issues = parts.flatMap((part) => part.error?.issues.map(sayIssue) ?? [])
  if (issues.length > 0) return { success: false, issues } as const
  return { success: true, input: Object.assign({}, ...parts.map((part) => part.data)) as object } as const
}

function sayIssue(issue: z.core.$ZodIssue) {
  return { at: issue.path.join('.'), says: issue.message }
}
