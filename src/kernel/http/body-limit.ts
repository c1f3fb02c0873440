import type { MiddlewareHandler } from 'hono'
import type { Env } from './env.ts'
import { type ErrorPages, isApi } from './errors.tsx'
import { postedLimits } from './posted.ts'
import { jsonBytes } from './read-json.ts'

/**
 * Turns away what says of itself that it is too large, before a byte is read. Forms with files have their own,
 * larger limits, which keep the words (see posted.ts); bodies without a length are counted as they are read, there and in
 * read-json.ts.
 */
export function bodyLimit(pages: ErrorPages): MiddlewareHandler<Env> {
  return async (c, next) => {
    const length = Number(c.req.header('content-length') ?? 0)
    const isForm = (c.req.header('content-type') ?? '').startsWith('multipart/form-data')
    if (length <= (isForm ? postedLimits.wireBytes : jsonBytes * (isApi(c) ? 1 : 2))) return next()
    // The rest of the body is not waited for.
    c.header('connection', 'close')
    if (isApi(c)) return c.json({ code: 'request.too_large', facts: { bytes: jsonBytes } }, 413)
    return pages.refuse(c, 'tooLarge', 413)
  }
}
