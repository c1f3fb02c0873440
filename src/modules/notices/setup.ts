import type { Send } from '../../kernel/outbound/outbound.ts'
import { type NoticeRules, shippedNotices } from '../../rulebook/notices.ts'
import type { WayOut } from './notice.rules.ts'

/** What an installation sends by, and by which rules. A way that is not set up is not there. */
export type Sending = {
  readonly ways: Readonly<Partial<Record<WayOut, Send>>>
  readonly rules: NoticeRules
  /** What the site calls itself, without a slash at the end. */
  readonly baseUrl: string
  /** Told what became of a message, in codes; never the words or the address. */
  readonly told?: (outcome: string, facts: Readonly<Record<string, string | number>>) => void
}

export function openWays({ ways }: Pick<Sending, 'ways'>): ReadonlySet<WayOut> {
  return new Set(Object.keys(ways) as WayOut[])
}

/** What the desk shows of it. */
export type Setup = Pick<Sending, 'ways' | 'rules'>

/** An installation as it comes: no way out, so that everything is passed on by hand. */
export const asShipped: Setup = { ways: {}, rules: shippedNotices }
