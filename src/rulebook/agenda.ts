import { z } from 'zod'
import shipped from './data/agenda.json' with { type: 'json' }

/* When a case is stuck, so that those concerned should sit down together: dated data. */

const Agenda = z.object({
  asOf: z.iso.date(),
  source: z.string().min(1),
  tag: z.string(),
  /** As often refused or left unanswered. */
  refusals: z.int().positive(),
  /** So many limits or promised days have passed. */
  overdue: z.int().positive(),
  /** So many households say it. */
  households: z.int().positive(),
})
export type AgendaRule = z.infer<typeof Agenda>

export const shippedAgenda: AgendaRule = Agenda.parse(shipped)
