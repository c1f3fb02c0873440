import { type RequestId, readId } from '../../kernel/ids.ts'
import { ok, refuse, type Result } from '../../kernel/result.ts'
import type { Secrets } from '../../kernel/secrets.ts'
import { dateOfDay, dayNumber, type PlainDate } from '../../kernel/time.ts'

/*
 * The signed link by which a resident follows a request without an account: 2 bytes community, 16 bytes request,
 * 2 bytes last day, 12 bytes proof, as 43 letters. Whoever holds it may do what the resident may; it says nothing
 * that a stranger could read or guess.
 */

/** How long a link opens, in days: longer than any case should be open, and then a season. */
export const linkDays = 400

export type Followed = { readonly serial: number; readonly request: RequestId }

/** @param link `expiresOn` is the last day on which it opens. */
export function makeLink(secrets: Secrets, link: Followed & { readonly expiresOn: PlainDate }): string {
  const body = Buffer.alloc(20)
  body.writeUInt16BE(link.serial, 0)
  body.write(link.request.replaceAll('-', ''), 2, 'hex')
  body.writeUInt16BE(dayNumber(link.expiresOn), 18)
  return Buffer.concat([body, proofOf(secrets, body)]).toString('base64url')
}

export function readLink(
  secrets: Secrets,
  token: string,
  today: PlainDate,
): Result<Followed, 'link.forged' | 'link.expired'> {
  const bytes = Buffer.from(token, 'base64url')
  // One link has one spelling: letters that decode to the same bytes are refused as well.
  if (bytes.length !== 32 || bytes.toString('base64url') !== token) return refuse('link.forged')
  const body = bytes.subarray(0, 20)
  if (!secrets.isSigned('follow', body.toString('base64url'), bytes.subarray(20).toString('base64url')))
    return refuse('link.forged')
  const request = readId<RequestId>(uuidOf(body.subarray(2, 18)))
  if (request === null) return refuse('link.forged')
  const last = body.readUInt16BE(18)
  if (dayNumber(today) > last)
    return refuse('link.expired', { on: dateOfDay(last), serial: body.readUInt16BE(0) })
  return ok({ serial: body.readUInt16BE(0), request })
}

/** The last day of a link that is made today. */
export function lastDayOf(today: PlainDate): PlainDate {
  return dateOfDay(dayNumber(today) + linkDays)
}

function proofOf(secrets: Secrets, body: Buffer): Buffer {
  return Buffer.from(secrets.sign('follow', body.toString('base64url'), 16), 'base64url')
}

function uuidOf(bytes: Buffer): string {
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
