import type { RequestId } from '../../kernel/ids.ts'
import { ok, type Result } from '../../kernel/result.ts'
import type { Secrets } from '../../kernel/secrets.ts'
import { readSignedLink, signLink } from '../../kernel/signed-link.ts'
import { dateOfDay, dayNumber, type PlainDate } from '../../kernel/time.ts'

/*
 * The signed link by which a resident follows a request without an account. Whoever holds it may do what the resident
 * may.
 */

/** How long a link opens, in days: longer than any case should be open, and then a season. */
export const linkDays = 400

export type Followed = { readonly serial: number; readonly request: RequestId }

/** @param link `expiresOn` is the last day on which it opens. */
export function makeLink(secrets: Secrets, link: Followed & { readonly expiresOn: PlainDate }): string {
  return signLink(secrets, 'follow', { serial: link.serial, id: link.request, expiresOn: link.expiresOn })
}

export function readLink(
  secrets: Secrets,
  token: string,
  today: PlainDate,
): Result<Followed, 'link.forged' | 'link.expired'> {
  const read = readSignedLink<RequestId>(secrets, 'follow', { token, today })
  return read.ok ? ok({ serial: read.value.serial, request: read.value.id }) : read
}

/** The last day of a link that is made today. */
export function lastDayOf(today: PlainDate): PlainDate {
  return dateOfDay(dayNumber(today) + linkDays)
}
