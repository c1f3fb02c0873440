import type { MiddlewareHandler } from 'hono'
import type { Env } from './env.ts'
import type { ErrorPages } from './errors.tsx'

/** No page of ours has a NUL in its address, and no database text can hold one: nothing is looked up. */
export function plainPath({ notFound }: Pick<ErrorPages, 'notFound'>): MiddlewareHandler<Env> {
  return async (c, next) => (c.req.path.includes('\0') ? notFound(c) : next())
}
