import { sql } from 'kysely'
import type { z } from 'zod'
import type { AnyTx } from './db.ts'
import type { Result } from './result.ts'
import type { Instant } from './time.ts'

export type Job<Payload extends z.ZodType> = { readonly name: string; readonly payload: Payload }

/** One job as the queue wants it; `key` replaces an earlier job of the same key that has not run yet. */
export type Planned = {
  readonly name: string
  readonly payload: unknown
  readonly at?: Instant | null
  readonly key?: string
}

export function job<Payload extends z.ZodType>(name: string, payload: Payload): Job<Payload> {
  return { name, payload }
}

export function plan<Payload extends z.ZodType>(
  to: Job<Payload>,
  payload: z.infer<Payload>,
  when: { readonly at?: Instant | null; readonly key?: string } = {},
): Planned {
  return { name: to.name, payload, ...when }
}

/** Adds jobs inside the caller's transaction: they exist if, and only if, the caller's rows do. */
export async function enqueue(tx: AnyTx, planned: readonly Planned[]): Promise<void> {
  if (planned.length === 0) return
  await sql`select jobs.add(${JSON.stringify(specsOf(planned))}::json)`.execute(tx)
}

/** Takes a planned job back, inside the caller's transaction. */
export async function cancel(tx: AnyTx, key: string): Promise<void> {
  await sql`select jobs.cancel(${key})`.execute(tx)
}

/** What `jobs.add` reads, as JSON. */
export function specsOf(planned: readonly Planned[]): readonly object[] {
  return planned.map(({ name, payload, at, key }) => ({
    identifier: name,
    payload,
    run_at: at ?? null,
    job_key: key ?? null,
  }))
}

/** A job as the worker runs it. A refusal fails the attempt, so that it is tried again and then looked at. */
export function task<Payload extends z.ZodType>(
  from: Job<Payload>,
  run: (payload: z.infer<Payload>) => Promise<Result<unknown, string>>,
): Record<string, (payload: unknown) => Promise<void>> {
  return {
    [from.name]: async (payload) => {
      const result = await run(from.payload.parse(payload))
      if (!result.ok) throw new Error(`${from.name} refused: ${result.code}`)
    },
  }
}
