import type { z } from 'zod'
import type { Code, Endpoint, Input, Reply } from './contract.ts'

type Answer<E extends Endpoint> =
  | { readonly ok: true; readonly status: number; readonly value: z.output<E['reply']> }
  | {
      readonly ok: false
      readonly status: number
      readonly code: Code<E> | 'input.invalid'
      readonly facts: unknown
    }

type Send = (path: string, init: RequestInit) => Response | Promise<Response>

/** Calls an endpoint by its contract. `send` is `fetch` with a base, or an app's own `request`. */
export function clientOf(send: Send, headers: Readonly<Record<string, string>> = {}) {
  return async function call<E extends Endpoint>(to: E, input: Input<E>, once?: string): Promise<Answer<E>> {
    const reply = await send(pathOf(to, input as Record<string, unknown>), {
      method: to.method.toUpperCase(),
      headers: { ...headers, 'content-type': 'application/json', ...(once && { 'idempotency-key': once }) },
      ...(to.body && { body: JSON.stringify(only(to.body, input as Record<string, unknown>)) }),
    })
    const body = (await reply.json()) as Reply<E> & { code: Code<E>; facts?: unknown; issues?: unknown }
    if (reply.ok)
      return { ok: true, status: reply.status, value: to.reply.parse(body) as z.output<E['reply']> }
    return { ok: false, status: reply.status, code: body.code, facts: body.facts ?? body.issues }
  }
}

function pathOf(to: Endpoint, input: Readonly<Record<string, unknown>>): string {
  const path = to.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(input[name])))
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(to.query ? only(to.query, input) : {}))
    if (value !== undefined) query.set(name, typeof value === 'string' ? value : JSON.stringify(value))
  return query.size > 0 ? `${path}?${query}` : path
}

function only(schema: z.ZodObject, input: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.keys(schema.shape).map((name) => [name, input[name]]))
}
