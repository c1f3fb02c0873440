import { z } from 'zod'
import { ok, refuse, type Result } from '../../../../kernel/result.ts'
import { type Entered, record, settle } from '../door/enter.ts'
import { type Asking, type Gate, headersFor, refusalCode } from '../gate.ts'
import { makeFull } from '../session.store.ts'
import type { Present } from '../present.ts'
import { forgive, tryOnce } from '../throttle/throttle.ts'

/** Browsers give passkeys only to a site with a name, over a safe connection (or on this very machine). */
export function canHavePasskeys(baseUrl: string): boolean {
  const { protocol, hostname } = new URL(baseUrl)
  if (hostname === 'localhost' || hostname.endsWith('.localhost')) return true
  return protocol === 'https:' && !/^[\d.]+$/.test(hostname) && !hostname.startsWith('[')
}

/** What the browser is to sign, and a cookie to know it by. */
export type Challenge = { readonly options: object; readonly cookies: readonly string[] }

export async function askForPasskey(gate: Gate, asking: Asking): Promise<Challenge> {
  const { headers, response } = await gate.auth.api.generatePasskeyAuthenticationOptions({
    headers: headersFor(gate, asking, { withSession: false }),
    returnHeaders: true,
  })
  // A passkey stands for both steps, so the device must make sure of its owner.
  return { options: { ...response, userVerification: 'required' }, cookies: headers.getSetCookie() }
}

type Refused = 'passkey.refused' | 'sign_in.wait' | 'sign_in.nowhere'

/** Comes in by a passkey: possession and fingerprint in one, so no second step follows. */
export async function enterByPasskey(
  gate: Gate,
  response: unknown,
  asking: Asking,
): Promise<Result<Entered, Refused>> {
  const trying = { who: null, address: asking.address }
  const may = await tryOnce(gate.house, trying)
  if (!may.ok) return may
  const read = Signed.safeParse(response)
  if (!read.success) return refuse('passkey.refused')
  try {
    const { headers, response: answer } = await gate.auth.api.verifyPasskeyAuthentication({
      body: { response: read.data },
      headers: headersFor(gate, asking, { withSession: false }),
      returnHeaders: true,
    })
    const { userId, token } = answer.session
    await record(gate, { account: userId, how: 'passkey', ok: true, asking })
    await forgive(gate.house, trying)
    return await settle(gate, userId, { cookies: headers.getSetCookie(), token })
  } catch (error) {
    if (refusalCode(error) === null) throw error
    await record(gate, { account: null, how: 'passkey', ok: false, asking })
    return refuse('passkey.refused')
  }
}

/** What the browser needs to make a passkey for whoever is signed in. */
export async function offerPasskey(
  gate: Gate,
  { session }: Present,
  asking: Asking,
): Promise<Result<Challenge, 'passkey.stale' | 'passkey.refused'>> {
  try {
    const { headers, response } = await gate.auth.api.generatePasskeyRegistrationOptions({
      query: { name: session.who.userName ?? session.who.name },
      headers: headersFor(gate, asking, { withSession: true }),
      returnHeaders: true,
    })
    return ok({ options: response, cookies: headers.getSetCookie() })
  } catch (error) {
    return refuse(faultOf(error))
  }
}

/** Keeps the passkey. Made in the set-up after a first sign-in, it is the second factor that opens the desk. */
export async function keepPasskey(
  gate: Gate,
  { token }: Present,
  { response, name, asking }: { readonly response: unknown; readonly name: string; readonly asking: Asking },
): Promise<Result<null, 'passkey.stale' | 'passkey.refused'>> {
  try {
    await gate.auth.api.verifyPasskeyRegistration({
      body: { response, name },
      headers: headersFor(gate, asking, { withSession: true }),
    })
    await makeFull(gate.house.db, token)
    return ok(null)
  } catch (error) {
    return refuse(faultOf(error))
  }
}

type Verify = Gate['auth']['api']['verifyPasskeyAuthentication']

// Its shape is looked at by better-auth, and its signature; here only that there is one.
const Signed = z.custom<NonNullable<Parameters<Verify>[0]>['body']['response']>(
  (value) => typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string',
)

function faultOf(error: unknown): 'passkey.stale' | 'passkey.refused' {
  const code = refusalCode(error)
  if (code === null) throw error
  return /FRESH/.test(code) ? 'passkey.stale' : 'passkey.refused'
}
