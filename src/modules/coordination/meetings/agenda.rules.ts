import type { BodyId, CaseId } from '../../../kernel/ids.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { AgendaRule } from '../../../rulebook/agenda.ts'

export const reasons = ['refused', 'overdue', 'households', 'put_off', 'dossier_due', 'by_hand'] as const
/** Why a matter is on an agenda. */
export type Reason = (typeof reasons)[number]

/** What is known of an open case, as far as it tells whether it is stuck. */
export type Stuck = {
  readonly id: CaseId
  readonly ref: string
  readonly title: string
  readonly openedAt: Instant
  readonly households: number
  readonly holder: BodyId
  /** Offers that were refused or not answered. */
  readonly refusals: number
  /** Limits and promised days that have passed. */
  readonly overdue: number
  /** An earlier meeting put it off. */
  readonly isPutOff: boolean
  /** Who holds it, was asked to, or was named: those who should come. */
  readonly bodies: readonly BodyId[]
}

export type Proposed = Stuck & { readonly why: readonly Reason[] }

/** The cases that belong on the next agenda, each with why: those with the most reasons first, then the oldest. */
export function agendaOf(open: readonly Stuck[], rule: AgendaRule): Proposed[] {
  return open
    .map((it) => ({ ...it, why: reasonsOf(it, rule) }))
    .filter(({ why }) => why.length > 0)
    .toSorted((a, b) => b.why.length - a.why.length || (a.openedAt < b.openedAt ? -1 : 1))
}

function reasonsOf(it: Stuck, rule: AgendaRule): Reason[] {
  return [
    ...(it.refusals >= rule.refusals ? ['refused' as const] : []),
    ...(it.overdue >= rule.overdue ? ['overdue' as const] : []),
    ...(it.households >= rule.households ? ['households' as const] : []),
    ...(it.isPutOff ? ['put_off' as const] : []),
  ]
}
