import { isIPv6 } from 'node:net'
import type { Context, MiddlewareHandler } from 'hono'
import type { Env } from './env.ts'

/**
 * Finds out who calls: the other end of the connection, or, where a proxy of ours stands in front, the address that
 * it wrote last. What a phone writes itself into the header is not believed.
 */
export function addresses({ trustProxy }: { readonly trustProxy: boolean }): MiddlewareHandler<Env> {
  return async (c, next) => {
    const told = trustProxy ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined
    c.set('address', tidy(told || socketAddress(c) || 'unknown'))
    await next()
  }
}

/** What is counted for a rate: an IPv6 household has a whole /64. */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address
  const [head = '', tail] = address.split('::')
  const left = head === '' ? [] : head.split(':')
  const right = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros = tail === undefined ? 0 : 8 - left.length - right.length
  return [...left, ...Array.from({ length: zeros }, () => '0'), ...right].slice(0, 4).join(':')
}

function socketAddress(c: Context<Env>): string | undefined {
  const { incoming } = (c.env ?? {}) as { incoming?: { socket?: { remoteAddress?: string } } }
  return incoming?.socket?.remoteAddress
}

// IPv4 inside IPv6 is the same phone.
function tidy(address: string): string {
  return address.slice(0, 64).replace(/^::ffff:(?=\d+\.)/i, '')
}
