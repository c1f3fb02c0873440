import type { Brand } from '../../../kernel/brand.ts'
import type { BodyId, CaseId, CommunityId, PersonId } from '../../../kernel/ids.ts'
import type { Head } from '../../../kernel/journal.ts'
import { ok, refuse, type Result } from '../../../kernel/result.ts'
import type { Secrets } from '../../../kernel/secrets.ts'
import { dateOfDay, dayNumber, type Instant, type PlainDate } from '../../../kernel/time.ts'

export type LinkId = Brand<string, 'LinkId'>

/** A link by which a body acts without an account. The row decides whether it still opens. */
export type Link = {
  readonly id: LinkId
  readonly community: CommunityId
  readonly body: BodyId
  /** The one case that it shows; null: all that the body is asked, holds and promised. */
  readonly case: CaseId | null
  readonly madeAs: string
  readonly madeBy: string | null
  /** The body's own link from which it was handed on inside the body. */
  readonly from: LinkId | null
  /** The colleague at the body who has it now. */
  readonly forName: string | null
  readonly madeAt: Instant
  readonly expiresOn: PlainDate
  readonly openedAt: Instant | null
  readonly usedAt: Instant | null
  readonly device: string | null
  /** Which code is read out now, and how often a wrong one was typed. */
  readonly code: { readonly n: number; readonly tries: number }
  readonly revokedAt: Instant | null
  readonly revokedBy: PersonId | null
  readonly journal: Head
}

/** How long a link opens, in days: one matter should be over in a season, a body's list is renewed twice a year. */
const linkDays = { case: 90, list: 180 }

/** The last day of a link that is made today. */
export function lastDayOf(link: { readonly case: CaseId | null }, today: PlainDate): PlainDate {
  return dateOfDay(dayNumber(today) + (link.case === null ? linkDays.list : linkDays.case))
}

export function isLive(link: Pick<Link, 'revokedAt' | 'expiresOn'>, today: PlainDate): boolean {
  return link.revokedAt === null && today <= link.expiresOn
}

/** How many days after its last day the desk may still need to know who had a link: whoever calls that it is over. */
const namedDays = 30

/** Links that opened for the last time on this day or before are about nobody any more. */
export function lastDayToForget(today: PlainDate): PlainDate {
  return dateOfDay(dayNumber(today) - namedDays - 1)
}

/** Wrong codes until a new one has to be made on the desk. */
export const mostTries = 5

/** The six digits that the desk reads out to somebody who calls from another device. */
export function codeOf(secrets: Secrets, { id, code }: Pick<Link, 'id' | 'code'>): string {
  const proof = Buffer.from(secrets.sign('body-code', `${id} ${code.n}`), 'base64url')
  return String(proof.readUInt32BE(0) % 1_000_000).padStart(6, '0')
}

/** Stands for a device at one link only: two links of one body do not tell that one phone opens both. */
export function printOf(secrets: Secrets, link: LinkId, device: string): string {
  return secrets.fingerprint('body-device', `${link} ${device}`)
}

export type Admission = 'known' | 'first' | 'moved'
export type AdmitRefused = 'link.other_device' | 'link.wrong_code' | 'link.code_spent'

type Asking = { readonly print: string; readonly code: string | null; readonly right: string }

/**
 * Whether a deed from this device counts: the first device that does something keeps the link; another takes it over
 * by the code that the desk reads out. Reading needs no code: forwarded links and previews only read.
 */
export function admit(
  link: Pick<Link, 'device' | 'code'>,
  { print, code, right }: Asking,
): Result<Admission, AdmitRefused> {
  if (link.device === null) return ok('first')
  if (link.device === print) return ok('known')
  if (code === null) return refuse('link.other_device')
  if (link.code.tries >= mostTries) return refuse('link.code_spent')
  return code === right ? ok('moved') : refuse('link.wrong_code', { left: mostTries - link.code.tries - 1 })
}
