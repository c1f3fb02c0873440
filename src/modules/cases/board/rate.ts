import type { CommunityId } from '../../../kernel/ids.ts'
import type { Period } from '../../../kernel/month.ts'
import type { Lang } from '../../../kernel/words/lang.ts'

/** One rate of a month: its two numbers, what they count, and what was left out. */
export type Rate = {
  readonly name: string
  readonly part: number
  readonly whole: number
  readonly means: string
  /** What the difference consists of, and what was not counted. */
  readonly left: readonly string[]
}

/** The three rates and the share that was reached, counted and defined by the module of the figures above. */
export type RatesOf = (community: CommunityId, period: Period, lang: Lang) => Promise<readonly Rate[]>
