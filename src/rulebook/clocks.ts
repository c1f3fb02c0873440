import { z } from 'zod'
import { ok, refuse, type Result } from '../kernel/result.ts'
import type { PlainDate } from '../kernel/time.ts'
import { type Topic, topics, type Urgency, urgencies } from './categories.ts'
import shipped from './data/clocks.json' with { type: 'json' }

/* How long each clock of a case may run: dated rules with their source. A limit that nobody published stays unknown. */

const Limit = z.object({
  amount: z.number().positive(),
  unit: z.enum(['minute', 'hour', 'workingHour', 'workingDay']),
})
const names = ['firstContact', 'update', 'finish', 'offer', 'callback', 'close'] as const
const Whole = z.object(Object.fromEntries(names.map((name) => [name, Limit])) as Record<Name, typeof Limit>)
type Name = (typeof names)[number]

const Rule = z.object({
  id: z.string().regex(/^[a-z0-9-]{2,40}$/),
  asOf: z.iso.date(),
  from: z.iso.date(),
  until: z.iso.date().nullable(),
  source: z.string().min(1),
  tag: z.enum(['R', 'X', 'S', 'C', 'U', 'Product']),
  limits: z.object({ normal: Whole, soon: Whole, now: Whole }),
  topics: z.partialRecord(z.enum(topics), z.partialRecord(z.enum(urgencies), Whole.partial())),
})
const KnownLimit = z.object({
  id: z.string(),
  place: z.string(),
  kind: z.string(),
  limit: Limit.nullable(),
  note: z.string().optional(),
  asOf: z.string(),
  source: z.string(),
  tag: z.string(),
})
const Clocks = z.object({ rules: z.array(Rule).min(1), known: z.array(KnownLimit) })
export type ClockRules = z.infer<typeof Clocks>

/** The limits of one topic and urgency on one day, and the rule they come from. */
export type Limits = z.infer<typeof Whole> & {
  readonly rule: Pick<z.infer<typeof Rule>, 'id' | 'asOf' | 'source' | 'tag'>
}

export const shippedClocks: ClockRules = Clocks.parse(shipped)

export function loadClocks(json: unknown): Result<ClockRules, 'clocks.unreadable'> {
  const read = Clocks.safeParse(json)
  return read.success ? ok(read.data) : refuse('clocks.unreadable', { why: z.prettifyError(read.error) })
}

/** Looks up limits; throws when no rule is in force on that day. */
export function limitsFrom({ rules }: ClockRules): (topic: Topic, urgency: Urgency, on: PlainDate) => Limits {
  const made = rules.map((rule) => ({ from: rule.from, until: rule.until, limits: tableOf(rule) }))
  return (topic, urgency, on) => {
    const inForce = made.findLast(({ from, until }) => from <= on && (until === null || on <= until))
    const found = inForce?.limits.get(`${topic} ${urgency}`)
    if (!found) throw new RangeError(`no clock rule is in force on ${on}`)
    return found
  }
}

function tableOf(rule: z.infer<typeof Rule>): ReadonlyMap<string, Limits> {
  const { id, asOf, source, tag } = rule
  return new Map(
    topics.flatMap((topic) =>
      urgencies.map((urgency) => {
        const own = Object.fromEntries(
          Object.entries(rule.topics[topic]?.[urgency] ?? {}).filter(([, limit]) => limit),
        )
        return [
          `${topic} ${urgency}`,
          { ...rule.limits[urgency], ...own, rule: { id, asOf, source, tag } },
        ] as const
      }),
    ),
  )
}
