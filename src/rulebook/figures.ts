import { z } from 'zod'
import type { PlainDate } from '../kernel/time.ts'
import shipped from './data/figures.json' with { type: 'json' }

/* How many there must be before one is compared with another, as dated data. No law says it: it is the product's own. */

const Rule = z.object({
  asOf: z.iso.date(),
  leastToCompare: z.number().int().positive(),
  source: z.string().min(1),
  tag: z.string(),
})
export type ComparingRule = z.infer<typeof Rule>

const rules: readonly ComparingRule[] = z
  .array(Rule)
  .min(1)
  .parse(shipped)
  .toSorted((a, b) => (a.asOf < b.asOf ? -1 : 1))

/**
 * The rule in force on a day; before the first one, the first. One body with a single matter, solved, would lead every
 * list (FixMyStreet #1957).
 */
export function comparingOn(day: PlainDate): ComparingRule {
  const [first] = rules
  const rule = rules.findLast(({ asOf }) => asOf <= day) ?? first
  if (!rule) throw new Error('no rule says how many there must be')
  return rule
}
