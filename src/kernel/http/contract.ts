import type { z } from 'zod'
import type { Actor, Staff } from '../actor.ts'
import type { Result } from '../result.ts'
import type { Lang } from '../words/lang.ts'

export type Status = 400 | 401 | 403 | 404 | 409 | 410 | 413 | 415 | 422 | 429 | 503 | 507

/** One endpoint as a value: the server, the typed client, the OpenAPI file and the tests all read it. */
export type Endpoint = {
  readonly method: 'get' | 'post'
  readonly path: `/${string}`
  readonly summary: string
  readonly params?: z.ZodObject
  readonly query?: z.ZodObject
  readonly body?: z.ZodObject
  readonly reply: z.ZodType
  readonly refusals: Readonly<Record<string, Status>>
}

export type Input<E extends Endpoint> = Part<E, 'params'> & Part<E, 'query'> & Part<E, 'body'>
export type Reply<E extends Endpoint> = z.input<E['reply']>
export type Code<E extends Endpoint> = keyof E['refusals'] & string

/** Who asks, and the key by which a repeated write is recognised. */
export type Caller<A extends Actor = Actor> = {
  readonly actor: A
  readonly once: string | null
  /** The last entry of the subject's journal that the caller had read; a deed on a later state is refused. */
  readonly seen?: number | undefined
}

/** Who calls the API: the face makes the actor of it that its use case wants. */
export type ApiCaller = {
  readonly staff: Staff | null
  readonly once: string | null
  readonly lang: Lang
  readonly address: string
}

export type Handler<E extends Endpoint> = (
  input: Input<E>,
  by: ApiCaller,
) => Promise<Result<Reply<E>, Code<E>>>

type Part<E extends Endpoint, K extends 'params' | 'query' | 'body'> = E[K] extends z.ZodType
  ? z.output<E[K]>
  : unknown

/** Throws when two parts share a name, because they are merged into one input. */
export function endpoint<const E extends Endpoint>(shape: E): E {
  const names = [shape.params, shape.query, shape.body].flatMap((part) => Object.keys(part?.shape ?? {}))
  if (new Set(names).size !== names.length) throw new Error(`${shape.path}: a name stands in two parts`)
  return shape
}
