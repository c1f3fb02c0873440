import type { CaseId, HomeId, PersonId, RequestId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Lang } from '../../kernel/words/lang.ts'
import type { Channel } from './parts.rules.ts'
import type { Understanding } from './understand.ts'

/** What comes with one saying when it is filed. */
export type FilingInput = {
  readonly words: string
  readonly lang: Lang
  readonly channel: Channel
  readonly phone?: string | undefined
  readonly home?: HomeId | undefined
  readonly person?: PersonId | undefined
  readonly draft?: string | undefined
  /** When it was said; later than that for what a worker writes down afterwards, or a replay. */
  readonly saidAt?: Instant | undefined
  /** Life is not in danger, or the emergency line has been called. */
  readonly dangerSeen: boolean
  /** Known matters were shown, and this is another one. */
  readonly isNew: boolean
  readonly understanding: Understanding
}

export type Receipt = {
  readonly request: RequestId
  readonly ref: string
  readonly cases: readonly { readonly id: CaseId; readonly ref: string }[]
}
