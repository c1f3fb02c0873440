import type { Result } from '../result.ts'

/** One message to one address: a mailbox, a WeCom group robot's key, a telephone. */
export type Message = {
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly attached?: readonly Attached[]
  /** The same message sent again has the same key. */
  readonly key: string
}

export type Attached = { readonly name: string; readonly type: string; readonly bytes: Buffer }

/**
 * `away`: try again later. `refused`: the other side will not have it, now or ever. `unknown`: there is no such channel
 * here.
 */
export type SendRefused = 'outbound.away' | 'outbound.refused' | 'outbound.unknown'

export type Send = (message: Message) => Promise<Result<'sent', SendRefused>>
