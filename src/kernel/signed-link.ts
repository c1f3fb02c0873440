import type { Brand } from './brand.ts'
import { readId } from './ids.ts'
import { ok, refuse, type Result } from './result.ts'
import type { Secrets } from './secrets.ts'
import { dateOfDay, dayNumber, type PlainDate } from './time.ts'

/*
 * A link that opens one thing without an account: 2 bytes community, 16 bytes id, 2 bytes last day, 12 bytes proof, as
 * 43 letters. It says nothing that a stranger could read or guess; the purpose keeps one kind of link from opening
 * what another kind opens.
 */

/** @param expiresOn the last day on which it opens. */
export type SignedLink<Id> = { readonly serial: number; readonly id: Id; readonly expiresOn: PlainDate }

export function signLink(
  secrets: Secrets,
  purpose: string,
  { serial, id, expiresOn }: SignedLink<string>,
): string {
  const body = Buffer.alloc(20)
  body.writeUInt16BE(serial, 0)
  body.write(id.replaceAll('-', ''), 2, 'hex')
  body.writeUInt16BE(dayNumber(expiresOn), 18)
  const proof = Buffer.from(secrets.sign(purpose, body.toString('base64url'), 16), 'base64url')
  return Buffer.concat([body, proof]).toString('base64url')
}

/** What a link says when we made it; whether its last day is over, `link.expired` says with that day. */
export function readSignedLink<Id extends Brand<string, string>>(
  secrets: Secrets,
  purpose: string,
  { token, today }: { readonly token: string; readonly today: PlainDate },
): Result<SignedLink<Id>, 'link.forged' | 'link.expired'> {
  const bytes = Buffer.from(token, 'base64url')
  // One link has one spelling: letters that decode to the same bytes are refused as well.
  if (bytes.length !== 32 || bytes.toString('base64url') !== token) return refuse('link.forged')
  const body = bytes.subarray(0, 20)
  if (!secrets.isSigned(purpose, body.toString('base64url'), bytes.subarray(20).toString('base64url')))
    return refuse('link.forged')
  const id = readId<Id>(uuidOf(body.subarray(2, 18)))
  if (id === null) return refuse('link.forged')
  const last = body.readUInt16BE(18)
  const serial = body.readUInt16BE(0)
  if (dayNumber(today) > last) return refuse('link.expired', { on: dateOfDay(last), serial })
  return ok({ serial, id, expiresOn: dateOfDay(last) })
}

function uuidOf(bytes: Buffer): string {
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
