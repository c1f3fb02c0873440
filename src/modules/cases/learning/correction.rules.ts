import type { Brand } from '../../../kernel/brand.ts'
import type { Case } from '../case.rules.ts'
import type { Need } from '../parts.rules.ts'

export type CorrectionId = Brand<string, 'CorrectionId'>
export type UnlearningId = Brand<string, 'UnlearningId'>

/** What of a reading a worker accepts or puts right. */
export const correctedFields = ['topic', 'urgency', 'place'] as const
export type CorrectedField = (typeof correctedFields)[number]

/** What was read of a saying, beside what the worker made of it. The same means: accepted. */
export type Verdict = { readonly field: CorrectedField; readonly proposed: string; readonly decided: string }

const nowhere = 'nowhere'

/**
 * The worker's verdict on one reading. A first look speaks of all that was proposed; a later one only of what it
 * changes. Where no place was found, none was proposed, and saying it counts as putting right.
 */
export function correctionsOf(
  need: Pick<Need, 'topic' | 'urgency'>,
  before: Pick<Case, 'state' | 'topic' | 'urgency' | 'place'>,
  after: Pick<Case, 'topic' | 'urgency' | 'place'>,
): Verdict[] {
  const isFirst = before.state === 'new'
  const [was, is] = [before.place.stairwell, after.place.stairwell]
  const verdicts: Verdict[] = []
  if (isFirst || after.topic !== before.topic)
    verdicts.push({ field: 'topic', proposed: need.topic, decided: after.topic })
  if (isFirst || after.urgency !== before.urgency)
    verdicts.push({ field: 'urgency', proposed: need.urgency, decided: after.urgency })
  if (is !== was || (isFirst && is !== null))
    verdicts.push({ field: 'place', proposed: was ?? nowhere, decided: is ?? nowhere })
  return verdicts
}

/** Whether a saying can learn from it: only a topic that was put right. */
export function teaches({ field, proposed, decided }: Verdict): boolean {
  return field === 'topic' && proposed !== decided
}
