import type { Brand } from '../../kernel/brand.ts'
import type { BodyId, CaseId, CommunityId, PersonId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/time.ts'
import type { NoticeKind } from '../../rulebook/notices.ts'

export type NoticeId = Brand<string, 'NoticeId'>
export type BundleId = Brand<string, 'BundleId'>
export type MessageId = Brand<string, 'MessageId'>

export type NoticeState = 'waiting' | 'bundled' | 'overtaken' | 'at_desk'
export type MessageState = 'waiting' | 'sending' | 'sent' | 'refused' | 'open' | 'told'

/** Ways a message goes, the most likely to be read first; `hand` when somebody of the post has to pass it on. */
export const waysOut = ['wecom', 'sms', 'mail'] as const
export type WayOut = (typeof waysOut)[number]
export type Channel = WayOut | 'hand'

/** Who is told: a body, by whoever is to be reached there, or a member of the post. */
export type Hearer =
  | { readonly as: 'body'; readonly body: BodyId }
  | { readonly as: 'person'; readonly person: PersonId }

/** One thing that one hearer is to be told. */
export type Notice = {
  readonly id: NoticeId
  readonly community: CommunityId
  readonly hearer: Hearer
  readonly kind: NoticeKind
  readonly case: CaseId | null
  /** The promise, part, whistle or meeting that it is about. */
  readonly subject: string | null
  readonly n: number
  readonly madeAt: Instant
  readonly dueAt: Instant
}

/** What goes to one hearer at once, as it is read. */
export type Written = {
  readonly subject: string
  readonly text: string
  /** For short messages: how many things, and the link. */
  readonly short: string
  /** Meetings whose invitation goes along. */
  readonly meetings: readonly string[]
  /** Something in it is to be told at night too; so is a repeat. */
  readonly isAtOnce: boolean
}

/** One way that a bundle goes. */
export type Message = {
  readonly id: MessageId
  readonly community: CommunityId
  readonly bundle: BundleId
  /** The contact of the body; null for a member of the post, and by hand. */
  readonly contact: string | null
  readonly channel: Channel
  readonly state: MessageState
  readonly tries: number
  readonly nextAt: Instant | null
  readonly leaseUntil: Instant | null
  readonly endedAt: Instant | null
  readonly why: string | null
  readonly toldBy: PersonId | null
}

/** An address for each way that somebody has. */
export type Addresses = Readonly<Record<WayOut, string | null>>

/** The ways in which somebody can be reached here, the first to be tried first. */
export function waysTo(addresses: Addresses, open: ReadonlySet<WayOut>): WayOut[] {
  return waysOut.filter((way) => open.has(way) && addresses[way] !== null)
}

/** The way to be tried after this one was refused, never one before it: that was tried. */
export function nextWay(ways: readonly WayOut[], refused: WayOut): WayOut | null {
  return ways.find((way) => waysOut.indexOf(way) > waysOut.indexOf(refused)) ?? null
}
