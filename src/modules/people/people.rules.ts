import type { BodyId, CommunityId, PersonId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Rank } from '../../kernel/actor.ts'
import type { BodyKind } from '../../rulebook/categories.ts'

/** The tenant: one residents' committee and its post. */
export type Community = {
  readonly id: CommunityId
  /** Small number that stands for the community in signed links. */
  readonly serial: number
  readonly slug: string
  readonly name: string
  readonly phone: string
  readonly hours: string
  /** Minutes of the day, local. */
  readonly opens: number
  readonly closes: number
  readonly isDemo: boolean
  readonly closedAt: Instant | null
}

/** 责任单位: an organisation that can hold a case. */
export type Body = {
  readonly id: BodyId
  readonly kind: BodyKind
  readonly name: string
  readonly phone: string | null
}

export type Member = {
  readonly person: PersonId
  readonly body: BodyId
  readonly name: string
  readonly rank: Rank
}

/** A member of the post as somebody to write to. */
export type Mailbox = { readonly person: PersonId; readonly rank: Rank; readonly email: string | null }

/** How the address of an account ends that has none: the sign-in library wants one of everybody. */
export const noMailbox = '@legwork.invalid'

/** The bodies of a community, with the post itself, which holds what nobody else holds. */
export type Bodies = {
  readonly post: Body
  readonly all: readonly Body[]
  readonly byId: ReadonlyMap<BodyId, Body>
}

/** The body that would lead matters of this kind; the post where the community knows no such body. */
export function leaderOf(bodies: Bodies, kind: BodyKind): Body {
  return bodies.all.find((body) => body.kind === kind) ?? bodies.post
}

/** A mobile number as eleven digits, or null when it is not one. A leading +86 and spaces are taken off. */
export function readPhone(typed: string): string | null {
  const digits = typed
    .normalize('NFKC')
    .replace(/[\s()-]/g, '')
    .replace(/^(\+?86)(?=1\d{10}$)/, '')
  return /^1[3-9]\d{9}$/.test(digits) || /^0\d{9,11}$/.test(digits) ? digits : null
}
