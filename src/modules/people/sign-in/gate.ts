import { isAPIError } from 'better-auth/api'
import { parse, parseSigned, serializeSigned } from 'hono/utils/cookie'
import type { Site } from '../../../kernel/http/site.ts'
import { type Auth, addressHeader, makeAuth, type SignInHouse } from './auth.ts'
import { shortAddress } from './device.rules.ts'

/** All that the pages of sign-in work with. */
export type Gate = {
  readonly house: SignInHouse
  readonly site: Site
  readonly auth: Auth
  readonly cookies: { readonly session: string; readonly second: string; readonly held: string }
}

/** One who asks: what his browser carries and from where. */
export type Asking = { readonly headers: Headers; readonly address: string }

export function makeGate(house: SignInHouse, site: Site): Gate {
  const prefix = site.baseUrl.startsWith('https:') ? '__Secure-legwork' : 'legwork'
  return {
    house,
    site,
    auth: makeAuth(house, site),
    cookies: { session: `${prefix}.session_token`, second: `${prefix}.two_factor`, held: `${prefix}.held` },
  }
}

/** The value of a cookie that we signed; null when there is none or it was changed. */
export async function signedCookie(
  gate: Gate,
  asking: Pick<Asking, 'headers'>,
  name: string,
): Promise<string | null> {
  const cookies = asking.headers.get('cookie') ?? ''
  // Most visitors have none, and making the key to look costs more than all else that is done for them here.
  if (!cookies.includes(`${name}=`)) return null
  const read = await parseSigned(cookies, secretOf(gate), name)
  return read[name] || null
}

/** The cookie that carries a session, as better-auth writes it. */
export async function sessionCookie(gate: Gate, token: string): Promise<string> {
  const { authCookies } = await gate.auth.$context
  const { maxAge, secure } = authCookies.sessionToken.attributes
  return serializeSigned(gate.cookies.session, token, secretOf(gate), {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: secure === true,
    ...(maxAge !== undefined && { maxAge }),
  })
}

/**
 * The headers better-auth is to see: the device, the shortened address and the cookies. Without the session's for a
 * second step, or it would take an older session for the one that is being opened.
 */
export function headersFor(gate: Gate, asking: Asking, { withSession }: { withSession: boolean }): Headers {
  const cookies = Object.entries(parse(asking.headers.get('cookie') ?? '')).filter(
    ([name]) => withSession || name !== gate.cookies.session,
  )
  const headers = new Headers({
    cookie: cookies.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('; '),
    'user-agent': (asking.headers.get('user-agent') ?? '').slice(0, 300),
  })
  const address = shortAddress(asking.address)
  if (address) headers.set(addressHeader, address)
  return headers
}

/** Whether better-auth turned this down, as against having broken. */
export function isRefusal(error: unknown): boolean {
  return isAPIError(error) && error.statusCode < 500
}

/** The word better-auth gives for why it turned this down; null when it broke. */
export function refusalCode(error: unknown): string | null {
  return isAPIError(error) && error.statusCode < 500 ? (error.body?.code ?? 'UNKNOWN') : null
}

function secretOf({ house }: Gate): string {
  return house.secrets.keyFor('sessions')
}
