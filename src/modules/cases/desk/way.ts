import type { BodyId } from '../../../kernel/ids.ts'
import { type Instant, minutesBetween } from '../../../kernel/time.ts'
import type { Step } from '../../../kernel/ui/trail.tsx'
import { sayHeld, sayHowLong } from '../../../kernel/words/time.ts'
import type { Hop } from '../parts.rules.ts'
import { caseWords as words } from './case.words.ts'

type Naming = (body: BodyId) => string
type WayStep = Step & { readonly days: number }

/** Who held it how long, as steps: the one who is asked or holds it now stands out. */
export function stepsOf(hops: readonly Hop[], now: Instant, nameOf: Naming): WayStep[] {
  const asked = hops.some(({ state }) => state === 'offered')
  return hops.map(({ body, since, until, state }) => ({
    who: nameOf(body),
    span: spanOf({ since, until, state }, now),
    days: minutesBetween(since, until ?? now) / 1_440,
    state:
      state === 'offered' || (state === 'now' && !asked) ? 'now' : isRefused(state) ? 'refused' : undefined,
  }))
}

type LongNaming = {
  readonly nameOf: Naming
  readonly whyOf: (hop: Hop) => string | null
  /** Not yet said to be done. */
  readonly isWorked: boolean
}

/** The same for the case's own page, with why it was not taken. */
export function longStepsOf(
  hops: readonly Hop[],
  now: Instant,
  { nameOf, whyOf, isWorked }: LongNaming,
): WayStep[] {
  return stepsOf(hops, now, nameOf).map((step, at) => {
    const hop = hops[at]
    if (hop?.state === 'now' && isWorked) return { ...step, span: words.stillHeld(step.span) }
    if (hop?.state === 'refused') return { ...step, span: words.refusedAfter(step.span, whyOf(hop)) }
    return hop?.state === 'unanswered' ? { ...step, span: words.silentAfter(step.span) } : step
  })
}

function spanOf({ since, until, state }: Pick<Hop, 'since' | 'until' | 'state'>, now: Instant): string {
  if (state === 'offered') return words.waits
  return state === 'now' ? sayHeld('zh-CN', since, now) : sayHowLong('zh-CN', since, until ?? now)
}

function isRefused(state: Hop['state']): boolean {
  return state === 'refused' || state === 'unanswered'
}
