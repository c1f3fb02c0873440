import type { MiddlewareHandler } from 'hono'
import type { Env } from './env.ts'
import type { Site } from './site.ts'

// Nothing from elsewhere, no script or style in the page itself. data: and blob: are codes to scan and thumbnails.
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "media-src 'self' blob:",
  "connect-src 'self'",
  "form-action 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** The headers that keep a page to itself. The addresses of follow-up pages are secrets: they are told to nobody else. */
export function secureHeaders(site: Pick<Site, 'baseUrl'>): MiddlewareHandler<Env> {
  const headers: readonly (readonly [string, string])[] = [
    ['content-security-policy', policy],
    ['x-content-type-options', 'nosniff'],
    ['referrer-policy', 'same-origin'],
    ['permissions-policy', 'camera=(self), microphone=(self), geolocation=(), payment=(), usb=()'],
    ['cross-origin-opener-policy', 'same-origin'],
    ['cross-origin-resource-policy', 'same-origin'],
    ['x-frame-options', 'DENY'],
    ...(site.baseUrl.startsWith('https:')
      ? [['strict-transport-security', 'max-age=31536000'] as const]
      : []),
  ]
  return async (c, next) => {
    await next()
    for (const [name, value] of headers) c.res.headers.set(name, value)
  }
}
