import type { Status } from '../../../kernel/http/contract.ts'

/*
 * What each refusal is over HTTP. 401: who are you; 403: not you; 404: nothing there (or nothing for you); 409: not in
 * the state it is in; 410: not any more; 422: say it differently.
 */
const statuses = {
  'sign_in.needed': 401,
  not_allowed: 403,
  'code.not_found': 404,
  'link.forged': 404,
  'link.expired': 410,
  'community.closed': 410,
  'case.not_found': 404,
  'request.not_found': 404,
  'need.not_found': 404,
  'body.not_found': 422,
  'place.not_found': 422,
  'person.not_found': 422,
  'person.not_of_holder': 422,
  'words.missing': 422,
  'words.too_long': 422,
  'phone.not_a_number': 422,
  'phone.none': 404,
  'request.in_the_future': 422,
  'request.danger': 409,
  'request.known': 409,
  'request.already_withdrawn': 409,
  'request.too_late_to_withdraw': 409,
  'request.erased': 410,
  'case.changed': 409,
  'case.ended': 409,
  'case.not_being_worked': 409,
  'case.not_said_done': 409,
  'case.not_confirmed': 409,
  'case.too_long_ago': 409,
  'case.urged_lately': 409,
  'case.same': 422,
  'case.nothing_left': 422,
  'case.not_open_to_helpers': 409,
  'case.awaits_designation': 409,
  'case.is_designated': 409,
  'offer.already_open': 409,
  'offer.none': 409,
  'offer.to_holder': 422,
  'offer.better_is_itself': 422,
  'promise.in_the_past': 422,
  'answer.needs_words': 422,
  'explanation.already_waits': 409,
  'explanation.none': 409,
  'topic.not_offered': 422,
} as const satisfies Readonly<Record<string, Status>>

type Known = typeof statuses
export type KnownCode = keyof Known

/** The refusals of one endpoint with their statuses. */
export function refusals<const Codes extends readonly KnownCode[]>(
  ...codes: Codes
): Pick<Known, Codes[number]> {
  return Object.fromEntries(codes.map((code) => [code, statuses[code]])) as Pick<Known, Codes[number]>
}
